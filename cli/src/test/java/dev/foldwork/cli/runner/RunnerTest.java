package dev.foldwork.cli.runner;

import static dev.foldwork.cli.runner.TestingBackend.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.foldwork.cli.cloud.Backend;
import dev.foldwork.flow.nodetype.NodeTypes;
import dev.foldwork.flow.run.RunRefused;
import dev.foldwork.node.builtin.BuiltInNodes;
import dev.foldwork.testing.TestingNodes;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs that the backend starts on a runner, from start to end. */
class RunnerTest {

    private static final int QUEUE = Integer.getInteger("foldwork.runner.queue", 100);

    private static final String STEPS = """
            inputs: { type: object, properties: { n: { type: integer, default: 3 } } }
            nodes:
              each:
                type: flow.for_each@1
                with: { items: "${ [1..inputs.n] }" }
                nodes:
                  rest: { type: time.wait@1, with: { for: 10ms } }
                  twice: { type: data.set@1, needs: [rest], with: { v: "${ item * 2 }" } }
                outputs: { v: "${ nodes.twice.v }" }
            outputs: { all: "${ nodes.each.items.v }" }
            """;
    private static final String ASKING = """
            nodes:
              sure: { type: chat.ask@1, with: { question: Sure?, options: [Yes, No] } }
              last: { type: data.set@1, needs: [sure.yes], with: { v: "${ nodes.sure.answer }" } }
            outputs: { v: "${ nodes.last.v }" }
            """;
    private static final String LONG = """
            nodes:
              nap: { type: time.wait@1, with: { for: 10m } }
            """;
    private static final String WRITING = """
            access: { folders: { out: { mode: read_write } } }
            nodes:
              write: { type: file.write@1, with: { folder: out, path: a.txt, content: hello } }
            """;
    private static final String REVEALING = """
            access: { secrets: [TOKEN], connections: { shop: http } }
            nodes:
              show: { type: test.reveal@1, with: { value: "${ secrets.TOKEN }" } }
              call: { type: http.request@1, with: { connection: shop, url: / } }
              told: { type: data.set@1, needs: [call.error], with: { code: "${ nodes.call.error.code }" } }
            outputs: { length: "${ nodes.show.length }", back: "${ nodes.show.back }", code: "${ nodes.told.code }" }
            """;

    @TempDir
    static Path shared;

    private static TestingBackend backend;

    @TempDir
    Path home;

    private Path data;
    private Map<String, String> granted = Map.of();

    @BeforeAll
    static void open() throws Exception {
        backend = new TestingBackend(shared, 1);
    }

    @AfterAll
    static void close() throws Exception {
        backend.close();
    }

    @BeforeEach
    void begin() {
        backend.newTeam();
        data = home.resolve("data");
    }

    private TestingRunner runner() throws Exception {
        return new TestingRunner(data, backend.api(), granted, TestingNodes.catalog(), TestingNodes.types());
    }

    /** Returns the id of a runner that has been here and has gone. */
    private String away() throws Exception {
        try (TestingRunner runner = runner()) {
            assertThat(runner).isNotNull();
            backend.runner(true);
        }
        return backend.runner(false);
    }

    @Test
    void runsFromStartToEnd() throws Exception {
        var runs = new ArrayList<String>();
        try (TestingRunner runner = runner()) {
            String id = backend.runner(true);
            runs.add(backend.run(null, STEPS, Map.of("inputs", Map.of("n", 4L))));
            runs.add(backend.run(id, STEPS, Map.of()));
            Map<String, Object> run = backend.end(runs.getFirst());
            assertThat(run.get("state")).isEqualTo("succeeded");
            assertThat(run.get("engine")).isEqualTo("local");
            assertThat(run.get("runner")).isEqualTo(id);
            assertThat(text(run.get("output"))).isEqualTo("{\"all\":[2,4,6,8]}");
            backend.end(runs.getLast());
            assertThat(text(backend.api().get("/api/v1/runs?engine=local"))).contains(runs.getFirst(), runs.getLast());
            assertThat(text(backend.api().get("/api/v1/runs/" + runs.getFirst() + "/nodes")))
                    .contains("each[3].twice");
            assertThat(runner.said()).contains("Connected to", "begins", "has succeeded");
        }
        Records.same(backend, data, runs);
    }

    @Test
    void hearsAnswersPausesAndCancels() throws Exception {
        var runs = new ArrayList<String>();
        try (TestingRunner runner = runner()) {
            assertThat(runner).isNotNull();
            backend.runner(true);
            String asking = backend.run(null, ASKING, Map.of());
            String napping = backend.run(null, LONG, Map.of());
            runs.addAll(List.of(asking, napping));
            backend.awaitAsking(asking);
            assertThatThrownBy(() -> answer(asking, "Perhaps")).hasMessageContaining("Perhaps");
            answer(asking, "yes");
            assertThatThrownBy(() -> answer(asking, "no"))
                    .isInstanceOfSatisfying(
                            RunRefused.class, late -> assertThat(late.code()).isIn("QUESTION_NOT_OPEN", "RUN_FINAL"));
            assertThat(text(backend.end(asking).get("output"))).isEqualTo("{\"v\":\"yes\"}");

            backend.await(napping, "running");
            backend.post("/api/v1/runs/" + napping + "/pause", Map.of());
            backend.await(napping, "paused");
            backend.post("/api/v1/runs/" + napping + "/resume", Map.of());
            backend.await(napping, "running");
            backend.post("/api/v1/runs/" + napping + "/cancel", Map.of());
            assertThat(backend.end(napping).get("state")).isEqualTo("cancelled");
            TestingBackend.await("nothing is left to be brought", () -> backend.asked(napping) == 0);
        }
        Records.same(backend, data, runs);
    }

    private void answer(String run, String answer) throws Exception {
        backend.post("/api/v1/runs/" + run + "/answers", Map.of("path", "sure", "answer", answer));
    }

    @Test
    void keepsRunsForARunnerThatIsAwayAndForABackendThatComesBack() throws Exception {
        String id = away();
        String kept = backend.run(id, STEPS, Map.of());
        String ended = backend.run(id, STEPS, Map.of());
        assertThat(backend.state(kept)).isEqualTo("queued");
        backend.post("/api/v1/runs/" + ended + "/cancel", Map.of());
        assertThat(backend.state(ended)).isEqualTo("cancelled");
        assertThatThrownBy(() -> backend.run(null, STEPS, Map.of()))
                .isInstanceOfSatisfying(
                        RunRefused.class, none -> assertThat(none.code()).isEqualTo("RUNNER_MISSING"));
        backend.stop();
        backend.start();
        String asking = backend.run(id, ASKING, Map.of());
        try (TestingRunner runner = runner()) {
            assertThat(runner).isNotNull();
            assertThat(backend.end(kept).get("state")).isEqualTo("succeeded");
            backend.awaitAsking(asking);
        }
        // The runner comes back with a run that it had begun, and the backend has been away meanwhile.
        backend.stop();
        backend.start();
        answer(asking, "yes");
        try (TestingRunner runner = runner()) {
            assertThat(backend.end(asking).get("state")).isEqualTo("succeeded");
            assertThat(runner.said()).contains("goes on");
        }
        Records.same(backend, data, List.of(kept, asking));
        assertThat(backend.events(ended)).hasSize(2);
    }

    @Test
    void refusesWhatItCannotRun() throws Exception {
        try (var runner =
                new TestingRunner(data, backend.api(), granted, BuiltInNodes.catalog(), NodeTypes.builtIn())) {
            backend.runner(true);
            Map<String, Object> noFolder = backend.end(backend.run(null, WRITING, Map.of()));
            assertThat(noFolder.get("state")).isEqualTo("failed");
            assertThat(text(noFolder.get("error"))).contains("FOLDER_MISSING");
            Map<String, Object> noNode = backend.end(
                    backend.run(null, "nodes: { a: { type: test.sleep@1, with: { millis: 1 } } }\n", Map.of()));
            assertThat(text(noNode.get("error"))).contains("NODE_TYPE_UNAVAILABLE", "test.sleep@1");
            assertThat(runner.said()).contains("was refused: FOLDER_MISSING");
        }
    }

    @Test
    void reachesGrantedFoldersOnly() throws Exception {
        Path out = Files.createDirectories(home.resolve("out"));
        granted = Map.of("mine", out.toString(), "out", out.toString());
        try (TestingRunner runner = runner()) {
            assertThat(runner).isNotNull();
            backend.runner(true);
            assertThat(text(backend.runners())).contains("\"mine\"").doesNotContain(out.toString());
            assertThat(backend.end(backend.run(null, WRITING, Map.of())).get("state"))
                    .isEqualTo("succeeded");
            assertThat(out.resolve("a.txt")).hasContent("hello");
            Files.delete(out.resolve("a.txt"));
            backend.end(backend.run(null, WRITING, Map.of("folders", Map.of("out", "mine"))));
            assertThat(out.resolve("a.txt")).hasContent("hello");
            Map<String, Object> foreign =
                    backend.end(backend.run(null, WRITING, Map.of("folders", Map.of("out", "/etc"))));
            assertThat(text(foreign.get("error"))).contains("FOLDER_MISSING");
        }
    }

    @Test
    void getsSecretsAndConnectionsAtExecutionAndWritesNone() throws Exception {
        backend.post("/api/v1/secrets", Map.of("name", "TOKEN", "value", "open sesame"));
        Map<String, ?> shop = Map.of("baseUrl", "http://10.1.2.3/", "auth", "bearer", "token", "open sesame");
        backend.post("/api/v1/connections", Map.of("name", "shop", "kind", "http", "fields", shop));
        String run;
        try (TestingRunner runner = runner()) {
            assertThat(runner).isNotNull();
            backend.runner(true);
            run = backend.run(null, REVEALING, Map.of());
            assertThat(text(backend.end(run).get("output")))
                    .contains("\"length\":11")
                    // Only the connection says that the address is a private one.
                    .contains("ADDRESS_PRIVATE")
                    .doesNotContain("sesame");
        }
        Records.same(backend, data, List.of(run));
        try (var files = Files.walk(data)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(new String(Files.readAllBytes(file), java.nio.charset.StandardCharsets.ISO_8859_1))
                        .as(file.toString())
                        .doesNotContain("open sesame");
            }
        }
    }

    @Test
    void repeatsRunsOnTheSameRunner() throws Exception {
        var runs = new ArrayList<String>();
        try (TestingRunner runner = runner()) {
            assertThat(runner).isNotNull();
            String id = backend.runner(true);
            runs.add(backend.run(null, LONG, Map.of()));
            backend.await(runs.getFirst(), "running");
            backend.post("/api/v1/runs/" + runs.getFirst() + "/cancel", Map.of());
            backend.end(runs.getFirst());
            runs.add(repeated(runs.getFirst(), "retry", Map.of()));
            assertThat(backend.get(runs.getLast()).get("runner")).isEqualTo(id);
            backend.await(runs.getLast(), "running");
            backend.post("/api/v1/runs/" + runs.getLast() + "/cancel", Map.of());
            backend.end(runs.getLast());
            runs.add(backend.run(null, STEPS, Map.of()));
            backend.end(runs.getLast());
            runs.add(repeated(runs.getLast(), "rerun", Map.of("from", "each")));
            assertThat(text(backend.end(runs.getLast()).get("output"))).isEqualTo("{\"all\":[2,4,6]}");
        }
        Records.same(backend, data, runs);
    }

    private String repeated(String run, String how, Map<String, ?> body) throws Exception {
        return String.valueOf(backend.api()
                .send("POST", "/api/v1/runs/" + run + "/" + how, body, null)
                .get("id"));
    }

    @Test
    void isRemovedWhenItIsAwayOnly() throws Exception {
        String open;
        String id;
        try (TestingRunner runner = runner()) {
            assertThat(runner).isNotNull();
            id = backend.runner(true);
            open = backend.run(null, LONG, Map.of());
            backend.await(open, "running");
            String path = "/api/v1/runners/" + id;
            assertThatThrownBy(() -> backend.api().send("DELETE", path, null, null))
                    .isInstanceOfSatisfying(
                            RunRefused.class, busy -> assertThat(busy.code()).isEqualTo("RUNNER_CONNECTED"));
        }
        backend.runner(false);
        String waiting = backend.run(id, STEPS, Map.of());
        backend.api().send("DELETE", "/api/v1/runners/" + id, null, null);
        for (String run : List.of(open, waiting)) {
            assertThat(text(backend.get(run).get("error"))).contains("RUNNER_REMOVED");
        }
        assertThat(backend.runners()).isEmpty();
        // It comes again as a new one, and stops what nobody waits for any more.
        try (TestingRunner runner = runner()) {
            assertThat(backend.runner(true)).isNotEqualTo(id);
            TestingBackend.await("the run is stopped", () -> runner.said().contains("is cancelled here"));
        }
    }

    @Test
    void losesNoneOfManyRunsThatWait() throws Exception {
        String id = away();
        var runs = new ArrayList<String>();
        for (int i = 1; i <= QUEUE; i++) {
            runs.add(backend.run(id, STEPS, Map.of("inputs", Map.of("n", (long) (i % 3) + 1))));
        }
        long begun = System.nanoTime();
        try (TestingRunner runner = runner()) {
            assertThat(runner).isNotNull();
            for (String run : runs) {
                assertThat(backend.end(run).get("state")).isEqualTo("succeeded");
            }
        }
        double seconds = (System.nanoTime() - begun) / 1e9;
        int events = Records.same(backend, data, runs);
        System.out.printf("runner: %d queued runs, %d events, %.1f s%n", QUEUE, events, seconds);
    }

    @Test
    void saysWhyItIsTurnedAway() throws Exception {
        var stranger = new Backend(URI.create("http://127.0.0.1:" + backend.port()), "fwk_wrong");
        try (var runner = new TestingRunner(data, stranger, granted, BuiltInNodes.catalog(), NodeTypes.builtIn())) {
            assertThat(runner).isNotNull();
            TestingBackend.await("it gives up", () -> runner.ended() != null);
            assertThat(runner.ended())
                    .isInstanceOfSatisfying(
                            RunRefused.class, why -> assertThat(why.code()).isEqualTo("TOKEN_INVALID"));
        }
    }
}
