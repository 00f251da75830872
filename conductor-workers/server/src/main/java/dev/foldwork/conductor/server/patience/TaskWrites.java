package dev.foldwork.conductor.server.patience;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Lets the first of two outcomes of a task stand: done, or handed out again under another id because its lease ran out.
 *
 * <p>Whoever comes second wrote what it had read before; its write is left out, as if it had come before the other's.
 * What is known is what this server wrote lately; nothing is read for it. Thread-safe.
 */
final class TaskWrites implements InvocationHandler {

    private static final int REMEMBERED = 20_000;
    private static final String DONE = "COMPLETED";
    private static final Set<String> OPEN = Set.of("SCHEDULED", "IN_PROGRESS");

    private final Object tasks;
    private final Map<String, Outcome> outcomes = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Outcome> eldest) {
            return size() > REMEMBERED;
        }
    };

    /** @param tasks the server's own */
    TaskWrites(Object tasks) {
        this.tasks = tasks;
    }

    private enum Outcome {
        DONE,
        REPLACED
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
        if (arguments == null || arguments.length != 1) {
            return Fronted.call(tasks, method, arguments);
        }
        return switch (method.getName()) {
            case "updateTask" -> update(method, arguments[0]);
            case "createTasks" -> create(method, (List<?>) arguments[0]);
            default -> Fronted.call(tasks, method, arguments);
        };
    }

    private @Nullable Object update(Method method, Object task) throws Throwable {
        String id = Objects.requireNonNull(read(task, "getTaskId"));
        String status = Objects.requireNonNull(read(task, "getStatus"));
        Object[] arguments = {task};
        if (status.equals(DONE)) {
            return claim(id, Outcome.DONE) ? orForget(method, arguments, Set.of(id)) : null;
        }
        Outcome known = outcome(id);
        boolean late = known == Outcome.DONE || known == Outcome.REPLACED && OPEN.contains(status);
        return late ? null : Fronted.call(tasks, method, arguments);
    }

    private @Nullable Object create(Method method, List<?> asked) throws Throwable {
        var created = new ArrayList<Object>();
        var claimed = new HashSet<String>();
        for (Object task : asked) {
            String before = read(task, "getRetriedTaskId");
            if (before == null) {
                created.add(task);
            } else if (claim(before, Outcome.REPLACED)) {
                created.add(task);
                claimed.add(before);
            }
        }
        return orForget(method, new Object[] {created}, claimed);
    }

    /** Books an outcome for a task; returns false when it has another. */
    private synchronized boolean claim(String id, Outcome outcome) {
        return outcomes.computeIfAbsent(id, first -> outcome) == outcome;
    }

    private synchronized @Nullable Outcome outcome(String id) {
        return outcomes.get(id);
    }

    /** A write that failed decides nothing. */
    private @Nullable Object orForget(Method method, Object[] arguments, Set<String> claimed) throws Throwable {
        try {
            return Fronted.call(tasks, method, arguments);
        } catch (Throwable failure) {
            synchronized (this) {
                outcomes.keySet().removeAll(claimed);
            }
            throw failure;
        }
    }

    /** The class of tasks is of the server's world. */
    private static @Nullable String read(Object task, String property) throws ReflectiveOperationException {
        Object value = task.getClass().getMethod(property).invoke(task);
        return value == null ? null : value.toString();
    }
}
