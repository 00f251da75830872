package dev.foldwork.conductor.worker;

import dev.foldwork.conductor.compiler.Closing;
import dev.foldwork.conductor.compiler.Wire;
import dev.foldwork.flow.run.FlowError;
import dev.foldwork.flow.run.Resolution;
import dev.foldwork.flow.run.ResolutionException;
import dev.foldwork.flow.run.Scope;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Works out what a body gives back once all its nodes have settled. */
final class ClosingWork {

    private ClosingWork() {}

    /**
     * Returns what the task's output gains: {@code result}, or {@code round} and {@code more}.
     *
     * @throws ResolutionException for the node that holds the body
     * @throws LoopFailure when a loop's condition is not true or false, or its limit is reached
     */
    static Map<String, @Nullable Object> close(NodeTask task, Scope scope, Instant at) throws LoopFailure {
        String holder = task.context().node();
        return switch (task.spec().closing()) {
            case Closing.Nothing() -> Map.of();
            case Closing.Outputs(var outputs) -> {
                var resolution = new Resolution(task.run(), holder, at);
                yield Map.of("result", Wire.text(resolution.named(outputs, scope)));
            }
            case Closing.Turn(var loop) -> LoopTurn.next(task, loop, scope, at).output();
        };
    }

    /** A loop cannot go on. */
    static final class LoopFailure extends Exception {

        private static final long serialVersionUID = 1L;

        private final transient FlowError error;

        LoopFailure(FlowError error) {
            super(error.message());
            this.error = error;
        }

        FlowError error() {
            return error;
        }
    }

    /** Finishes a settled task: closes its body where the task has to, or ends the body when that fails. */
    static TaskOutcome finish(NodeTask task, Map<String, @Nullable Object> output, Chronicle chronicle, Instant at) {
        try {
            var closed = new LinkedHashMap<String, @Nullable Object>(output);
            if (!(task.spec().closing() instanceof Closing.Nothing)) {
                closed.putAll(close(task, withOwn(task, output), at));
            }
            return new TaskOutcome.Completed(closed, chronicle.news());
        } catch (ResolutionException failure) {
            return new TaskOutcome.EndsBody(Outputs.failing(output, failure.error()), chronicle.news());
        } catch (LoopFailure failure) {
            return new TaskOutcome.EndsBody(Outputs.failing(output, failure.error()), chronicle.news());
        }
    }

    private static Scope withOwn(NodeTask task, Map<String, @Nullable Object> output) {
        Object view = output.get("view");
        return task.spec().step() == null || view == null
                ? task.scope()
                : task.scope().withNodes(Map.of(task.spec().node().id(), Wire.map(view)));
    }
}
