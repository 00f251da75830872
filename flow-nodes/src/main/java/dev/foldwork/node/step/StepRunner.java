package dev.foldwork.node.step;

import dev.foldwork.flow.json.Json;
import dev.foldwork.flow.json.JsonException;
import dev.foldwork.flow.run.FlowError;
import dev.foldwork.node.NodeCatalog;
import dev.foldwork.node.NodeContext;
import dev.foldwork.node.NodeExecutor;
import dev.foldwork.node.NodeFailure;
import dev.foldwork.node.NodeInput;
import dev.foldwork.node.NodeResult;
import dev.foldwork.node.secret.MaskedContext;
import dev.foldwork.node.secret.SecretMask;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Runs one attempt of a node on the calling thread and turns whatever comes of it into an {@link AttemptResult}.
 *
 * <p>Thread-safe. The deadline is kept by a watchdog that interrupts the calling thread; an interrupt from elsewhere
 * gives {@link AttemptResult.Interrupted}.
 */
public final class StepRunner {

    /** Largest inline output of a node in bytes of JSON; beyond it a node returns an artifact. */
    public static final int MAX_OUTPUT_BYTES = 1 << 20;

    private final NodeCatalog catalog;
    private final Watchdog watchdog;
    private final WorkerSpans spans;

    /** Runs the catalog's executors and tells nobody; the watchdog stays the caller's. */
    public StepRunner(NodeCatalog catalog, Watchdog watchdog) {
        this(catalog, watchdog, WorkerSpans.NONE);
    }

    /** Runs the catalog's executors; the watchdog and whoever takes the spans stay the caller's. */
    public StepRunner(NodeCatalog catalog, Watchdog watchdog, WorkerSpans spans) {
        this.catalog = catalog;
        this.watchdog = watchdog;
        this.spans = spans;
    }

    /**
     * Runs one attempt.
     *
     * @param type node type
     * @param input resolved settings and, after a suspension, what to resume with
     * @param context the attempt's surroundings
     * @param deadline when the attempt times out, or null
     * @param mask hides the values of the secrets that the input holds in whatever comes of the attempt
     */
    public AttemptResult attempt(
            String type, NodeInput input, NodeContext context, @Nullable Instant deadline, SecretMask mask) {
        if (!spans.isOn()) {
            return masked(type, input, context, deadline, mask);
        }
        Instant from = context.clock().instant();
        AttemptResult result = masked(type, input, context, deadline, mask);
        spans.worked(type, context, from, result);
        return result;
    }

    private AttemptResult masked(
            String type, NodeInput input, NodeContext context, @Nullable Instant deadline, SecretMask mask) {
        var masked = new MaskedContext(context, mask);
        AttemptResult result = attempt(type, input, masked, deadline);
        return masked.mask().isEmpty() ? result : MaskedResults.of(result, masked.mask());
    }

    private AttemptResult attempt(String type, NodeInput input, NodeContext context, @Nullable Instant deadline) {
        NodeExecutor executor = catalog.find(type).orElse(null);
        if (executor == null) {
            return failed(
                    context,
                    "NODE_TYPE_UNAVAILABLE",
                    "No executor for node type '" + type
                            + "' here: run the flow where it is installed, or use another type",
                    null,
                    false);
        }
        if (deadline == null) {
            return execute(executor, input, context);
        }
        Duration left = Duration.between(context.clock().instant(), deadline);
        try (Watchdog.Watch watch = watchdog.interrupt(Thread.currentThread(), left)) {
            AttemptResult result =
                    left.isPositive() ? execute(executor, input, context) : new AttemptResult.Interrupted();
            boolean late = watch.fired() || !left.isPositive();
            return late && result instanceof AttemptResult.Interrupted ? timedOut(context) : result;
        }
    }

    /** Returns the failure of an attempt whose time is over. */
    public static AttemptResult.Failed timedOut(NodeContext context) {
        return failed(
                context,
                FlowError.TIMEOUT,
                "The attempt took longer than the node's timeout: " + "raise 'timeout' or make the work smaller",
                null,
                true);
    }

    private static AttemptResult execute(NodeExecutor executor, NodeInput input, NodeContext context) {
        try {
            return checked(executor.execute(input, context), context);
        } catch (NodeFailure failure) {
            var error = new FlowError(
                    failure.code(),
                    String.valueOf(failure.getMessage()),
                    failure.details() == null ? null : Json.normalize(failure.details()),
                    context.path(),
                    failure.retryable());
            return new AttemptResult.Failed(error, failure.retryAfter());
        } catch (InterruptedException interrupted) {
            return new AttemptResult.Interrupted();
        } catch (JsonException invalid) {
            return failed(
                    context,
                    "OUTPUT_INVALID",
                    "Node type '" + executor.type() + "' gave something that is not JSON: " + invalid.getMessage(),
                    null,
                    false);
        } catch (RuntimeException | StackOverflowError fault) {
            return failed(context, "NODE_ERROR", "Node type '" + executor.type() + "' broke: " + fault, null, true);
        }
    }

    private static AttemptResult checked(NodeResult result, NodeContext context) {
        return switch (result) {
            case NodeResult.Done(var output, var port) -> done(output, port, context);
            case NodeResult.Asking(var question, var state) ->
                new AttemptResult.Asking(question, Json.normalize(state));
            case NodeResult.Waiting(var until, var state) -> new AttemptResult.Waiting(until, Json.normalize(state));
        };
    }

    @SuppressWarnings("unchecked")
    private static AttemptResult done(
            Map<String, @Nullable Object> output, @Nullable String port, NodeContext context) {
        var normal = (Map<String, @Nullable Object>) Json.normalize(output);
        if (normal == null || OutputSize.exceeds(normal, MAX_OUTPUT_BYTES)) {
            return failed(
                    context,
                    "OUTPUT_TOO_LARGE",
                    "The node's output is larger than 1 MiB: " + "return an artifact instead of an inline value",
                    null,
                    false);
        }
        return new AttemptResult.Succeeded(normal, port);
    }

    private static AttemptResult.Failed failed(
            NodeContext context, String code, String message, @Nullable Object details, boolean retryable) {
        return new AttemptResult.Failed(
                new FlowError(code, message, details, context.path(), retryable), Duration.ZERO);
    }
}
