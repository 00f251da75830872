package dev.foldwork.local.engine;

import dev.foldwork.flow.run.FlowError;
import dev.foldwork.flow.run.NodePath;
import dev.foldwork.flow.run.ResolutionException;
import dev.foldwork.flow.run.Settled;
import dev.foldwork.local.engine.NodeAttempts.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** Runs a node that holds a body: each attempt enters the body anew, a timeout cancels it. */
final class ContainerRunner {

    private final NodeAttempts node;

    ContainerRunner(NodeAttempts node) {
        this.node = node;
    }

    /** What an attempt of such a node does. */
    interface Entering {
        /**
         * Runs the body as often as the node wants.
         *
         * @param at where and with what
         * @throws ResolutionException when an expression of the node itself fails
         */
        BodyResult enter(Entry at);
    }

    /**
     * One attempt's way into a body.
     *
     * @param path path of the body before item numbers
     * @param cancel ends this attempt
     */
    record Entry(
            NodeAttempts node,
            String path,
            Map<String, @Nullable Object> input,
            Instant startedAt,
            CancelScope cancel) {

        /** Returns the failure of the node itself, which no further attempt can mend. */
        BodyResult.Failed failed(FlowError error) {
            return new BodyResult.Failed(error);
        }
    }

    Settled run(Entering entering) {
        return node.until(false, (input, startedAt) -> attempt(entering, input, startedAt));
    }

    private Outcome attempt(Entering entering, Map<String, @Nullable Object> input, Instant startedAt) {
        CancelScope scope = node.cancel().child();
        var late = new AtomicBoolean();
        Duration timeout = node.step().handling().timeout();
        CompletableFuture<Void> limit = timeout == null
                ? null
                : node.run().timers().at(startedAt.plus(timeout), () -> {
                    late.set(true);
                    scope.cancel();
                });
        try {
            String path = NodePath.attempt(node.path(), node.attempt());
            return outcome(entering.enter(new Entry(node, path, input, startedAt, scope)), late.get());
        } catch (ResolutionException failure) {
            return new Outcome.Failed(failure.error(), Duration.ZERO);
        } finally {
            if (limit != null) {
                limit.cancel(false);
            }
            node.cancel().remove(scope);
        }
    }

    private Outcome outcome(BodyResult result, boolean late) {
        return switch (result) {
            case BodyResult.Completed(var outputs) -> new Outcome.Succeeded(outputs, null);
            case BodyResult.Failed(var error) -> new Outcome.Failed(error, Duration.ZERO);
            case BodyResult.Cancelled ignored ->
                late && !node.cancel().isCancelled()
                        ? new Outcome.Failed(
                                new FlowError(
                                        FlowError.TIMEOUT,
                                        "The attempt took longer than the node's timeout: raise 'timeout' or make the"
                                                + " work smaller",
                                        null,
                                        node.path(),
                                        true),
                                Duration.ZERO)
                        : new Outcome.Cancelled();
        };
    }
}
