package dev.foldwork.backend.trigger;

import static dev.foldwork.backend.trigger.TestingBackend.body;
import static dev.foldwork.backend.trigger.TestingBackend.eventually;
import static dev.foldwork.backend.trigger.TestingBackend.flow;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;

/** Event triggers as tests make and look at them. */
record TestingEvents(TestingBackend backend) {

    static final String ROUTE = "/api/v1/event-triggers";

    /** Makes a trigger of a flow that takes whatever comes. */
    String create(Map<String, Object> event, Object... more) throws Exception {
        var body = body("name", "t", "flow", flow("started"), "event", event);
        body.putAll(body(more));
        var answer = backend.post(ROUTE, body);
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(201);
        return answer.text("id");
    }

    List<Map<String, Object>> fires(String trigger) throws Exception {
        return backend.get(ROUTE + "/" + trigger + "/fires?limit=200").list("fires");
    }

    List<String> outcomes(String trigger) throws Exception {
        return fires(trigger).stream()
                .map(fire -> fire.get("outcome").toString())
                .toList();
    }

    /** Waits until everything that happened has been looked after. */
    void settle() throws Exception {
        eventually(
                "looked after",
                () -> backend.service
                        .getBean(DSLContext.class)
                        .fetchValue("select count(*) from team_event where due_at is not null")
                        .equals(0L));
    }

    TestingBackend.Answer post(String type, Object data) throws Exception {
        return backend.post("/api/v1/events", body("type", type, "data", data));
    }

    /** Starts a run of a stored flow. */
    String run(String flow) throws Exception {
        var answer = backend.post("/api/v1/flows/" + flow + "/runs", Map.of());
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(201);
        return answer.text("id");
    }

    /** Returns the run that a trigger started last. */
    Map<String, Object> started(String trigger) throws Exception {
        settle();
        assertThat(outcomes(trigger)).first().isEqualTo("started");
        return backend.get("/api/v1/runs/" + fires(trigger).getFirst().get("run"))
                .json();
    }
}
