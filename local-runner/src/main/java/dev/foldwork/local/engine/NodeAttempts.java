package dev.foldwork.local.engine;

import dev.foldwork.flow.plan.Step;
import dev.foldwork.flow.run.FailurePolicy;
import dev.foldwork.flow.run.FlowError;
import dev.foldwork.flow.run.Resolution;
import dev.foldwork.flow.run.ResolutionException;
import dev.foldwork.flow.run.RunEvent.Kind;
import dev.foldwork.flow.run.Scope;
import dev.foldwork.flow.run.Settled;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The attempts of one node, whatever its kind: settings, start, retries, settling. Used by one thread. */
final class NodeAttempts {

    private final RunContext run;
    private final Step step;
    private final String path;
    private final Instant readyAt;
    private final Scope scope;
    private final CancelScope cancel;
    private final Memory.@Nullable Node known;
    private int attempt;

    NodeAttempts(RunContext run, Step step, String path, Instant readyAt, Scope scope, CancelScope cancel) {
        this.run = run;
        this.step = step;
        this.path = path;
        this.readyAt = readyAt;
        this.scope = scope;
        this.cancel = cancel;
        this.known = run.memory().node(path);
        this.attempt = known == null || known.attempt == 0 ? 1 : known.attempt;
    }

    /** One attempt of the node. */
    interface Work {
        Outcome run(Map<String, @Nullable Object> input, Instant startedAt) throws InterruptedException;
    }

    /** How one attempt ended. */
    sealed interface Outcome {
        record Succeeded(
                Map<String, @Nullable Object> output,
                @Nullable String port) implements Outcome {}

        record Failed(FlowError error, Duration pause) implements Outcome {}

        record Cancelled() implements Outcome {}
    }

    RunContext run() {
        return run;
    }

    Step step() {
        return step;
    }

    String path() {
        return path;
    }

    Instant readyAt() {
        return readyAt;
    }

    Scope scope() {
        return scope;
    }

    CancelScope cancel() {
        return cancel;
    }

    /** Returns the number of the attempt under way, from 1. */
    int attempt() {
        return attempt;
    }

    /** Returns what an earlier process left of this attempt, or null. */
    Memory.@Nullable Node left() {
        return known != null && known.attempt == attempt && known.startedAt != null ? known : null;
    }

    Resolution resolution() {
        return new Resolution(run.id(), path, readyAt);
    }

    /**
     * Resolves the settings once and runs attempts until one settles the node.
     *
     * @param durableStart whether the start must be durable before the work begins: so that an effect never precedes its
     *     intent
     */
    Settled until(boolean durableStart, Work work) {
        Map<String, @Nullable Object> input;
        try {
            input = resolution().recorded(step.settings(), scope);
        } catch (ResolutionException failure) {
            return commit(
                    0, NodeRunner.settledBy(step, failure.error(), run.clock().instant()));
        }
        try {
            while (true) {
                Settled settled = once(input, durableStart, work);
                if (settled != null) {
                    return settled;
                }
            }
        } catch (InterruptedException cancelled) {
            return note(NodeRunner.cancelled(run.clock().instant()));
        }
    }

    private @Nullable Settled once(Map<String, @Nullable Object> input, boolean durableStart, Work work)
            throws InterruptedException {
        awaitTurn();
        Outcome outcome = work.run(input, start(input, durableStart));
        Instant now = run.clock().instant();
        return switch (outcome) {
            case Outcome.Succeeded(var output, var port) -> commit(attempt, Settled.succeeded(output, port, now));
            case Outcome.Failed(var error, var pause) -> failed(error, pause, now);
            case Outcome.Cancelled ignored -> note(NodeRunner.cancelled(now));
        };
    }

    private void awaitTurn() throws InterruptedException {
        Instant retryAt = known != null && known.attempt == attempt ? known.retryAt : null;
        if (retryAt != null) {
            sleepUntil(retryAt);
        }
        if (run.gate().isClosed()) {
            cancel.interruptibly(() -> {
                run.gate().pass();
                return true;
            });
        }
        if (cancel.isCancelled()) {
            throw new InterruptedException();
        }
    }

    private void sleepUntil(Instant moment) throws InterruptedException {
        cancel.interruptibly(() -> {
            run.timers().sleepUntil(moment);
            return true;
        });
    }

    private Instant start(Map<String, @Nullable Object> input, boolean durable) {
        Memory.Node left = left();
        if (left != null && left.startedAt != null) {
            return left.startedAt;
        }
        Instant now = run.clock().instant();
        var data = new LinkedHashMap<String, @Nullable Object>();
        data.put("type", step.type());
        data.put("input", input);
        data.put("readyAt", readyAt.toString());
        if (durable) {
            run.log().commit(now, Kind.NODE_STARTED, path, attempt, data);
        } else {
            run.log().note(now, Kind.NODE_STARTED, path, attempt, data);
        }
        return now;
    }

    private @Nullable Settled failed(FlowError error, Duration pause, Instant now) throws InterruptedException {
        return switch (FailurePolicy.after(step.handling(), error, attempt, pause, now)) {
            case FailurePolicy.Next.GoOn(var settled) -> commit(attempt, settled);
            case FailurePolicy.Next.EndBody(var settled) -> commit(attempt, settled);
            case FailurePolicy.Next.Again(var wait) -> {
                Instant until = now.plus(wait);
                var data = new LinkedHashMap<String, @Nullable Object>();
                data.put("error", error.toJson());
                data.put("until", until.toString());
                run.log().commit(now, Kind.NODE_RETRYING, path, attempt, data);
                attempt++;
                sleepUntil(until);
                yield null;
            }
        };
    }

    private Settled commit(int number, Settled settled) {
        run.log().commit(settled.at(), Kind.NODE_SETTLED, path, number, SettledData.of(settled));
        return settled;
    }

    private Settled note(Settled settled) {
        run.log().note(settled.at(), Kind.NODE_SETTLED, path, attempt, SettledData.of(settled));
        return settled;
    }
}
