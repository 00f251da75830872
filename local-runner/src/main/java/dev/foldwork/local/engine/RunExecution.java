package dev.foldwork.local.engine;

import dev.foldwork.flow.plan.Plan;
import dev.foldwork.flow.run.FlowError;
import dev.foldwork.flow.run.NodePath;
import dev.foldwork.flow.run.Resolution;
import dev.foldwork.flow.run.ResolutionException;
import dev.foldwork.flow.run.RunEvent.Kind;
import dev.foldwork.flow.run.RunState;
import dev.foldwork.flow.run.Scope;
import dev.foldwork.local.engine.EventLog.JournalLost;
import dev.foldwork.local.journal.Journal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One run under way in this process. Thread-safe. */
public final class RunExecution {

    private final RunContext run;
    private final Journal journal;
    private final Plan plan;
    private final Map<String, @Nullable Object> inputs;
    private final Instant createdAt;
    private final CancelScope scope = new CancelScope();
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile boolean cancelled;

    RunExecution(RunContext run, Journal journal, Plan plan, Map<String, @Nullable Object> inputs, Instant createdAt) {
        this.run = run;
        this.journal = journal;
        this.plan = plan;
        this.inputs = inputs;
        this.createdAt = createdAt;
        run.gate().set(run.memory().isPaused());
    }

    /** Begins or goes on; {@code left} is told, on the run's own thread, when this process is done with it. */
    public void begin(Consumer<RunExecution> left) {
        Thread.ofVirtual().name("run " + run.id()).start(() -> {
            try {
                execute();
            } catch (JournalLost stopped) {
                // The journal keeps what is durable; whoever opens it next goes on from there.
                scope.cancel();
            } finally {
                left.accept(this);
                ended.countDown();
            }
        });
    }

    private void execute() {
        BodyResult result;
        try {
            Map<String, @Nullable Object> vars =
                    new Resolution(run.id(), NodePath.ROOT, createdAt).vars(plan.vars(), inputs);
            result = new BodyRunner(
                            run,
                            plan.body(),
                            NodePath.ROOT,
                            NodePath.ROOT,
                            createdAt,
                            Scope.root(inputs, vars),
                            scope.child())
                    .run();
        } catch (ResolutionException failure) {
            result = new BodyResult.Failed(failure.error());
        }
        finish(result);
    }

    private void finish(BodyResult result) {
        var data = new LinkedHashMap<String, @Nullable Object>();
        if (cancelled || result instanceof BodyResult.Cancelled) {
            data.put("state", RunState.CANCELLED.wire());
        } else if (result instanceof BodyResult.Completed(var outputs)) {
            data.put("state", RunState.SUCCEEDED.wire());
            data.put("output", outputs);
        } else if (result instanceof BodyResult.Failed(FlowError error)) {
            data.put("state", RunState.FAILED.wire());
            data.put("error", error.toJson());
        }
        run.log().commit(run.clock().instant(), Kind.RUN_FINISHED, NodePath.ROOT, 0, data);
        run.trace().ended(journal, run.id(), plan);
    }

    /** Returns the run's id. */
    public String id() {
        return run.id();
    }

    /** Ends the run; what executes is interrupted. Returns when the run has ended. */
    public void cancel() {
        cancelled = true;
        scope.cancel();
        awaitEnd();
    }

    /** Keeps new attempts from starting; durable on return. */
    public void pause() {
        if (run.gate().set(true)) {
            run.log().commit(run.clock().instant(), Kind.RUN_PAUSED, NodePath.ROOT, 0, Map.of());
        }
    }

    /** Lifts a pause; durable on return. */
    public void resume() {
        if (run.gate().isClosed()) {
            run.log().commit(run.clock().instant(), Kind.RUN_RESUMED, NodePath.ROOT, 0, Map.of());
            run.gate().set(false);
        }
    }

    /** Returns true when the node at this path waits for an answer now. */
    public boolean asks(String path) {
        return run.questions().isOpen(path);
    }

    /** Answers an open question; durable on return. */
    public void answer(String path, @Nullable Object value, String by) {
        run.questions().answer(path, value, by);
    }

    /** Leaves the run as it is, for a later process; returns when nothing of it runs here any more. */
    public void leave() {
        run.log().stop();
        scope.cancel();
        awaitEnd();
    }

    private void awaitEnd() {
        try {
            ended.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
