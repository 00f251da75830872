package dev.foldwork.conductor.server.patience;

import java.lang.reflect.InvocationHandler;

/**
 * Puts {@link TaskWrites} before the place where the server keeps its tasks.
 *
 * <p>By itself the server reads a task, changes it and writes it back without looking again. When a lease runs out while
 * the result is being handed in, as after a database was away for longer than a lease, a task is both done and handed out
 * again; what needs its output then finds that of the second, which has none (ADR 68).
 */
public final class OneOutcome extends Fronted {

    public OneOutcome() {
        super("com.netflix.conductor.dao.ExecutionDAO");
    }

    @Override
    InvocationHandler front(Object own) {
        return new TaskWrites(own);
    }
}
