package dev.foldwork.telemetry;

import dev.foldwork.flow.trace.Span;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Sends spans by OTLP over HTTP, as protobuf. */
final class OtlpExport implements Export {

    // Kept, since the logging of the JDK forgets the level of a logger that nobody holds. Failures are told of once, in
    // words of our own, without the addresses and stacks that the exporter writes for each.
    private static final Logger QUIET = Logger.getLogger("io.opentelemetry");

    private final SpanExporter exporter;
    private final Resource resource;
    private final long patience;

    OtlpExport(ExportSettings settings) {
        QUIET.setLevel(Level.OFF);
        this.resource = resource(settings);
        var builder = OtlpHttpSpanExporter.builder()
                .setEndpoint(settings.endpoint())
                .setTimeout(settings.timeout())
                .setConnectTimeout(settings.timeout())
                .setCompression(settings.compression())
                // The queue tries again itself, and stops doing so when the process ends.
                .setRetryPolicy(null);
        settings.headers().forEach(builder::addHeader);
        this.exporter = builder.build();
        this.patience = settings.timeout().toMillis() + 1_000;
    }

    static Resource resource(ExportSettings settings) {
        AttributesBuilder attributes = Attributes.builder();
        settings.resource().forEach(attributes::put);
        return Resource.getDefault().merge(Resource.create(attributes.build()));
    }

    @Override
    public boolean send(List<Span> spans) {
        List<SpanData> data = spans.stream()
                .<SpanData>map(span -> OtlpSpan.of(span, resource))
                .toList();
        CompletableResultCode result = exporter.export(data).join(patience, TimeUnit.MILLISECONDS);
        return result.isSuccess();
    }

    @Override
    public void close() {
        exporter.shutdown().join(patience, TimeUnit.MILLISECONDS);
    }
}
