package dev.foldwork.backend.runner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.foldwork.backend.TestingBackend;
import dev.foldwork.backend.TestingCaller;
import dev.foldwork.flow.json.Json;
import dev.foldwork.flow.run.RunEvent;
import dev.foldwork.flow.run.RunEvent.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What the service says to runners, and to those who are none; a hand-made client stands for the runner. */
class RunnerDoorTest {

    private static final TestingBackend BACKEND = TestingBackend.shared();
    private static final Map<String, ?> SOURCES = Map.of("main", "f.flow.yaml", "files", Map.of("f.flow.yaml", """
                    apiVersion: foldwork/v1
                    kind: Flow
                    metadata: { name: f }
                    spec:
                      access: { secrets: [KEY] }
                      nodes: { a: { type: chat.ask@1, with: { question: Sure?, options: [Yes, No] } } }
                    """));

    private final String team = BACKEND.team();
    private final TestingCaller owner = BACKEND.caller(team, "olga", "admin");
    private final UUID instance = UUID.randomUUID();

    RunnerDoorTest() {
        owner.post("/api/v1/secrets", Map.of("name", "KEY", "value", "open sesame"))
                .is(201);
    }

    private TestingSocket connected() throws Exception {
        TestingSocket socket = TestingSocket.open(BACKEND, owner);
        socket.send(hello());
        assertThat(socket.next("welcome").get("runner")).isEqualTo(runner());
        return socket;
    }

    private Map<String, Object> hello() {
        var hello = new LinkedHashMap<String, Object>();
        hello.put("type", "hello");
        hello.put("name", "desk");
        hello.put("instance", instance.toString());
        hello.put("version", "1");
        hello.put("folders", List.of("photos"));
        hello.put("runs", List.of());
        return hello;
    }

    private String runner() {
        return String.valueOf(
                owner.get("/api/v1/runners").list("runners").getFirst().get("id"));
    }

    private String started() {
        return owner.post("/api/v1/runs", Map.of("flow", SOURCES, "engine", "local"))
                .is(201)
                .text("id");
    }

    private static Map<String, Object> of(String type, String run) {
        return new LinkedHashMap<>(Map.of("type", type, "run", run));
    }

    private static Map<String, Object> events(String run, RunEvent... events) {
        Map<String, Object> frame = of("events", run);
        frame.put("events", List.of(events).stream().map(RunEvent::toJson).toList());
        return frame;
    }

    private static RunEvent event(long seq, Kind kind, Map<String, Object> data) {
        return new RunEvent(
                seq, Instant.parse("2026-11-26T10:00:00Z"), kind, kind == Kind.RUN_FINISHED ? "" : "a", 0, data);
    }

    private String state(String run) {
        return owner.get("/api/v1/runs/" + run).text("state");
    }

    @Test
    void opensOnlyToATokenThatMay() throws Exception {
        assertThat(TestingSocket.refusal(BACKEND, BACKEND.stranger())).isEqualTo(401);
        assertThat(TestingSocket.refusal(BACKEND, BACKEND.caller(team, "reader", "runs:read")))
                .isEqualTo(403);
        assertThat(TestingSocket.refusal(BACKEND, BACKEND.callerAs("viewer", team, "vera", "runner")))
                .isEqualTo(403);
        assertThat(TestingSocket.refusal(BACKEND, BACKEND.signedIn(BACKEND.person(team, "paul", "owner"), team)))
                .isEqualTo(403);
        assertThat(TestingSocket.refusal(BACKEND, owner, "Origin", "https://evil.test"))
                .isEqualTo(403);
        TestingSocket.open(BACKEND, BACKEND.callerAs("runner", team, "rita", "runner"))
                .close();
        assertThat(owner.get("/api/v1/runner/connect").is(200).whole("protocol"))
                .isEqualTo(1);
    }

    @Test
    void showsWhoIsThere() throws Exception {
        assertThat(owner.post("/api/v1/runs", Map.of("flow", SOURCES, "engine", "local"))
                        .code())
                .isEqualTo("RUNNER_MISSING");
        try (TestingSocket socket = connected()) {
            Map<String, Object> shown =
                    owner.get("/api/v1/runners").is(200).list("runners").getFirst();
            assertThat(shown)
                    .containsEntry("name", "desk")
                    .containsEntry("connected", true)
                    .containsEntry("folders", List.of("photos"));
            assertThat(owner.send("DELETE", "/api/v1/runners/" + runner(), null).code())
                    .isEqualTo("RUNNER_CONNECTED");
            assertThat(socket.isOpen()).isTrue();
        }
        TestingSocket.await(() -> owner.get("/api/v1/runners")
                .list("runners")
                .getFirst()
                .get("connected")
                .equals(false));
        owner.send("DELETE", "/api/v1/runners/" + runner(), null).is(204);
        assertThat(owner.get("/api/v1/runners").list("runners")).isEmpty();
    }

    @Test
    void takesEventsInOrderOnceOnly() throws Exception {
        try (TestingSocket socket = connected()) {
            String run = started();
            Map<String, Object> offer = socket.next("offer");
            assertThat(offer).containsEntry("run", run).containsEntry("main", "f.flow.yaml");
            assertThat(state(run)).isEqualTo("queued");
            socket.send(of("taken", run));
            assertThat(socket.next("acked")).containsEntry("seq", 1L).containsEntry("over", false);
            assertThat(state(run)).isEqualTo("running");
            socket.send(of("taken", run));
            assertThat(socket.next("acked")).containsEntry("seq", 1L);

            RunEvent second = event(2, Kind.NODE_STARTED, Map.of("type", "chat.ask@1"));
            RunEvent fourth = event(4, Kind.RUN_FINISHED, Map.of("state", "succeeded"));
            socket.send(events(run, second, second));
            assertThat(socket.next("acked")).containsEntry("seq", 2L);
            socket.send(events(run, fourth));
            assertThat(socket.next("acked")).as("a gap").containsEntry("seq", 2L);
            RunEvent third = event(3, Kind.NODE_SETTLED, Map.of("state", "succeeded"));
            socket.send(events(run, event(1, Kind.RUN_PAUSED, Map.of()), second, third, fourth));
            assertThat(socket.next("acked")).containsEntry("seq", 4L).containsEntry("over", true);
            socket.send(events(run, event(5, Kind.RUN_RESUMED, Map.of())));
            assertThat(socket.next("acked")).containsEntry("seq", 4L).containsEntry("over", true);
            assertThat(state(run)).isEqualTo("succeeded");
            socket.send(refused(run));
            assertThat(socket.next("acked")).containsEntry("over", true);
            assertThat(state(run)).isEqualTo("succeeded");
        }
    }

    private static Map<String, Object> refused(String run) {
        Map<String, Object> frame = of("refused", run);
        frame.put("code", "FOLDER_MISSING");
        frame.put("message", "no");
        frame.put("problems", List.of());
        return frame;
    }

    @Test
    void countsTheNewestConnectionOnly() throws Exception {
        try (TestingSocket old = connected()) {
            String run = started();
            old.next("offer");
            try (TestingSocket fresh = connected()) {
                assertThat(fresh.next("offer")).containsEntry("run", run);
                assertThat(old.end()).isEqualTo(1008);
                fresh.send(of("taken", run));
                assertThat(fresh.next("acked")).containsEntry("over", false);
            }
        }
    }

    @Test
    void endsARunThatWasNeverTakenAtOnceAndTellsALateTaker() throws Exception {
        try (TestingSocket socket = connected()) {
            String run = started();
            socket.next("offer");
            owner.post("/api/v1/runs/" + run + "/cancel", Map.of()).is(202);
            assertThat(state(run)).isEqualTo("cancelled");
            socket.send(of("taken", run));
            assertThat(socket.next("acked")).containsEntry("over", true);
            assertThat(state(run)).isEqualTo("cancelled");
        }
    }

    @Test
    void bringsRequestsUntilTheyAreDone() throws Exception {
        String run;
        long request;
        try (TestingSocket socket = connected()) {
            run = started();
            socket.next("offer");
            owner.post("/api/v1/runs/" + run + "/pause", Map.of()).is(202);
            socket.send(of("taken", run));
            socket.next("acked");
            request = (Long) socket.next("pause").get("request");
        }
        try (TestingSocket socket = connected()) {
            assertThat(socket.next("acked")).containsEntry("run", run).containsEntry("seq", 1L);
            assertThat(socket.next("pause")).containsEntry("request", request);
            socket.send(Map.of("type", "done", "request", request));
            TestingSocket.await(() -> BACKEND.database()
                            .fetchCount(
                                    org.jooq.impl.DSL.table("run_request"),
                                    org.jooq.impl.DSL.condition("id = ?", request))
                    == 0);
            Map<String, Object> lost = of("lost", run);
            lost.put("code", "RUN_LOST");
            lost.put("message", "its journal is gone");
            socket.send(lost);
            assertThat(socket.next("acked")).containsEntry("over", true);
            assertThat(owner.get("/api/v1/runs/" + run).object("error")).containsEntry("code", "RUN_LOST");
        }
    }

    @Test
    void givesSecretsToTheRunnerOfTheRunOnly() throws Exception {
        try (TestingSocket socket = connected()) {
            String run = started();
            socket.next("offer");
            assertThat(values(socket, run, "KEY")).as("not taken yet").isEmpty();
            socket.send(of("taken", run));
            socket.next("acked");
            assertThat(values(socket, run, "KEY")).isEqualTo(Map.of("KEY", "open sesame"));
            assertThat(values(socket, run, "OTHER"))
                    .as("the flow does not ask for it")
                    .isEmpty();
            TestingCaller other = BACKEND.callerAs("owner", team, "otto", "admin");
            try (TestingSocket foreign = TestingSocket.open(BACKEND, other)) {
                Map<String, Object> hello = hello();
                hello.put("instance", UUID.randomUUID().toString());
                foreign.send(hello);
                foreign.next("welcome");
                assertThat(values(foreign, run, "KEY")).as("another runner").isEmpty();
                foreign.send(of("taken", run));
                assertThat(foreign.next("acked")).containsEntry("over", true);
            }
            socket.send(events(run, event(2, Kind.RUN_FINISHED, Map.of("state", "failed"))));
            socket.next("acked");
            assertThat(values(socket, run, "KEY")).as("it has ended").isEmpty();
        }
    }

    private static Map<?, ?> values(TestingSocket socket, String run, String name) throws Exception {
        Map<String, Object> frame = of("secrets", run);
        frame.put("request", 7L);
        frame.put("names", List.of(name));
        socket.send(frame);
        Map<String, Object> values = socket.next("values");
        assertThat(values).containsEntry("request", 7L);
        return (Map<?, ?>) values.get("values");
    }

    @Test
    void endsTheConnectionOverWhatItDoesNotUnderstand() throws Exception {
        var bad =
                new ArrayList<String>(List.of("{", "[]", "{\"type\":\"taken\",\"run\":\"x\"}", "{\"type\":\"hello\"}"));
        var named = hello();
        named.put("name", "a\nb");
        bad.add(Json.write(named));
        for (String text : bad) {
            try (TestingSocket socket = TestingSocket.open(BACKEND, owner)) {
                socket.sendText(text);
                assertThat(socket.end()).as(text).isEqualTo(1008);
            }
        }
        try (TestingSocket socket = TestingSocket.open(BACKEND, owner)) {
            socket.sendText("\"" + "x".repeat(21 << 20) + "\"");
            assertThat(socket.end()).isIn(1009, 1006);
        }
        assertThat(owner.get("/api/v1/runners").list("runners")).isEmpty();
    }

    @Test
    void takesNoEventThatNobodyCouldRead() throws Exception {
        List<Map<String, Object>> questions = List.of(
                Map.of("question", "?", "options", List.of("a")),
                Map.of("question", "?", "schema", "x"),
                Map.of("question", "?", "expires", "soon"));
        for (int i = 0; i < questions.size(); i++) {
            try (TestingSocket socket = connected()) {
                for (int open = 0; open < i; open++) {
                    socket.next("acked");
                }
                String run = started();
                socket.next("offer");
                socket.send(of("taken", run));
                socket.next("acked");
                socket.send(events(run, event(2, Kind.NODE_ASKING, questions.get(i))));
                assertThat(socket.end()).as(questions.get(i).toString()).isEqualTo(1008);
            }
        }
    }

    @Test
    void boundsTheRunnersOfATeam() throws Exception {
        BACKEND.database()
                .execute(
                        "insert into runner (team_id, instance, name, version, created_at, seen_at)"
                                + " select id, gen_random_uuid(), 'x', '1', now(), now() from team, generate_series(1, 50)"
                                + " where name = ?",
                        team);
        try (TestingSocket socket = TestingSocket.open(BACKEND, owner)) {
            socket.send(hello());
            assertThat(socket.end()).isEqualTo(1008);
        }
    }

    @Test
    void boundsTheConnectionsOfATeam() throws Exception {
        var open = new ArrayList<TestingSocket>();
        try {
            for (int i = 0; i < 100; i++) {
                open.add(TestingSocket.open(BACKEND, owner));
            }
            assertThat(TestingSocket.refusal(BACKEND, owner)).isEqualTo(409);
        } finally {
            open.forEach(TestingSocket::close);
        }
    }

    @Test
    void boundsWhatWaitsForARunner() throws Exception {
        try (TestingSocket socket = connected()) {
            String run = started();
            assertThat(socket.next("offer")).containsEntry("run", run);
        }
        BACKEND.database().execute("""
                with many as (
                    insert into run (team_id, flow, title, hash, engine, state, inputs, created_at, trigger_kind, started_by,
                        search_text, runner_id)
                    select r.team_id, r.flow, r.title, r.hash, r.engine, r.state, r.inputs, r.created_at, r.trigger_kind, r.started_by,
                        r.search_text, r.runner_id
                    from run r join team t on t.id = r.team_id, generate_series(1, 9999) where t.name = ?
                    returning id, team_id, runner_id)
                insert into run_offer (run_id, team_id, runner_id, created_at) select id, team_id, runner_id, now() from many
                """, team);
        Map<String, Object> one = Map.of("flow", SOURCES, "engine", "local", "runner", runner());
        assertThat(owner.post("/api/v1/runs", one).code()).isEqualTo("RUNNER_FULL");
        BACKEND.database().execute("delete from run where team_id = (select id from team where name = ?)", team);
    }

    @Test
    void refusesPlacesThatMakeNoSense() {
        for (Map<String, ?> place : List.of(
                Map.of("engine", "moon"),
                Map.of("runner", UUID.randomUUID().toString()),
                Map.of("engine", "local", "privateHosts", List.of("db.local")))) {
            var body = new LinkedHashMap<String, Object>(place);
            body.put("flow", SOURCES);
            assertThat(owner.post("/api/v1/runs", body).code()).isEqualTo("REQUEST_INVALID");
        }
        for (String unknown : List.of("x", UUID.randomUUID().toString())) {
            Map<String, ?> body = Map.of("flow", SOURCES, "engine", "local", "runner", unknown);
            assertThat(owner.post("/api/v1/runs", body).code()).isEqualTo("RUNNER_UNKNOWN");
        }
    }
}
