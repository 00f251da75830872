package dev.foldwork.conductor.worker;

import dev.foldwork.conductor.compiler.Wire;
import dev.foldwork.flow.plan.Plan;
import dev.foldwork.flow.run.FlowError;
import dev.foldwork.flow.run.Resolution;
import dev.foldwork.flow.run.ResolutionException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Carries out one task according to its role. */
final class Work {

    private final Means means;
    private final NodeTask task;

    Work(Means means, NodeTask task) {
        this.means = means;
        this.task = task;
    }

    TaskOutcome run() throws InterruptedException {
        if (begins() && means.reporter().paused().contains(task.run())) {
            return new TaskOutcome.Later(1, task.output(), List.of());
        }
        return switch (task.spec().role()) {
            case LEAF -> new LeafRole(means, task).work();
            case ENTER -> new HolderRole(means, task).enter();
            case PREPARE -> new HolderRole(means, task).prepare();
            case JUDGE -> new HolderRole(means, task).judge();
            case SETTLE -> new HolderRole(means, task).settle();
            case OPEN -> open();
            case CLOSE ->
                ClosingWork.finish(
                        task,
                        Map.of(),
                        new Chronicle(task.run(), task.path()),
                        means.clock().instant());
            case TIMER -> timer();
        };
    }

    /** Returns true for a task that would begin an attempt; one that goes on with an attempt is not held by a pause. */
    private boolean begins() {
        return switch (task.spec().role()) {
            case LEAF -> !LeafState.isUnderWay(task.output());
            case ENTER, PREPARE -> true;
            case OPEN, JUDGE, SETTLE, TIMER, CLOSE -> false;
        };
    }

    private TaskOutcome open() {
        Plan plan = Objects.requireNonNull(task.spec().plan());
        try {
            var resolution = new Resolution(task.run(), "", task.context().at());
            var inputs = NodeTask.map(task.scope().names().get("inputs"));
            return new TaskOutcome.Completed(
                    Map.of("vars", Wire.text(resolution.vars(plan.vars(), inputs))), List.of());
        } catch (ResolutionException failure) {
            return new TaskOutcome.EndsBody(Outputs.failing(Map.of(), failure.error()), List.of());
        }
    }

    private TaskOutcome timer() throws InterruptedException {
        Duration timeout = Objects.requireNonNull(task.spec().node().handling().timeout());
        Instant deadline = task.context().at().plus(timeout);
        Duration rest = Duration.between(means.clock().instant(), deadline);
        if (rest.compareTo(Duration.ofSeconds(1)) > 0) {
            return new TaskOutcome.Later(rest.toSeconds(), task.output(), List.of());
        }
        if (rest.isPositive()) {
            Thread.sleep(rest.toMillis() + 1);
        }
        var error = new FlowError(
                FlowError.TIMEOUT,
                "The attempt took longer than the node's timeout: raise 'timeout' or make the work smaller",
                null,
                task.context().node(),
                true);
        return new TaskOutcome.EndsBody(Outputs.failing(Map.of(), error), List.of());
    }
}
