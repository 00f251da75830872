package dev.foldwork.telemetry;

import dev.foldwork.flow.trace.SpanSink;
import java.util.Map;
import java.util.function.Consumer;

/** Opens the way to a collector. */
public final class Telemetry {

    private Telemetry() {}

    /**
     * Returns where spans go: nowhere unless the environment names an endpoint. Never fails: what cannot be used is told
     * of in words, and nothing is exported.
     *
     * @param service what this process is, such as {@code foldwork-worker}
     * @param environment the standard variables ({@code OTEL_EXPORTER_OTLP_ENDPOINT} and others)
     * @param notices told what does not work, at most once each
     */
    public static SpanSink open(String service, Map<String, String> environment, Consumer<String> notices) {
        if (!ExportSettings.wanted(environment)) {
            return SpanSink.NONE;
        }
        try {
            ExportSettings settings = ExportSettings.of(service, environment);
            var spans = new SpanQueue(new OtlpExport(settings), notices);
            String metrics = settings.metrics();
            return metrics == null
                    ? spans
                    : new MeasuredSpans(spans, new RunMetrics(settings, metrics, Codes.all(), spans::dropped));
        } catch (RuntimeException | LinkageError unusable) {
            notices.accept("No spans are exported: " + unusable.getMessage());
            return SpanSink.NONE;
        }
    }
}
