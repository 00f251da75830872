package dev.foldwork.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.foldwork.flow.trace.Span;
import dev.foldwork.flow.trace.SpanSink;
import dev.foldwork.flow.trace.Traceparent;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Spans arrive when they can, and nobody waits or fails when they cannot. */
class TelemetryTest {

    private static final Instant AT = Instant.parse("2026-11-27T02:00:00.123456789Z");

    private final List<String> notices = Collections.synchronizedList(new ArrayList<>());

    private static Span span(Traceparent parent, String name) {
        return new Span(
                parent.next(),
                parent,
                Span.Kind.CLIENT,
                name,
                AT,
                AT.plusMillis(5),
                Map.of("text", "a", "number", 7L, "truth", true),
                "TOO_SAD",
                List.of(parent));
    }

    @Test
    void takesSpansToTheCollectorUnderTheNameOfTheProcess() throws Exception {
        Traceparent parent = Traceparent.fresh();
        try (var collector = new TestingCollector()) {
            var environment = new HashMap<>(collector.environment());
            environment.put("OTEL_RESOURCE_ATTRIBUTES", "deployment.environment.name=tests%20here");
            try (SpanSink sink = Telemetry.open("foldwork-test", environment, notices::add)) {
                sink.accept(span(parent, "one"));
            }
            TestingCollector.Got got = collector.spans().getFirst();
            assertThat(got.service()).isEqualTo("foldwork-test");
            assertThat(got.trace()).isEqualTo(parent.trace());
            assertThat(got.parent()).isEqualTo(parent.span());
            assertThat(got.links()).containsExactly(parent.span());
            assertThat(got.name()).isEqualTo("one");
            assertThat(got.kind()).isEqualTo("CLIENT");
            assertThat(got.error()).isEqualTo("TOO_SAD");
            assertThat(got.start()).isEqualTo(AT.getEpochSecond() * 1_000_000_000 + AT.getNano());
            assertThat(got.end() - got.start()).isEqualTo(5_000_000);
            assertThat(got.attributes())
                    .isEqualTo(Map.of("text", "a", "number", "7", "truth", "true", "error.type", "TOO_SAD"));
            assertThat(collector.everything()).contains("tests here");
        }
        assertThat(notices).isEmpty();
    }

    private static Span of(Traceparent place, String name, Map<String, Object> attributes, String error) {
        return new Span(
                place.next(), place, Span.Kind.INTERNAL, name, AT, AT.plusMillis(250), attributes, error, List.of());
    }

    @Test
    void countsRunsAndAttemptsWithoutNamingAny() throws Exception {
        Traceparent unwanted = Traceparent.read("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-00")
                .orElseThrow();
        Map<String, Object> run = Map.of("foldwork.engine", "local", "foldwork.run.state", "failed");
        Map<String, Object> attempt = Map.of(
                "foldwork.engine",
                "local",
                "foldwork.node.type",
                "http.request@1",
                "foldwork.node.state",
                "failed",
                "foldwork.node.path",
                "call");
        try (var collector = new TestingCollector()) {
            try (SpanSink sink = Telemetry.open("foldwork-test", collector.environment(), notices::add)) {
                sink.accept(of(unwanted, "run orders", run, "TOO_SAD"));
                sink.accept(of(unwanted, "attempt http.request@1", attempt, "TOO_SAD"));
                sink.accept(of(unwanted, "attempt http.request@1", attempt, "TIMEOUT"));
            }
            String node = "foldwork.node.type=http.request@1, state=failed}";
            assertThat(collector.metrics())
                    .containsEntry("foldwork.runs.ended{foldwork.engine=local, state=failed}", 1.0)
                    .containsEntry("foldwork.run.duration{foldwork.engine=local, state=failed}", 0.25)
                    .containsEntry("foldwork.attempt.duration{foldwork.engine=local, " + node, 0.5)
                    .containsEntry("foldwork.attempts{error.type=flow, foldwork.engine=local, " + node, 1.0)
                    .containsEntry("foldwork.attempts{error.type=TIMEOUT, foldwork.engine=local, " + node, 1.0)
                    .containsEntry("foldwork.spans.dropped{}", 0.0);
            assertThat(collector.everything()).doesNotContain("TOO_SAD", "orders", "call");
            assertThat(collector.spans()).isEmpty();
        }
    }

    @Test
    void countsRequestsByTheirRoute() throws Exception {
        Traceparent caller = Traceparent.fresh();
        Map<String, Object> request =
                Map.of("http.request.method", "GET", "http.route", "/runs/{run}", "http.response.status_code", 404L);
        try (var collector = new TestingCollector()) {
            try (SpanSink sink = Telemetry.open("foldwork-test", collector.environment(), notices::add)) {
                sink.accept(new Span(
                        caller.next(),
                        caller,
                        Span.Kind.SERVER,
                        "GET /runs/{run}",
                        AT,
                        AT.plusMillis(250),
                        request,
                        null,
                        List.of()));
            }
            assertThat(collector.metrics())
                    .containsEntry(
                            "http.server.request.duration{http.request.method=GET,"
                                    + " http.response.status_code=404, http.route=/runs/{run}}",
                            0.25);
        }
    }

    @Test
    void countsWhatIsNoSpanAndLeavesOutWhatCannotBeAsked() throws Exception {
        try (var collector = new TestingCollector()) {
            try (SpanSink sink = Telemetry.open("foldwork-test", collector.environment(), notices::add)) {
                sink.measures().watch("broken", () -> {
                    throw new IllegalStateException("no database");
                });
                sink.measures().watch("foldwork.runs.open", () -> Map.of(Map.of("foldwork.engine", "cloud"), 3L));
                sink.measures().count("foldwork.runs.started", Map.of("foldwork.engine", "cloud"), 1);
                sink.measures().count("foldwork.runs.started", Map.of("foldwork.engine", "cloud"), 2);
            }
            assertThat(collector.metrics())
                    .containsEntry("foldwork.runs.open{foldwork.engine=cloud}", 3.0)
                    .containsEntry("foldwork.runs.started{foldwork.engine=cloud}", 3.0)
                    .doesNotContainKey("broken{}");
        }
        assertThat(notices).isEmpty();
    }

    @Test
    void leavesOutWhatTheCallerDoesNotWant() throws Exception {
        Traceparent wanted = Traceparent.fresh();
        Traceparent unwanted = new Traceparent(wanted.trace(), wanted.span(), false);
        try (var collector = new TestingCollector()) {
            try (SpanSink sink = Telemetry.open("foldwork-test", collector.environment(), notices::add)) {
                sink.accept(span(unwanted, "unwanted"));
                sink.accept(span(wanted, "wanted"));
            }
            assertThat(collector.spans()).extracting(TestingCollector.Got::name).containsExactly("wanted");
        }
    }

    @Test
    void triesAgainWhenTheCollectorHasNoTime() throws Exception {
        try (var collector = new TestingCollector();
                SpanSink sink = Telemetry.open("foldwork-test", collector.environment(), notices::add)) {
            collector.answerWith(503);
            sink.accept(span(Traceparent.fresh(), "late"));
            while (collector.exports() == 0) {
                Thread.onSpinWait();
            }
            collector.answerWith(200);
            assertThat(collector.await(spans -> !spans.isEmpty())).hasSize(1);
        }
        assertThat(notices).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"'', ''", "OTEL_EXPORTER_OTLP_ENDPOINT, ' '", "OTEL_SDK_DISABLED, true", "OTEL_TRACES_EXPORTER, none"})
    void isOffWithoutAnEndpointOrWhenToldSo(String name, String value) {
        var environment = new HashMap<String, String>();
        if (name.startsWith("OTEL_SDK") || name.startsWith("OTEL_TRACES")) {
            environment.put("OTEL_EXPORTER_OTLP_ENDPOINT", "http://127.0.0.1:4318");
        }
        environment.put(name, value);
        assertThat(Telemetry.open("foldwork-test", environment, notices::add)).isSameAs(SpanSink.NONE);
        assertThat(notices).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "OTEL_EXPORTER_OTLP_ENDPOINT, not an address, no address",
        "OTEL_EXPORTER_OTLP_ENDPOINT, localhost:4318, http://",
        "OTEL_EXPORTER_OTLP_PROTOCOL, grpc, only http/protobuf",
        "OTEL_EXPORTER_OTLP_TIMEOUT, soon, milliseconds",
        "OTEL_METRIC_EXPORT_INTERVAL, 0, milliseconds",
        "OTEL_EXPORTER_OTLP_COMPRESSION, zip, zip"
    })
    void isOffAndSaysWhyWhenItIsToldNonsense(String name, String value, String why) {
        var environment = new HashMap<>(Map.of("OTEL_EXPORTER_OTLP_ENDPOINT", "http://127.0.0.1:4318"));
        environment.put(name, value);
        assertThat(Telemetry.open("foldwork-test", environment, notices::add)).isSameAs(SpanSink.NONE);
        assertThat(notices).singleElement().asString().contains(why);
    }

    @Test
    void dropsAndSaysSoOnceWhenNobodyListens() throws Exception {
        int port;
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        var environment = Map.of("OTEL_EXPORTER_OTLP_ENDPOINT", "http://127.0.0.1:" + port);
        try (SpanSink sink = Telemetry.open("foldwork-test", environment, notices::add)) {
            sink.accept(span(Traceparent.fresh(), "lost"));
        }
        assertThat(notices)
                .singleElement()
                .asString()
                .contains("1 were dropped")
                .contains("OTEL_EXPORTER_OTLP");
    }

    @Test
    void keepsNobodyWaitingWhenTheCollectorIsSlow() throws Exception {
        var answering = new CountDownLatch(1);
        var sent = new ArrayList<Integer>();
        var queue = new SpanQueue(
                new Export() {
                    @Override
                    public boolean send(List<Span> spans) {
                        try {
                            answering.await();
                        } catch (InterruptedException closing) {
                            return false;
                        }
                        sent.add(spans.size());
                        return true;
                    }

                    @Override
                    public void close() {}
                },
                notices::add);
        int given = 20_000;
        for (int i = 0; i < given; i++) {
            queue.accept(List.of(span(Traceparent.fresh(), "many")), Duration.ZERO);
        }
        assertThat(queue.dropped()).isGreaterThan(10_000).isLessThan(given);
        answering.countDown();
        queue.close();
        assertThat(sent.stream().mapToInt(Integer::intValue).sum() + queue.dropped())
                .isEqualTo(given);
    }
}
