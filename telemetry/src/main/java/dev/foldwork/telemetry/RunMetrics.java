package dev.foldwork.telemetry;

import dev.foldwork.flow.trace.Measures;
import dev.foldwork.flow.trace.Span;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.api.metrics.DoubleHistogram;
import io.opentelemetry.api.metrics.LongCounter;
import io.opentelemetry.api.metrics.Meter;
import io.opentelemetry.exporter.otlp.http.metrics.OtlpHttpMetricExporter;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import io.opentelemetry.sdk.metrics.export.PeriodicMetricReader;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** Counts requests, runs and attempts as their spans come by, whether or not the spans are wanted. Thread-safe. */
final class RunMetrics implements Measures, AutoCloseable {

    private static final long LAST_MILLIS = 2_000;
    private static final Set<String> SUSPENDED = Set.of("waiting", "asking");
    private static final List<Double> SECONDS =
            List.of(0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 60.0, 600.0, 3_600.0, 86_400.0);

    private final SdkMeterProvider provider;
    private final Meter meter;
    private final Map<String, LongCounter> counters = new ConcurrentHashMap<>();
    private final Set<String> codes;
    private final DoubleHistogram requestSeconds;
    private final LongCounter runs;
    private final DoubleHistogram runSeconds;
    private final LongCounter attempts;
    private final DoubleHistogram attemptSeconds;

    /**
     * Begins to count.
     *
     * @param endpoint where they go
     * @param codes the codes that may stand in an attribute; a flow's own are counted as {@code flow}
     * @param dropped how many spans were dropped so far
     */
    RunMetrics(ExportSettings settings, String endpoint, Set<String> codes, LongSupplier dropped) {
        this.codes = codes;
        var exporter = OtlpHttpMetricExporter.builder()
                .setEndpoint(endpoint)
                .setTimeout(settings.timeout())
                .setConnectTimeout(settings.timeout())
                .setCompression(settings.compression())
                .setRetryPolicy(null);
        settings.headers().forEach(exporter::addHeader);
        provider = SdkMeterProvider.builder()
                .setResource(OtlpExport.resource(settings))
                .registerMetricReader(PeriodicMetricReader.builder(exporter.build())
                        .setInterval(settings.interval())
                        .build())
                .build();
        meter = provider.get("dev.foldwork");
        requestSeconds = seconds(meter, "http.server.request.duration");
        runs = meter.counterBuilder("foldwork.runs.ended").build();
        runSeconds = seconds(meter, "foldwork.run.duration");
        attempts = meter.counterBuilder("foldwork.attempts").build();
        attemptSeconds = seconds(meter, "foldwork.attempt.duration");
        meter.counterBuilder("foldwork.spans.dropped")
                .buildWithCallback(measured -> measured.record(dropped.getAsLong()));
    }

    private static DoubleHistogram seconds(Meter meter, String name) {
        return meter.histogramBuilder(name)
                .setUnit("s")
                .setExplicitBucketBoundariesAdvice(SECONDS)
                .build();
    }

    void count(Span span) {
        double seconds = Duration.between(span.start(), span.end()).toNanos() / 1e9;
        if (span.attributes().get("foldwork.run.state") instanceof String state) {
            Attributes attributes = engine(span).put("state", state).build();
            runs.add(1, attributes);
            runSeconds.record(seconds, attributes);
        } else if (span.name().startsWith("attempt ")
                && span.attributes().get("foldwork.node.state") instanceof String state
                && !SUSPENDED.contains(state)) {
            AttributesBuilder attributes = engine(span)
                    .put("foldwork.node.type", String.valueOf(span.attributes().get("foldwork.node.type")))
                    .put("state", state);
            attemptSeconds.record(seconds, attributes.build());
            String error = span.error();
            if (error != null) {
                attributes.put("error.type", codes.contains(error) ? error : "flow");
            }
            attempts.add(1, attributes.build());
        } else if (span.kind() == Span.Kind.SERVER
                && span.attributes().get("http.request.method") instanceof String method) {
            requestSeconds.record(seconds, request(span, method));
        }
    }

    private static AttributesBuilder engine(Span span) {
        return Attributes.builder()
                .put(
                        AttributeKey.stringKey("foldwork.engine"),
                        String.valueOf(span.attributes().get("foldwork.engine")));
    }

    private static Attributes request(Span span, String method) {
        AttributesBuilder attributes = Attributes.builder().put("http.request.method", method);
        if (span.attributes().get("http.route") instanceof String route) {
            attributes.put("http.route", route);
        }
        if (span.attributes().get("http.response.status_code") instanceof Long status) {
            attributes.put("http.response.status_code", status);
        }
        String error = span.error();
        if (error != null) {
            attributes.put("error.type", error);
        }
        return attributes.build();
    }

    @Override
    public void count(String name, Map<String, String> attributes, long more) {
        counters.computeIfAbsent(name, fresh -> meter.counterBuilder(fresh).build())
                .add(more, of(attributes));
    }

    @Override
    public void watch(String name, Supplier<Map<Map<String, String>, Long>> numbers) {
        meter.gaugeBuilder(name)
                .ofLongs()
                .buildWithCallback(measured ->
                        numbers.get().forEach((attributes, number) -> measured.record(number, of(attributes))));
    }

    private static Attributes of(Map<String, String> attributes) {
        AttributesBuilder builder = Attributes.builder();
        attributes.forEach(builder::put);
        return builder.build();
    }

    @Override
    public void close() {
        provider.shutdown().join(LAST_MILLIS, TimeUnit.MILLISECONDS);
    }
}
