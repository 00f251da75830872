package dev.foldwork.backend.trigger;

import static dev.foldwork.backend.trigger.TestingBackend.body;
import static dev.foldwork.backend.trigger.TestingBackend.flow;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What sets event triggers off, and what they start, on a real database. */
@ExtendWith(SharedBackend.class)
class EventTriggersTest {

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

    /** holds S11.1, S11.2 */
    @Test
    void startsWhenAnotherFlowsRunHasEnded() throws Exception {
        String watched = backend.published("watched");
        String other = backend.published("other");
        var ofThis = body("kind", "run_ended", "flowId", watched);
        String failed = events.create(
                body("kind", "run_ended", "flowId", watched, "states", List.of("failed")), "eventInput", "body");
        String any = events.create(ofThis, "inputs", body("n", 7L));
        String all = events.create(body("kind", "run_ended", "states", List.of("succeeded", "failed")));
        String first = events.run(watched);
        backend.finish(first, "succeeded", body("v", 5L));
        assertThat(events.started(any).get("inputs").toString()).contains("n=7").contains("output={v=5}");
        assertThat(events.outcomes(failed)).isEmpty();
        assertThat(events.outcomes(all)).hasSize(1);
        String second = events.run(watched);
        backend.finish(second, "failed", Map.of());
        var run = events.started(failed);
        assertThat(run)
                .containsEntry("trigger", "event")
                .containsEntry("startedBy", "t")
                .containsEntry("flow", "started");
        var event = (Map<?, ?>) ((Map<?, ?>) run.get("inputs")).get("body");
        assertThat(event.get("type")).isEqualTo("foldwork.run.ended");
        assertThat((Map<String, Object>) unsafe(event.get("data")))
                .containsEntry("run", second)
                .containsEntry("flow", "watched")
                .containsEntry("flowId", watched)
                .containsEntry("version", 1L)
                .containsEntry("state", "failed");
        assertThat(events.fires(failed).getFirst())
                .containsEntry("cause", second)
                .containsEntry("event", event.get("id"));
        backend.finish(events.run(other), "failed", Map.of());
        events.settle();
        assertThat(events.outcomes(failed)).hasSize(1);
        assertThat(events.outcomes(any)).hasSize(2);
        assertThat(events.outcomes(all)).hasSize(3);
        assertThat(backend.get("/api/v1/runs?trigger=event").list("runs")).hasSizeGreaterThanOrEqualTo(6);
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    private static <T> T unsafe(Object value) {
        return (T) value;
    }

    @Test
    void startsWhenAVersionWasPublished() throws Exception {
        String watched = backend.published("versioned");
        String ofThis = events.create(body("kind", "version_published", "flowId", watched), "eventInput", "body");
        String all = events.create(body("kind", "version_published"));
        backend.published("another");
        events.settle();
        assertThat(events.outcomes(ofThis)).isEmpty();
        assertThat(events.outcomes(all)).containsExactly("started");
        String text = String.valueOf(((Map<?, ?>) flow("versioned").get("files")).get("f.flow.yaml"));
        backend.publish(watched, backend.rewrite(watched, text + "# more\n", 1));
        assertThat(events.started(ofThis).get("inputs").toString())
                .contains("foldwork.version.published")
                .contains("flow=versioned")
                .contains("version=2");
    }

    /** holds S11.3 */
    @Test
    void asksItsFilter() throws Exception {
        var order = body("kind", "posted", "type", "order.created");
        String large = events.create(order, "filter", " event.data.total > 100 and event.type = 'order.created' ");
        String odd = events.create(order, "filter", "event.data.total");
        String broken = events.create(order, "filter", "event.data.total & $number('x')");
        String endless = events.create(order, "filter", "($f := function($n) { $f($n + 1) + 1 }; $f(1) > 0)");
        String plain = events.create(order);
        assertThat(events.post("order.created", body("total", 101L)).status()).isEqualTo(202);
        events.settle();
        assertThat(events.outcomes(large)).containsExactly("started");
        assertThat(events.outcomes(plain)).containsExactly("started");
        for (String unclear : List.of(odd, broken, endless)) {
            assertThat(events.outcomes(unclear)).containsExactly("failed");
            assertThat(events.fires(unclear).getFirst().get("reason").toString())
                    .contains("filter");
        }
        events.post("order.created", body("total", 100L));
        events.post("order.created", body());
        events.post("order.changed", body("total", 200L));
        events.settle();
        assertThat(events.outcomes(large)).hasSize(1);
        assertThat(events.outcomes(plain)).hasSize(3);
    }

    @Test
    void saysInTheHistoryWhatCannotBeStarted() throws Exception {
        var posted = body("kind", "posted", "type", "x");
        String fields = events.create(posted);
        String whole = events.create(posted, "eventInput", "body");
        events.post("x", List.of(1L));
        events.post("x", body("n", "no number"));
        events.settle();
        assertThat(events.outcomes(whole)).containsExactly("started", "started");
        assertThat(events.outcomes(fields)).containsExactly("failed", "failed");
        assertThat(events.fires(fields).getFirst().get("reason").toString()).contains("'n'");
        assertThat(events.fires(fields).getLast().get("reason").toString()).contains("'data' must be an object");
    }

    /** holds S11.4 */
    @Test
    void endsAChainThatWouldGoOnForEver() throws Exception {
        String flow = backend.published("chain");
        String trigger = events.create(body("kind", "run_ended", "flowId", flow), "flow", null, "flowId", flow);
        String run = events.run(flow);
        for (int i = 0; i < EventDispatch.DEEPEST; i++) {
            backend.finish(run, "succeeded", Map.of());
            run = events.started(trigger).get("id").toString();
        }
        backend.finish(run, "succeeded", Map.of());
        events.settle();
        assertThat(events.outcomes(trigger)).hasSize(9).startsWith("refused", "started");
        assertThat(events.fires(trigger).getFirst()).containsEntry("cause", run).containsEntry("run", null);
        assertThat(events.fires(trigger).getFirst().get("reason").toString()).contains("8 triggers");
        // What a person starts begins a chain of its own.
        backend.finish(events.run(flow), "succeeded", Map.of());
        events.started(trigger);
    }

    @Test
    void waitsForARunnerThatIsAway() throws Exception {
        String runner = backend.runner("events");
        String trigger = events.create(
                body("kind", "posted", "type", "y"), "engine", "local", "runner", runner, "inputs", body("n", 3L));
        events.post("y", body());
        assertThat(events.started(trigger))
                .containsEntry("state", "queued")
                .containsEntry("runner", runner)
                .containsEntry("inputs", Map.of("n", 3L));
    }

    @Test
    void letsEventsGoByWhilePaused() throws Exception {
        String trigger = events.create(body("kind", "posted", "type", "z"));
        backend.post(TestingEvents.ROUTE + "/" + trigger + "/pause", null);
        events.post("z", body());
        events.settle();
        backend.post(TestingEvents.ROUTE + "/" + trigger + "/resume", null);
        events.settle();
        assertThat(events.outcomes(trigger)).isEmpty();
        events.post("z", body());
        events.started(trigger);
    }

    @Test
    void takesAnEventThatIsToldAgainOnce() throws Exception {
        String trigger = events.create(body("kind", "posted", "type", "k"));
        var first = told("key", "{\"type\":\"k\",\"data\":{\"n\":1}}");
        var again = told("key", "{\"type\":\"k\",\"data\":{\"n\":1}}");
        assertThat(first.json()).containsEntry("duplicate", false).containsEntry("type", "k");
        assertThat(again.json()).containsEntry("duplicate", true).containsEntry("id", first.text("id"));
        assertThat(told("key", "{\"type\":\"k\",\"data\":{\"n\":2}}").code()).isEqualTo("IDEMPOTENCY_CONFLICT");
        events.settle();
        assertThat(events.outcomes(trigger)).containsExactly("started");
    }

    private static TestingBackend.Answer told(String key, String body) throws Exception {
        return TestingBackend.send(backend.authorized("/api/v1/events")
                .header("Idempotency-Key", key)
                .POST(java.net.http.HttpRequest.BodyPublishers.ofString(body)));
    }
}
