package dev.foldwork.backend.runner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.foldwork.backend.TestingBackend;
import dev.foldwork.backend.TestingCaller;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What triggers start on a runner reaches it, at once or when it comes back. */
class TriggeredRunsTest {

    private static final TestingBackend BACKEND = TestingBackend.shared();
    private static final Map<String, ?> SOURCES = Map.of("main", "f.flow.yaml", "files", Map.of("f.flow.yaml", """
                    apiVersion: foldwork/v1
                    kind: Flow
                    metadata: { name: f }
                    spec: { nodes: { a: { type: data.set@1, with: { v: 1 } } } }
                    """));

    private final TestingCaller owner = BACKEND.caller(BACKEND.team(), "olga", "admin");
    private final UUID instance = UUID.randomUUID();

    private TestingSocket connected() throws Exception {
        TestingSocket socket = TestingSocket.open(BACKEND, owner);
        socket.send(Map.of(
                "type",
                "hello",
                "name",
                "desk",
                "instance",
                instance.toString(),
                "version",
                "1",
                "folders",
                List.of(),
                "runs",
                List.of()));
        socket.next("welcome");
        return socket;
    }

    private Map<String, Object> trigger(String type) {
        var body = new LinkedHashMap<String, Object>();
        body.put("name", "t");
        body.put("flow", SOURCES);
        body.put("engine", "local");
        body.put("event", Map.of("kind", "posted", "type", type));
        return body;
    }

    @Test
    void theOneRunnerThatIsConnectedStaysTheOne() throws Exception {
        String runner;
        try (TestingSocket socket = connected()) {
            var made = owner.post("/api/v1/event-triggers", trigger("x")).is(201);
            runner = made.text("runner");
            assertThat(owner.get("/api/v1/runners").list("runners").getFirst()).containsEntry("id", runner);
            owner.post("/api/v1/events", Map.of("type", "x")).is(202);
            Map<String, Object> offer = socket.next("offer");
            socket.send(Map.of("type", "taken", "run", offer.get("run")));
            assertThat(socket.next("acked")).containsEntry("over", false);
            assertThat(owner.get("/api/v1/runs/" + offer.get("run")).text("state"))
                    .isEqualTo("running");
        }
        TestingSocket.await(() -> owner.get("/api/v1/runners")
                .list("runners")
                .getFirst()
                .get("connected")
                .equals(false));
        assertThat(owner.post("/api/v1/event-triggers", trigger("y")).code()).isEqualTo("RUNNER_MISSING");
        owner.post("/api/v1/events", Map.of("type", "x")).is(202);
        TestingSocket.await(
                () -> owner.get("/api/v1/runs?state=queued").list("runs").size() == 1);
        try (TestingSocket socket = connected()) {
            socket.next("acked");
            Map<String, Object> offer = socket.next("offer");
            assertThat(owner.get("/api/v1/runs/" + offer.get("run")).is(200).body())
                    .containsEntry("runner", runner)
                    .containsEntry("trigger", "event");
        }
    }
}
