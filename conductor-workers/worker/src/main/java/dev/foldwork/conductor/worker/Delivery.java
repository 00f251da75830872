package dev.foldwork.conductor.worker;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;

/** A result on its way to the engine: its events are told once, as soon as the engine is known to have it. Thread-safe. */
final class Delivery {

    private static final String OPEN = "IN_PROGRESS";

    private final NodeTask task;
    private final TaskOutcome outcome;
    private final RunReporter reporter;
    private final AtomicBoolean claimed = new AtomicBoolean();
    private final CompletableFuture<Void> over = new CompletableFuture<>();

    Delivery(NodeTask task, TaskOutcome outcome, RunReporter reporter) {
        this.task = task;
        this.outcome = outcome;
        this.reporter = reporter;
    }

    NodeTask task() {
        return task;
    }

    /** Returns the status that the engine's task has once the engine has the result. */
    String status() {
        return switch (outcome) {
            case TaskOutcome.Completed ignored -> "COMPLETED";
            case TaskOutcome.EndsBody ignored -> "FAILED_WITH_TERMINAL_ERROR";
            case TaskOutcome.Soon ignored -> OPEN;
            case TaskOutcome.Later ignored -> OPEN;
            case TaskOutcome.Dropped ignored -> throw new IllegalStateException("nothing is handed in");
        };
    }

    /** Returns true when the result ends the task, so that the engine can be asked whether it has it. */
    boolean endsTask() {
        return !status().equals(OPEN);
    }

    /** Tells the events unless they have been told: the engine has the result. */
    void taken() {
        if (claimed.compareAndSet(false, true)) {
            if (!outcome.events().isEmpty()) {
                reporter.report(outcome.events());
            }
            over.complete(null);
        }
    }

    /** Says that nothing is on its way any more, whether or not the engine has it. */
    void close() {
        claimed.set(true);
        over.complete(null);
    }

    /** Returns true when the events have been told, or nothing is on its way any more, within this time. */
    boolean over(Duration longest) throws InterruptedException {
        try {
            over.get(longest.toNanos(), TimeUnit.NANOSECONDS);
            return true;
        } catch (TimeoutException slow) {
            return false;
        } catch (ExecutionException never) {
            throw new IllegalStateException("nobody fails it", never);
        }
    }
}
