package dev.foldwork.node.step;

import dev.foldwork.flow.run.FlowError;
import dev.foldwork.flow.run.NodeState;
import dev.foldwork.flow.trace.Span;
import dev.foldwork.flow.trace.SpanSink;
import dev.foldwork.flow.trace.Traceparent;
import dev.foldwork.node.NodeContext;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Tells of what executors do in a process that works on the runs of another. Each time has a span of its own below the
 * attempt, whose span is made from the run's record by whoever keeps that.
 *
 * @param engine {@code cloud} or {@code local}
 * @param worker what the worker calls itself
 */
public record WorkerSpans(SpanSink sink, String engine, String worker) {

    /** Nobody is told. */
    public static final WorkerSpans NONE = new WorkerSpans(SpanSink.NONE, "", "");

    boolean isOn() {
        return sink.isOn();
    }

    /** Tells of an executor's work that is over. */
    void worked(String type, NodeContext context, Instant from, AttemptResult result) {
        Traceparent attempt = Traceparent.read(context.traceparent()).orElse(null);
        if (attempt == null) {
            return;
        }
        Map<String, Object> attributes = new LinkedHashMap<>();
        if (engine.equals("cloud")) {
            // A runner's journal has a name of its own for the run.
            attributes.put("foldwork.run.id", context.runId());
        }
        attributes.put("foldwork.engine", engine);
        attributes.put("foldwork.worker.id", worker);
        attributes.put("foldwork.node.path", context.path());
        attributes.put("foldwork.node.type", type);
        attributes.put("foldwork.attempt", (long) context.attempt());
        attributes.put("foldwork.node.state", state(result).wire());
        Instant end = context.clock().instant();
        sink.accept(new Span(
                attempt.next(),
                attempt,
                Span.Kind.SERVER,
                "worker " + type,
                from,
                end.isBefore(from) ? from : end,
                attributes,
                result instanceof AttemptResult.Failed(var error, var pause) ? Span.code(error.code()) : null,
                List.of()));
    }

    private static NodeState state(AttemptResult result) {
        return switch (result) {
            case AttemptResult.Succeeded succeeded -> NodeState.SUCCEEDED;
            case AttemptResult.Asking asking -> NodeState.ASKING;
            case AttemptResult.Waiting waiting -> NodeState.WAITING;
            case AttemptResult.Failed(var error, var pause) ->
                error.code().equals(FlowError.TIMEOUT) ? NodeState.TIMED_OUT : NodeState.FAILED;
            case AttemptResult.Interrupted interrupted -> NodeState.CANCELLED;
        };
    }
}
