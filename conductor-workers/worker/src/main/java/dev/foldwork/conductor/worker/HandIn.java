package dev.foldwork.conductor.worker;

import dev.foldwork.conductor.client.CloudException;
import dev.foldwork.conductor.client.ConductorApi;
import dev.foldwork.conductor.client.FailureFinder;
import dev.foldwork.conductor.compiler.TaskTypes;
import dev.foldwork.conductor.compiler.Wire;
import dev.foldwork.flow.run.FlowError;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Hands results to the engine and tells of their events once the engine has them. Thread-safe.
 *
 * <p>A result is never given up while the worker runs: an engine that is away is asked again until it answers.
 */
final class HandIn {

    private static final long FIRST_PAUSE_MILLIS = 50;
    private static final long LONGEST_PAUSE_MILLIS = 2_000;
    /** Within this time after its hand-out no task's lease has run out. */
    private static final Duration SURE = Duration.ofSeconds(TaskTypes.LEASE_SECONDS / 2);

    private final ConductorApi api;
    private final RunReporter reporter;
    private final String worker;
    private final InstantSource clock;
    private final Deliveries deliveries;
    private final HandedIn memory = new HandedIn();
    private volatile boolean closed;

    HandIn(ConductorApi api, RunReporter reporter, String worker, InstantSource clock) {
        this.api = api;
        this.reporter = reporter;
        this.worker = worker;
        this.clock = clock;
        this.deliveries = new Deliveries(api);
    }

    /**
     * Hands in a result and returns a next task when the engine had one ready.
     *
     * <p>The engine says yes to a result, too, of a task whose lease has run out, and throws it away: one that comes late
     * is only told of when the engine shows it.
     *
     * @param begun when the engine was asked for the task
     */
    Optional<Map<String, @Nullable Object>> deliver(NodeTask task, TaskOutcome outcome, Instant begun) {
        if (outcome instanceof TaskOutcome.Dropped) {
            return Optional.empty();
        }
        memory.keep(task, outcome);
        var delivery = new Delivery(task, outcome, reporter);
        deliveries.begin(delivery);
        try {
            var next = untilTaken(result(task, outcome, delivery.status()), outcome instanceof TaskOutcome.Soon);
            if (!delivery.endsTask() || begun.plus(SURE).isAfter(clock.instant()) || deliveries.isTaken(delivery)) {
                delivery.taken();
            }
            return next;
        } finally {
            deliveries.end(delivery);
        }
    }

    /** Returns what the worker remembers of the tasks that it was given. */
    HandedIn memory() {
        return memory;
    }

    /** Returns when what comes before a task in its run has been told. */
    void awaitBefore(NodeTask task) throws InterruptedException {
        deliveries.awaitBefore(task);
    }

    /** Lets threads that wait for an absent engine go; their tasks are handed out again later. */
    void close() {
        closed = true;
    }

    private Optional<Map<String, @Nullable Object>> untilTaken(Map<String, @Nullable Object> result, boolean goesOn) {
        long pause = FIRST_PAUSE_MILLIS;
        while (true) {
            try {
                if (!closed && !goesOn) {
                    return api.updateAndTake(result);
                }
                api.update(result);
                return Optional.empty();
            } catch (CloudException failure) {
                if (!failure.passing() || closed) {
                    return Optional.empty();
                }
                sleep(pause);
                pause = Math.min(LONGEST_PAUSE_MILLIS, pause * 2);
            }
        }
    }

    private static void sleep(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException ignored) {
            // A result must reach the engine; only closing ends the attempts, and it is asked for after each.
            Thread.onSpinWait();
        }
    }

    private Map<String, @Nullable Object> result(NodeTask task, TaskOutcome outcome, String status) {
        var result = new LinkedHashMap<String, @Nullable Object>();
        result.put("workflowInstanceId", task.workflow());
        result.put("taskId", task.id());
        result.put("workerId", worker);
        result.put("outputData", outcome.output());
        result.put("status", status);
        switch (outcome) {
            case TaskOutcome.EndsBody ends -> result.put("reasonForIncompletion", reason(ends));
            case TaskOutcome.Soon ignored -> result.put("callbackAfterSeconds", TaskTypes.LEASE_SECONDS);
            case TaskOutcome.Later later -> result.put("callbackAfterSeconds", later.seconds());
            case TaskOutcome.Completed ignored -> {}
            case TaskOutcome.Dropped ignored -> {}
        }
        return result;
    }

    private static String reason(TaskOutcome.EndsBody ends) {
        FlowError error = FlowError.fromJson(Wire.map(ends.output().get("failure")));
        return error.code() + " at '" + error.path() + "'";
    }

    /** Returns the outcome of a task that the worker itself could not carry out. */
    static TaskOutcome broken(NodeTask task, RuntimeException fault) {
        var error = new FlowError(
                FailureFinder.ENGINE_ERROR,
                "The worker could not carry out a task of '" + task.path() + "': " + fault,
                null,
                task.path(),
                false);
        return new TaskOutcome.EndsBody(Outputs.failing(Map.of(), error), List.of());
    }
}
