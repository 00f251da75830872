package dev.foldwork.cli.runner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.foldwork.cli.TestingCli;
import dev.foldwork.cli.TestingCli.Child;
import dev.foldwork.flow.json.Json;
import dev.foldwork.flow.trace.SpanSink;
import dev.foldwork.telemetry.Telemetry;
import dev.foldwork.telemetry.TestingCollector;
import dev.foldwork.telemetry.TestingCollector.Got;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run on a runner: the backend makes its spans, the runner tells of its work, and both stand in one trace. */
class TracedRunnerTest {

    private static final String FLOW = """
            nodes:
              group: { type: flow.group@1, nodes: { a: { type: data.set@1, with: { v: 1 } } } }
              b: { type: data.set@1, needs: [group], with: { v: 2 } }
            """;

    @TempDir
    Path home;

    @Test
    void backendAndRunnerTellOfOneTrace() throws Exception {
        Path data = Files.createDirectories(home.resolve("data"));
        try (var collector = new TestingCollector();
                SpanSink sink = Telemetry.open("foldwork-backend", collector.environment(), notice -> {});
                var backend = new TestingBackend(home.resolve("backend"), 1, sink)) {
            Map<String, String> environment = new HashMap<>(collector.environment());
            environment.put("FOLDWORK_URL", "http://127.0.0.1:" + backend.port());
            environment.put("FOLDWORK_TOKEN", backend.api().token());
            Child runner = new TestingCli(data).start(":", environment, "runner", "--name", "traced");
            try {
                String run = backend.run(backend.runner(true), FLOW, Map.of());
                assertThat(backend.end(run).get("state")).isEqualTo("succeeded");
                List<Got> spans = collector.await(all -> named(all, "run given").size() == 1
                        && named(all, "body group").size() == 1
                        && named(all, "worker data.set@1").size() == 2);
                isOneTrace(spans, run);
                showsTheRouteOfARequest(collector, "http://127.0.0.1:" + backend.port());
            } finally {
                runner.process().destroy();
                runner.process().waitFor();
            }
        }
    }

    /** A webhook's address is a secret; what the parts of the system ask each other is no span. */
    private static void showsTheRouteOfARequest(TestingCollector collector, String url) throws Exception {
        var http = HttpClient.newHttpClient();
        var refused = Map.of(
                "/hooks/fwh_secretpath" + "A".repeat(33), 404, "/api/v1/runs?q=secretquery", 401, "/health/live", 200);
        for (var call : refused.entrySet()) {
            var request = HttpRequest.newBuilder(URI.create(url + call.getKey()));
            request = call.getKey().startsWith("/hooks") ? request.POST(BodyPublishers.ofString("{}")) : request.GET();
            var answer =
                    http.send(request.header("Content-Type", "application/json").build(), BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(call.getValue());
            if (call.getValue() != 200) {
                String trace = String.valueOf(Json.object(answer.body()).get("traceId"));
                List<Got> spans = collector.await(
                        all -> all.stream().anyMatch(span -> span.trace().equals(trace)));
                Got span = spans.stream()
                        .filter(each -> each.trace().equals(trace))
                        .findFirst()
                        .orElseThrow();
                assertThat(span.at("http.response.status_code"))
                        .isEqualTo(call.getValue().toString());
                assertThat(span.name()).isIn("POST /hooks/{secret}", "GET");
                assertThat(span.error()).isEmpty();
            }
        }
        assertThat(collector.everything()).doesNotContain("secretpath", "secretquery", "/health");
    }

    private static List<Got> named(List<Got> spans, String name) {
        return spans.stream().filter(span -> span.name().equals(name)).toList();
    }

    private static void isOneTrace(List<Got> all, String run) {
        Got top = named(all, "run given").getFirst();
        assertThat(top.service()).isEqualTo("foldwork-backend");
        assertThat(top.at("foldwork.run.id")).isEqualTo(run);
        assertThat(top.at("foldwork.engine")).isEqualTo("local");
        List<Got> spans =
                all.stream().filter(span -> span.trace().equals(top.trace())).toList();
        Set<String> ids = spans.stream().map(Got::id).collect(Collectors.toSet());
        assertThat(ids).hasSameSizeAs(spans);
        assertThat(spans)
                .filteredOn(span -> !ids.contains(span.parent()))
                .singleElement()
                .satisfies(root -> assertThat(root.name()).isEqualTo("POST /api/v1/runs"));
        assertThat(named(spans, "worker data.set@1"))
                .allSatisfy(span -> assertThat(span.service()).isEqualTo("foldwork-runner"))
                .extracting(Got::parent)
                .containsExactlyInAnyOrderElementsOf(
                        named(spans, "attempt data.set@1").stream().map(Got::id).toList());
    }
}
