package dev.foldwork.telemetry;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceResponse;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.metrics.v1.Metric;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.Span;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Takes spans by OTLP over HTTP, as a collector does, and shows what it was sent. */
public final class TestingCollector implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final HttpServer server;
    private final List<byte[]> bodies = new CopyOnWriteArrayList<>();
    private final List<byte[]> measured = new CopyOnWriteArrayList<>();
    private final Map<String, Double> metrics = new ConcurrentHashMap<>();
    private final List<Got> spans = new CopyOnWriteArrayList<>();
    private volatile int status = 200;

    /** Listens. */
    public TestingCollector() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/v1/traces", this::take);
        server.createContext("/v1/metrics", this::measure);
        server.start();
    }

    /**
     * A span as it arrived.
     *
     * @param parent empty for none
     * @param error the status' description, empty when the span did not fail
     * @param links spans that it names
     */
    public record Got(
            String service,
            String trace,
            String id,
            String parent,
            String name,
            String kind,
            long start,
            long end,
            Map<String, String> attributes,
            String error,
            List<String> links) {

        /** Returns an attribute, null when it is missing. */
        public String at(String name) {
            return attributes.get(name);
        }
    }

    /** Returns the variables that point a process here. */
    public Map<String, String> environment() {
        return Map.of(
                "OTEL_EXPORTER_OTLP_ENDPOINT",
                "http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Answers with this from now on. */
    public void answerWith(int other) {
        status = other;
    }

    /** Returns how many exports were sent. */
    public int exports() {
        return bodies.size();
    }

    /** Returns everything that was sent, as text. */
    public String everything() {
        var all = new StringBuilder();
        bodies.forEach(body -> all.append(new String(body, StandardCharsets.ISO_8859_1)));
        measured.forEach(body -> all.append(new String(body, StandardCharsets.ISO_8859_1)));
        return all.toString();
    }

    /** Returns the last value of each metric, by name and attributes: a counter's or gauge's, or the sum of a histogram. */
    public Map<String, Double> metrics() {
        return new TreeMap<>(metrics);
    }

    /** Returns what has come so far. */
    public List<Got> spans() {
        return List.copyOf(spans);
    }

    /** Returns what has come as soon as it is enough. */
    public List<Got> await(Predicate<List<Got>> enough) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!enough.test(spans())) {
            if (System.nanoTime() > end) {
                throw new AssertionError(
                        "only these came: " + spans().stream().map(Got::name).toList());
            }
            Thread.sleep(20);
        }
        return spans();
    }

    private void take(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        int answered = status;
        bodies.add(body);
        if (answered == 200) {
            ExportTraceServiceRequest.parseFrom(body).getResourceSpansList().forEach(this::take);
        }
        byte[] answer = ExportTraceServiceResponse.getDefaultInstance().toByteArray();
        exchange.getResponseHeaders().set("Content-Type", "application/x-protobuf");
        exchange.sendResponseHeaders(answered, answer.length == 0 ? -1 : answer.length);
        exchange.close();
    }

    private void measure(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        measured.add(body);
        for (var resource : ExportMetricsServiceRequest.parseFrom(body).getResourceMetricsList()) {
            resource.getScopeMetricsList()
                    .forEach(scope -> scope.getMetricsList().forEach(this::measure));
        }
        exchange.getResponseHeaders().set("Content-Type", "application/x-protobuf");
        exchange.sendResponseHeaders(200, -1);
        exchange.close();
    }

    private void measure(Metric metric) {
        Stream.concat(metric.getSum().getDataPointsList().stream(), metric.getGauge().getDataPointsList().stream())
                .forEach(point -> metrics.put(
                        metric.getName() + attributes(point.getAttributesList()), (double) point.getAsInt()));
        metric.getHistogram()
                .getDataPointsList()
                .forEach(
                        point -> metrics.put(metric.getName() + attributes(point.getAttributesList()), point.getSum()));
    }

    private void take(ResourceSpans from) {
        String service = attributes(from.getResource().getAttributesList()).get("service.name");
        from.getScopeSpansList().forEach(scope -> scope.getSpansList().forEach(span -> spans.add(got(service, span))));
    }

    private static Got got(String service, Span span) {
        HexFormat hex = HexFormat.of();
        return new Got(
                service,
                hex.formatHex(span.getTraceId().toByteArray()),
                hex.formatHex(span.getSpanId().toByteArray()),
                hex.formatHex(span.getParentSpanId().toByteArray()),
                span.getName(),
                span.getKind().name().replace("SPAN_KIND_", ""),
                span.getStartTimeUnixNano(),
                span.getEndTimeUnixNano(),
                attributes(span.getAttributesList()),
                span.getStatus().getMessage(),
                span.getLinksList().stream()
                        .map(link -> hex.formatHex(link.getSpanId().toByteArray()))
                        .toList());
    }

    private static Map<String, String> attributes(List<KeyValue> list) {
        var attributes = new TreeMap<String, String>();
        list.forEach(each -> {
            var value = each.getValue();
            attributes.put(
                    each.getKey(),
                    switch (value.getValueCase()) {
                        case INT_VALUE -> Long.toString(value.getIntValue());
                        case BOOL_VALUE -> Boolean.toString(value.getBoolValue());
                        default -> value.getStringValue();
                    });
        });
        return attributes;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
