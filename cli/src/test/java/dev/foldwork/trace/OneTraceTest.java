package dev.foldwork.trace;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.foldwork.flow.json.Json;
import dev.foldwork.flow.run.RunState;
import dev.foldwork.flow.run.Runs;
import dev.foldwork.flow.run.Runs.StartOptions;
import dev.foldwork.flow.trace.SpanSink;
import dev.foldwork.flow.trace.Traceparent;
import dev.foldwork.local.LocalRunner;
import dev.foldwork.local.LocalSettings;
import dev.foldwork.local.MachineSecrets;
import dev.foldwork.local.journal.SqliteJournal;
import dev.foldwork.node.artifact.ArtifactFolder;
import dev.foldwork.parity.CloudUnderTest;
import dev.foldwork.telemetry.Telemetry;
import dev.foldwork.telemetry.TestingCollector;
import dev.foldwork.telemetry.TestingCollector.Got;
import dev.foldwork.testing.RunCase;
import dev.foldwork.testing.TestingNodes;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A flow with every kind of body, called with a trace, on both engines: all its spans are in that trace, with parents. */
class OneTraceTest {

    private static final String CANARY = "canary-7f3a";
    private static final String TOKEN = TestingNodes.secrets().get("TOKEN");

    @TempDir
    Path folder;

    private final List<String> heard = new CopyOnWriteArrayList<>();

    private HttpServer world() throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            heard.add(String.valueOf(exchange.getRequestHeaders().getFirst("traceparent")));
            byte[] answer = ("{\"said\":\"" + CANARY + "\"}").getBytes(java.nio.charset.StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        server.start();
        return server;
    }

    private static Map<String, Object> set(Object value) {
        return Map.of("type", "data.set@1", "with", Map.of("v", value));
    }

    private static RunCase flow(HttpServer world) {
        String host = "127.0.0.1:" + world.getAddress().getPort();
        Map<String, Object> call = Map.of(
                "type",
                "http.request@1",
                "with",
                Map.of(
                        "url",
                        "http://" + host + "/" + CANARY,
                        "query",
                        Map.of("q", CANARY),
                        "headers",
                        Map.of("X-Key", "${ secrets.TOKEN }")));
        Map<String, Object> nodes = Map.of(
                "each",
                Map.of(
                        "type",
                        "flow.for_each@1",
                        "with",
                        Map.of("items", List.of(CANARY + "-0", CANARY + "-1")),
                        "nodes",
                        Map.of("page", set("${ item }")),
                        "outputs",
                        Map.of("v", "${ nodes.page.v }")),
                "group",
                Map.of("type", "flow.group@1", "needs", List.of("each"), "nodes", Map.of("call", call)),
                "sub",
                Map.of(
                        "type",
                        "flow.call@1",
                        "uses",
                        "./called.flow.yaml",
                        "needs",
                        List.of("group"),
                        "with",
                        Map.of("topic", CANARY)),
                "flaky",
                Map.of(
                        "type",
                        "test.flaky@1",
                        "retry",
                        Map.of("attempts", 2, "delay", "10ms"),
                        "with",
                        Map.of("failures", 1, "value", CANARY)),
                "wrong",
                Map.of(
                        "type",
                        "flow.fail@1",
                        "onError",
                        "continue",
                        "with",
                        Map.of("code", "SHOWN", "message", CANARY)),
                "choice",
                Map.of("type", "flow.if@1", "with", Map.of("condition", true)),
                "never",
                Map.of("type", "data.set@1", "needs", List.of("choice.else"), "with", Map.of("v", CANARY)));
        Map<String, Object> called = Map.of(
                "inputs",
                Map.of("type", "object", "properties", Map.of("topic", Map.of("type", "string"))),
                "nodes",
                Map.of("inner", set("${ inputs.topic }")),
                "outputs",
                Map.of("v", "${ nodes.inner.v }"));
        return new RunCase(
                "traced",
                List.of(),
                Map.of(
                        "files",
                        Map.of("called", called),
                        "flow",
                        Map.of(
                                "access",
                                Map.of("secrets", List.of("TOKEN")),
                                "nodes",
                                nodes,
                                "outputs",
                                Map.of("v", "${ nodes.sub.v }"))));
    }

    @Test
    void everySpanOfBothEnginesIsInTheCallersTrace() throws Exception {
        HttpServer world = world();
        try (var collector = new TestingCollector()) {
            RunCase flow = flow(world);
            Traceparent here = Traceparent.fresh();
            local(flow, host(world), collector.environment(), here);
            List<Got> ofLocal = collector.spans();
            isWhole(ofLocal, here, "local");
            assertThat(heard).containsExactly(parent(ofLocal, "attempt http.request@1"));

            heard.clear();
            Traceparent there = Traceparent.fresh();
            List<Got> ofCloud = cloud(flow, host(world), collector, there);
            isWhole(ofCloud, there, "cloud");
            linksARepeatedRun(collector, ofCloud);
            assertThat(heard).containsExactly(parent(ofCloud, "attempt http.request@1"));

            assertThat(shape(ofCloud)).isEqualTo(shape(ofLocal));
            assertThat(collector.everything()).doesNotContain(CANARY, TOKEN, folder.toString());
            assertThat(collector.everything()).contains("foldwork.node.path");
            assertThat(collector.metrics())
                    .containsEntry("foldwork.runs.ended{foldwork.engine=local, state=succeeded}", 1.0)
                    .containsEntry("foldwork.runs.ended{foldwork.engine=cloud, state=succeeded}", 2.0)
                    .containsEntry("foldwork.runs.started{foldwork.engine=cloud}", 2.0)
                    .containsEntry("foldwork.runs.open{foldwork.engine=cloud}", 0.0)
                    .containsEntry("foldwork.questions.open{foldwork.engine=cloud}", 0.0)
                    .containsEntry("foldwork.outbox.waiting{foldwork.engine=cloud}", 0.0)
                    .containsKey("http.server.request.duration{http.request.method=POST,"
                            + " http.response.status_code=201, http.route=/api/v1/runs}")
                    .containsEntry(
                            "foldwork.attempts{error.type=flow, foldwork.engine=cloud,"
                                    + " foldwork.node.type=flow.fail@1, state=failed}",
                            1.0);
        } finally {
            world.stop(0);
        }
    }

    private static String host(HttpServer world) {
        return "127.0.0.1:" + world.getAddress().getPort();
    }

    private static boolean isRun(Got span) {
        return span.name().equals("run case");
    }

    private static String parent(List<Got> spans, String name) {
        Got span = spans.stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
        return new Traceparent(span.trace(), span.id(), true).text();
    }

    private void local(RunCase flow, String host, Map<String, String> environment, Traceparent caller)
            throws Exception {
        Path home = Files.createDirectories(folder.resolve("local"));
        try (SpanSink sink = Telemetry.open("foldwork", environment, notice -> {});
                SqliteJournal journal = SqliteJournal.open(home.resolve("journal.db"), notice -> {});
                var runner = new LocalRunner(
                        journal,
                        new LocalSettings(
                                TestingNodes.catalog(),
                                InstantSource.system(),
                                home.resolve("locks"),
                                new ArtifactFolder(home.resolve("artifacts")),
                                new MachineSecrets(TestingNodes.secrets(), Map.of()),
                                notice -> {},
                                sink,
                                caller))) {
            String run = runner.start(flow.plan(), Map.of(), new StartOptions(Map.of(), List.of(host), null));
            succeeds(runner, run);
        }
    }

    private static void succeeds(Runs runs, String run) throws InterruptedException {
        runs.follow(run, 0, event -> true);
        assertThat(runs.get(run).orElseThrow().state()).isEqualTo(RunState.SUCCEEDED);
    }

    private List<Got> cloud(RunCase flow, String host, TestingCollector collector, Traceparent caller)
            throws Exception {
        Path home = Files.createDirectories(folder.resolve("cloud"));
        int before = collector.spans().size();
        try (SpanSink sink = Telemetry.open("foldwork-test", collector.environment(), notice -> {});
                CloudUnderTest cloud = CloudUnderTest.start(home, sink)) {
            var body = Map.of(
                    "flow", Map.of("main", RunCase.MAIN, "files", flow.documents()), "privateHosts", List.of(host));
            HttpResponse<String> answer = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create(cloud.address().url() + "/api/v1/runs"))
                                    .header(
                                            "Authorization",
                                            "Bearer " + cloud.address().token())
                                    .header("Content-Type", "application/json")
                                    .header("traceparent", caller.text())
                                    .POST(BodyPublishers.ofString(Json.write(body)))
                                    .build(),
                            BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
            String run = String.valueOf(Json.object(answer.body()).get("id"));
            succeeds(cloud.runs(flow), run);
            succeeds(cloud.runs(flow), cloud.runs(flow).rerun(run, "sub"));
            Function<List<Got>, List<Got>> ofRun = spans -> spans.stream()
                    .skip(before)
                    .filter(span -> span.trace().equals(caller.trace()))
                    .toList();
            List<String> last = List.of("body sub", "worker data.set@1");
            return ofRun.apply(collector.await(
                    spans -> ofRun.apply(spans).stream().map(Got::name).toList().containsAll(last)));
        }
    }

    /** A rerun without a caller's trace has one of its own, in which what it kept stands too. */
    private static void linksARepeatedRun(TestingCollector collector, List<Got> first) throws Exception {
        Got old = first.stream().filter(OneTraceTest::isRun).findFirst().orElseThrow();
        List<Got> all = collector.await(spans -> spans.stream().anyMatch(span -> isRun(span) && links(span, old)));
        Got again = all.stream()
                .filter(span -> isRun(span) && links(span, old))
                .findFirst()
                .orElseThrow();
        assertThat(again.trace()).isNotEqualTo(old.trace());
        List<Got> repeated = collector
                .await(spans -> spans.stream()
                        .anyMatch(span -> span.trace().equals(again.trace())
                                && span.name().equals("body sub")))
                .stream()
                .filter(span -> span.trace().equals(again.trace()))
                .toList();
        Set<String> ids = repeated.stream().map(Got::id).collect(Collectors.toSet());
        assertThat(repeated)
                .filteredOn(span -> !ids.contains(span.parent()))
                .as("roots")
                .singleElement()
                .satisfies(root -> assertThat(root.name()).isEqualTo("POST /api/v1/runs/{run}/rerun"));
        assertThat(repeated)
                .filteredOn(span -> "true".equals(span.at("foldwork.kept")))
                .extracting(span -> span.at("foldwork.node.path"))
                .contains("each", "group");
    }

    private static boolean links(Got span, Got other) {
        return span.links().equals(List.of(other.id()));
    }

    private static void isWhole(List<Got> spans, Traceparent caller, String engine) {
        assertThat(spans).extracting(Got::trace).containsOnly(caller.trace());
        Set<String> ids = spans.stream().map(Got::id).collect(Collectors.toCollection(HashSet::new));
        assertThat(ids).as("ids of spans").hasSameSizeAs(spans);
        ids.add(caller.span());
        assertThat(spans)
                .filteredOn(span -> !ids.contains(span.parent()))
                .as("spans without their parent")
                .isEmpty();
        assertThat(spans).allMatch(span -> span.start() <= span.end());
        List<Got> ours =
                spans.stream().filter(span -> span.at("http.route") == null).toList();
        assertThat(ours).allMatch(span -> engine.equals(span.at("foldwork.engine")));
        assertThat(ours).allMatch(span -> span.at("foldwork.run.id") != null);
    }

    /** What must be the same on both engines: names, places, states, codes, parents. */
    private static Set<String> shape(List<Got> spans) {
        Map<String, Got> byId = spans.stream().collect(Collectors.toMap(Got::id, span -> span));
        return spans.stream()
                .filter(span -> span.at("http.route") == null && !span.name().startsWith("worker "))
                .map(span -> line(span) + " in "
                        + (isRun(span) ? "the caller" : line(byId.get(span.parent())))
                        + " " + span.kind())
                .collect(Collectors.toSet());
    }

    private static String line(Got span) {
        return String.join(
                " ",
                span.name(),
                String.valueOf(span.at("foldwork.node.path")),
                String.valueOf(span.at("foldwork.attempt")),
                String.valueOf(span.at("foldwork.node.state")),
                String.valueOf(span.at("foldwork.run.state")),
                String.valueOf(span.at("foldwork.body.kind")),
                String.valueOf(span.at("foldwork.body.items")),
                span.error(),
                String.valueOf(span.at("error.type")));
    }
}
