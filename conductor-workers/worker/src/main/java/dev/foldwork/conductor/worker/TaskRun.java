package dev.foldwork.conductor.worker;

import dev.foldwork.conductor.client.CloudException;
import dev.foldwork.conductor.worker.RunningTasks.Running;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Carries out a polled task, and after it every task that the engine gives in exchange for a result. */
final class TaskRun {

    private static final System.Logger LOG = System.getLogger(TaskRun.class.getName());
    private static final long PAUSE_MILLIS = 200;

    private final Means means;
    private final Specs specs;
    private final RunningTasks running;
    private final HandIn handIn;

    TaskRun(Means means, Specs specs, RunningTasks running, HandIn handIn) {
        this.means = means;
        this.specs = specs;
        this.running = running;
        this.handIn = handIn;
    }

    /**
     * Returns when the engine has no next task.
     *
     * @param first the task as the engine handed it out
     * @param asked when the engine was asked for it
     */
    void run(Map<String, @Nullable Object> first, Instant asked) {
        Instant begun = asked;
        Optional<Map<String, @Nullable Object>> next = Optional.of(first);
        while (next.isPresent()) {
            Map<String, @Nullable Object> json = next.get();
            Instant since = begun;
            // The next task is asked for at the earliest now; too early only means that its result is looked for once
            // more.
            begun = means.clock().instant();
            next = read(json).flatMap(task -> inHand(task, since));
        }
    }

    private Optional<NodeTask> read(Map<String, @Nullable Object> json) {
        try {
            return Optional.of(NodeTask.read(json, specs));
        } catch (RuntimeException foreign) {
            // Its lease runs out and it comes back; another worker, of another version, may understand it.
            LOG.log(Level.ERROR, "task " + json.get("taskId") + " cannot be read", foreign);
            return Optional.empty();
        }
    }

    private Optional<Map<String, @Nullable Object>> inHand(NodeTask task, Instant begun) {
        HandedIn memory = handIn.memory();
        memory.begin(task);
        try {
            return switch (memory.of(task).orElse(null)) {
                case TaskOutcome.Completed again -> handIn.deliver(task, again, begun);
                case TaskOutcome.EndsBody again -> handIn.deliver(task, again, begun);
                case TaskOutcome.Soon left -> untilSettled(current(task, left), begun);
                case TaskOutcome.Later left -> untilSettled(current(task, left), begun);
                case TaskOutcome.Dropped ignored -> untilSettled(task, begun);
                case null -> untilSettled(task, begun);
            };
        } catch (InterruptedException closing) {
            return Optional.empty();
        } finally {
            memory.end(task);
        }
    }

    private Optional<Map<String, @Nullable Object>> untilSettled(NodeTask polled, Instant begun) {
        NodeTask task = polled;
        while (true) {
            TaskOutcome outcome = carriedOut(task);
            var next = handIn.deliver(task, outcome, begun);
            if (!(outcome instanceof TaskOutcome.Soon soon)) {
                return next;
            }
            task = task.goingOn(soon.output());
        }
    }

    /** What was left last, unless the task holds an answer, which came after it. */
    private static NodeTask current(NodeTask task, TaskOutcome left) {
        return LeafRole.answer(task) == null ? task.withOutput(left.output()) : task;
    }

    private TaskOutcome carriedOut(NodeTask task) {
        Running mine = running.enter(task, means.clock().instant());
        boolean interrupted = true;
        TaskOutcome outcome = new TaskOutcome.Dropped();
        try {
            handIn.awaitBefore(task);
            if (!means.reporter().cancelled().contains(task.run())) {
                outcome = worked(task);
            }
        } catch (InterruptedException cancelled) {
            outcome = new TaskOutcome.Dropped();
        } finally {
            interrupted = running.leave(mine);
        }
        boolean unsure = interrupted && outcome instanceof TaskOutcome.EndsBody;
        return unsure ? new TaskOutcome.Dropped() : outcome;
    }

    private TaskOutcome worked(NodeTask polled) throws InterruptedException {
        while (true) {
            try {
                return new Work(means, takenOver(polled)).run();
            } catch (CloudException away) {
                if (!away.passing() || Thread.currentThread().isInterrupted()) {
                    return HandIn.broken(polled, away);
                }
                Thread.sleep(PAUSE_MILLIS);
            } catch (RuntimeException fault) {
                LOG.log(Level.ERROR, "task of '" + polled.path() + "' in run " + polled.run() + " broke", fault);
                return HandIn.broken(polled, fault);
            }
        }
    }

    /** A task handed out anew after its worker died goes on from what that worker had left with the engine. */
    private NodeTask takenOver(NodeTask task) {
        String before = task.retried();
        if (before == null || task.output().containsKey("state")) {
            return task;
        }
        return means.api()
                .task(before)
                .map(left -> NodeTask.read(left, specs))
                .map(left -> task.withOutput(takenOver(left).output()))
                .orElse(task);
    }
}
