package dev.foldwork.backend.trigger;

import static dev.foldwork.backend.trigger.TestingBackend.body;
import static dev.foldwork.backend.trigger.TestingBackend.flow;
import static org.assertj.core.api.Assertions.assertThat;

import dev.foldwork.backend.trigger.TestingBackend.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What people do with event triggers, and programs with events: each refusal and each page. */
@ExtendWith(SharedBackend.class)
class EventTriggerRoutesTest {

    static TestingBackend backend;
    static TestingEvents events;

    @BeforeAll
    static void open(TestingBackend shared) {
        backend = shared;
        events = new TestingEvents(shared);
    }

    @AfterEach
    void remove() {
        backend.service.getBean(DSLContext.class).execute("delete from event_trigger; delete from team_event");
    }

    private static Map<String, Object> terms(Object... more) {
        var terms = body("name", "t", "flow", flow("started"), "event", body("kind", "run_ended"));
        terms.putAll(body(more));
        return terms;
    }

    @Test
    void canBeLookedAtChangedAndRemoved() throws Exception {
        String watched = backend.published("looked_at");
        String id = events.create(
                body("kind", "run_ended", "flowId", watched, "states", List.of("failed", "cancelled", "failed")),
                "filter",
                "event.data.version = 1",
                "eventInput",
                "body",
                "inputs",
                body("n", 3L));
        String at = TestingEvents.ROUTE + "/" + id;
        Answer shown = backend.get(at);
        assertThat(shown.json())
                .containsEntry("name", "t")
                .containsEntry("filter", "event.data.version = 1")
                .containsEntry("eventInput", "body")
                .containsEntry("inputs", Map.of("n", 3L))
                .containsEntry("paused", false);
        assertThat(shown.json().get("event"))
                .isEqualTo(body(
                        "kind",
                        "run_ended",
                        "flowId",
                        watched,
                        "states",
                        List.of("cancelled", "failed"),
                        "type",
                        null));
        assertThat(backend.call("DELETE", "/api/v1/flows/" + watched, null)
                        .json()
                        .get("problems")
                        .toString())
                .contains("The event trigger 't' uses 'looked_at'");
        Answer changed =
                backend.call("PUT", at, body("name", "u", "event", body("kind", "posted", "type", "order.created")));
        assertThat(changed.json())
                .containsEntry("name", "u")
                .containsEntry("filter", null)
                .containsEntry("hash", shown.text("hash"));
        assertThat(changed.json().get("event"))
                .isEqualTo(body("kind", "posted", "flowId", null, "states", List.of(), "type", "order.created"));
        assertThat(backend.post(at + "/pause", null).json()).containsEntry("paused", true);
        assertThat(backend.get(at).json()).containsEntry("paused", true);
        assertThat(backend.post(at + "/resume", null).json()).containsEntry("paused", false);
        assertThat(backend.call("DELETE", at, null).status()).isEqualTo(204);
        for (String path : List.of(id, UUID.randomUUID().toString(), "x")) {
            String gone = TestingEvents.ROUTE + "/" + path;
            assertThat(backend.get(gone).code()).isEqualTo("EVENT_TRIGGER_UNKNOWN");
            assertThat(backend.get(gone + "/fires").code()).isEqualTo("EVENT_TRIGGER_UNKNOWN");
            assertThat(backend.call("PUT", gone, terms()).code()).isEqualTo("EVENT_TRIGGER_UNKNOWN");
            assertThat(backend.call("DELETE", gone, null).code()).isEqualTo("EVENT_TRIGGER_UNKNOWN");
            assertThat(backend.post(gone + "/pause", null).code()).isEqualTo("EVENT_TRIGGER_UNKNOWN");
            assertThat(backend.post(gone + "/resume", null).code()).isEqualTo("EVENT_TRIGGER_UNKNOWN");
        }
    }

    @Test
    void refusesWhatItDoesNotUnderstand() throws Exception {
        String unknown = UUID.randomUUID().toString();
        for (var wrong : List.of(
                terms("name", " "),
                terms("event", null),
                terms("event", "run_ended"),
                terms("event", body("kind", "noon")),
                terms("event", body("kind", "run_ended", "type", "x")),
                terms("event", body("kind", "run_ended", "states", List.of("queued"))),
                terms("event", body("kind", "version_published", "states", List.of("failed"))),
                terms("event", body("kind", "posted")),
                terms("event", body("kind", "posted", "type", "Order")),
                terms("event", body("kind", "posted", "type", "foldwork.run.ended")),
                terms("event", body("kind", "posted", "type", "x", "flowId", unknown)),
                terms("event", body("kind", "run_ended", "flow", "x")),
                terms("filter", ""),
                terms("filter", "1 +"),
                terms("filter", "${ true }"),
                terms("filter", "inputs.n > 1"),
                terms("filter", "events.data = 1"),
                terms("filter", "$eval('1')"),
                terms("filter", "x".repeat(2_001)),
                terms("filter", 7L),
                terms("eventInput", ""),
                terms("eventInput", "n", "inputs", body("n", 1L)),
                terms("trigger", "x"))) {
            assertThat(backend.post(TestingEvents.ROUTE, wrong).code())
                    .as("%s", wrong)
                    .isEqualTo("REQUEST_INVALID");
        }
        assertThat(backend.post(TestingEvents.ROUTE, terms("event", body("kind", "run_ended", "flowId", unknown)))
                        .code())
                .isEqualTo("FLOW_UNKNOWN");
        assertThat(backend.post(TestingEvents.ROUTE, terms("filter", "1 +"))
                        .json()
                        .get("problems")
                        .toString())
                .contains("EXPRESSION_SYNTAX");
    }

    @Test
    void boundsTheTriggersOfATeam() throws Exception {
        events.create(body("kind", "run_ended"));
        backend.service.getBean(DSLContext.class).execute("""
                insert into event_trigger (team_id, name, hash, engine, inputs, folders, private_hosts, kind, created_at, updated_at)
                select team_id, name, hash, engine, inputs, folders, private_hosts, kind, created_at, updated_at
                from event_trigger, generate_series(1, 99)
                """);
        assertThat(backend.post(TestingEvents.ROUTE, terms()).code()).isEqualTo("EVENT_TRIGGERS_TOO_MANY");
        assertThat(backend.get(TestingEvents.ROUTE + "?limit=200").list("eventTriggers"))
                .hasSize(100);
    }

    @Test
    void givesListAndHistoryInPages() throws Exception {
        var made = new ArrayList<String>();
        for (int i = 0; i < 5; i++) {
            made.addFirst(events.create(body("kind", "posted", "type", "page")));
        }
        assertThat(backend.pages(TestingEvents.ROUTE, "eventTriggers", "id")).isEqualTo(made);
        var told = new ArrayList<String>();
        for (int i = 0; i < 5; i++) {
            told.addFirst(events.post("page", body()).text("id"));
        }
        events.settle();
        String fires = TestingEvents.ROUTE + "/" + made.getFirst() + "/fires";
        assertThat(backend.pages(fires, "fires", "event")).isEqualTo(told);
        backend.refusesBadPages(TestingEvents.ROUTE);
        backend.refusesBadPages(fires);
    }

    @Test
    void refusesEventsThatItDoesNotTake() throws Exception {
        for (var wrong : List.of(
                body(),
                body("type", "Order"),
                body("type", "foldwork.run.ended"),
                body("type", "x".repeat(101)),
                body("type", 1L),
                body("type", "x", "kind", "posted"))) {
            assertThat(backend.post("/api/v1/events", wrong).code())
                    .as("%s", wrong)
                    .isEqualTo("REQUEST_INVALID");
        }
        assertThat(events.post("x", "y".repeat(64 << 10)).code()).isEqualTo("BODY_TOO_LARGE");
        assertThat(backend.post("/api/v1/events", body("type", "x")).status()).isEqualTo(202);
        assertThat(events.post("x", null).status()).isEqualTo(202);
    }

    @Test
    void forgetsWhatNobodyWaitsForAndWhatIsOld() throws Exception {
        var database = backend.service.getBean(DSLContext.class);
        database.execute("delete from team_event");
        events.post("nobody", body());
        events.settle();
        assertThat(database.fetchValue("select count(*) from team_event")).isEqualTo(0L);
        backend.finish(events.run(backend.published("unwatched")), "succeeded", Map.of());
        assertThat(database.fetchValue("select count(*) from team_event")).isEqualTo(0L);
        String trigger = events.create(body("kind", "posted", "type", "old"));
        events.post("old", body());
        events.started(trigger);
        backend.service
                .getBean(dev.foldwork.backend.event.TeamEvents.class)
                .forget(backend.clock.instant().plusSeconds(1));
        assertThat(events.outcomes(trigger)).isEmpty();
    }
}
