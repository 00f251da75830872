package dev.foldwork.backend.trigger;

import static dev.foldwork.backend.trigger.TestingBackend.body;
import static dev.foldwork.backend.trigger.TestingBackend.eventually;
import static dev.foldwork.backend.trigger.TestingBackend.flow;
import static org.assertj.core.api.Assertions.assertThat;

import dev.foldwork.backend.trigger.TestingBackend.Answer;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Triggers of stored flows, in the cloud and on a runner. */
@ExtendWith(SharedBackend.class)
class StoredFlowsTest {

    static TestingBackend backend;
    static TestingClock clock;
    static TestingSchedules schedules;

    @BeforeAll
    static void open(TestingBackend shared) {
        backend = shared;
        clock = shared.clock;
        schedules = new TestingSchedules(shared);
    }

    @AfterEach
    void remove() {
        backend.service.getBean(DSLContext.class).execute("delete from schedule");
        backend.service.getBean(DSLContext.class).execute("delete from webhook");
    }

    private static Map<String, Object> hourly(String flow, Object... more) {
        var body = body("name", "stored", "flowId", flow, "cron", "0 * * * *", "overlap", "allow");
        body.putAll(body(more));
        return body;
    }

    private static Map<String, Object> run(String schedule) throws Exception {
        return backend.get("/api/v1/runs/" + schedules.newestRun(schedule)).json();
    }

    @Test
    void followsTheNewestVersionOrKeepsToOne() throws Exception {
        clock.set("2030-03-01T00:30:00Z");
        String flow = backend.published("newest");
        String newest = schedules.create(hourly(flow));
        String first = schedules.create(hourly(flow, "version", 1L));
        assertThat(backend.get("/api/v1/schedules/" + newest).json())
                .containsEntry("hash", null)
                .containsEntry("flowId", flow)
                .containsEntry("version", null)
                .containsEntry("engine", "cloud")
                .containsEntry("runner", null);
        clock.set("2030-03-01T01:00:00Z");
        schedules.sees(newest, "01:00 started");
        assertThat(run(newest)).containsEntry("flowId", flow).containsEntry("version", 1L);
        String text = String.valueOf(((Map<?, ?>) flow("newest").get("files")).get("f.flow.yaml"));
        backend.publish(flow, backend.rewrite(flow, text.replace("default: 1", "default: 2"), 1));
        clock.set("2030-03-01T02:00:00Z");
        schedules.sees(newest, "02:00 started", "01:00 started");
        schedules.sees(first, "02:00 started", "01:00 started");
        assertThat(run(newest)).containsEntry("version", 2L).containsEntry("inputs", Map.of("n", 2L));
        assertThat(run(first))
                .containsEntry("version", 1L)
                .containsEntry("inputs", Map.of("n", 1L))
                .containsEntry("trigger", "schedule")
                .containsEntry("startedBy", "stored");
    }

    @Test
    void saysInTheHistoryWhatCannotBeStarted() throws Exception {
        clock.set("2030-03-02T00:30:00Z");
        String flow = backend.published("archived");
        String schedule = schedules.create(hourly(flow));
        assertThat(backend.call("DELETE", "/api/v1/flows/" + flow, null)
                        .json()
                        .get("problems")
                        .toString())
                .contains("The schedule 'stored' uses 'archived'");
        assertThat(backend.post("/api/v1/flows/" + flow + "/archive", null).status())
                .isEqualTo(200);
        clock.set("2030-03-02T01:00:00Z");
        schedules.sees(schedule, "01:00 failed");
        assertThat(schedules.fires(schedule).getFirst().get("reason").toString())
                .contains("archived");
        assertThat(backend.call("DELETE", "/api/v1/schedules/" + schedule, null).status())
                .isEqualTo(204);
        assertThat(backend.call("DELETE", "/api/v1/flows/" + flow, null).status())
                .isEqualTo(204);
    }

    @Test
    void keepsTheFlowOfATriggerThatIsChangedWithoutOne() throws Exception {
        clock.set("2030-03-03T00:30:00Z");
        String flow = backend.published("changed");
        String at = "/api/v1/schedules/" + schedules.create(hourly(flow, "version", 1L));
        assertThat(backend.call("PUT", at, body("name", "n", "cron", "@daily")).json())
                .containsEntry("flowId", flow)
                .containsEntry("version", 1L);
        assertThat(backend.call("PUT", at, body("name", "n", "cron", "@daily", "flow", flow("sent")))
                        .json())
                .containsEntry("flowId", null)
                .containsEntry("version", null);
    }

    @Test
    void refusesWhatNamesNoFlowThatCanRun() throws Exception {
        String unknown = UUID.randomUUID().toString();
        String flow = backend.published("refused");
        Answer draft = backend.post("/api/v1/flows", Map.of("text", "kind: Flow\nmetadata: { name: only_draft }\n"));
        for (String route : List.of("/api/v1/schedules", "/api/v1/webhooks", "/api/v1/event-triggers")) {
            var refusals = Map.of(
                    "FLOW_UNKNOWN", body("flowId", unknown),
                    "VERSION_UNKNOWN", body("flowId", flow, "version", 7L),
                    "FLOW_NOT_PUBLISHED", body("flowId", draft.text("id")),
                    "RUNNER_MISSING", body("flowId", flow, "engine", "local"),
                    "RUNNER_UNKNOWN", body("flowId", flow, "engine", "local", "runner", unknown));
            for (var refusal : refusals.entrySet()) {
                assertThat(refused(route, refusal.getValue())).as(route).isEqualTo(refusal.getKey());
            }
            for (var wrong : List.of(
                    body("flowId", flow, "flow", flow("x")),
                    body("flow", flow("x"), "version", 1L),
                    body("flowId", flow, "version", 0L),
                    body("flowId", flow, "version", "draft"),
                    body("flowId", flow, "folders", Map.of("a", "/srv")),
                    body("flowId", flow, "engine", "moon"),
                    body("flowId", flow, "runner", unknown),
                    body("flowId", 7L),
                    body())) {
                assertThat(refused(route, wrong)).as(route + wrong).isEqualTo("REQUEST_INVALID");
            }
        }
        assertThat(backend.post("/api/v1/schedules", hourly(flow, "inputs", body("n", "x")))
                        .code())
                .isEqualTo("INPUT_INVALID");
        assertThat(backend.post("/api/v1/schedules", hourly(flow, "version", 1L, "folders", Map.of("a", "/srv")))
                        .status())
                .isEqualTo(201);
    }

    private static String refused(String route, Map<String, Object> job) throws Exception {
        var body = body("name", "n");
        if (route.endsWith("schedules")) {
            body.put("cron", "@daily");
        }
        if (route.endsWith("triggers")) {
            body.put("event", body("kind", "run_ended"));
        }
        body.putAll(job);
        return backend.post(route, body).code();
    }

    /** While the runner is away, a run waits for it and counts as one that has not ended. */
    @Test
    void waitsForARunnerThatIsAway() throws Exception {
        clock.set("2030-03-04T00:30:00Z");
        String flow = backend.published("away");
        String runner = backend.runner("away");
        String skip = schedules.create(
                hourly(flow, "engine", "local", "runner", runner, "overlap", "skip", "catchUp", "last"));
        String cancel = schedules.create(
                hourly(flow, "engine", "local", "runner", runner, "overlap", "cancel_previous", "catchUp", "all"));
        clock.set("2030-03-04T01:00:00Z");
        schedules.sees(skip, "01:00 started");
        schedules.sees(cancel, "01:00 started");
        String first = schedules.newestRun(cancel);
        assertThat(run(skip))
                .containsEntry("state", "queued")
                .containsEntry("engine", "local")
                .containsEntry("runner", runner)
                .containsEntry("flowId", flow);
        assertThat(offered(schedules.newestRun(skip))).isEqualTo(1);
        // Two more at once: the second of them ends a run that was recorded in the same transaction.
        clock.set("2030-03-04T03:00:30Z");
        schedules.sees(skip, "03:00 skipped", "02:00 missed", "01:00 started");
        schedules.sees(cancel, "03:00 started", "02:00 started", "01:00 started");
        assertThat(backend.get("/api/v1/runs/" + first).text("state")).isEqualTo("cancelled");
        assertThat(offered(first)).isZero();
        assertThat(offered(schedules.newestRun(cancel))).isEqualTo(1);
        backend.service.getBean(DSLContext.class).execute("delete from runner where id = ?::uuid", runner);
        clock.set("2030-03-04T04:00:00Z");
        eventually("04", () -> schedules.seen(cancel).contains("04:00 failed"));
        assertThat(schedules.fires(cancel).getFirst().get("reason").toString()).contains("was removed");
        assertThat(backend.get("/api/v1/schedules/" + cancel).json())
                .containsEntry("engine", "local")
                .containsEntry("runner", null);
    }

    private static int offered(String run) {
        return backend.service
                .getBean(DSLContext.class)
                .fetchCount(org.jooq.impl.DSL.table("run_offer"), org.jooq.impl.DSL.condition("run_id = ?::uuid", run));
    }

    @Test
    void takesDeliveriesForAStoredFlowOnARunner() throws Exception {
        String flow = backend.published("hooked");
        String runner = backend.runner("hooked");
        Answer hook = backend.post(
                "/api/v1/webhooks",
                body("name", "h", "flowId", flow, "version", 1L, "engine", "local", "runner", runner));
        assertThat(hook.status()).as(hook.response().body()).isEqualTo(201);
        Answer taken = TestingBackend.send(backend.request(hook.text("path"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"n\":5}")));
        assertThat(taken.status()).isEqualTo(202);
        assertThat(backend.get("/api/v1/runs/" + taken.text("run")).json())
                .containsEntry("state", "queued")
                .containsEntry("inputs", Map.of("n", 5L))
                .containsEntry("flowId", flow)
                .containsEntry("version", 1L)
                .containsEntry("runner", runner);
    }
}
