package dev.foldwork.backend.trigger;

import static dev.foldwork.backend.trigger.TestingBackend.body;
import static dev.foldwork.backend.trigger.TestingBackend.eventually;
import static dev.foldwork.backend.trigger.TestingBackend.flow;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

/** Schedules as tests make and look at them. */
record TestingSchedules(TestingBackend backend) {

    Map<String, Object> hourly(String flow, String catchUp, String overlap) {
        return body(
                "name",
                flow,
                "flow",
                flow(flow),
                "cron",
                "0 * * * *",
                "zone",
                "UTC",
                "catchUp",
                catchUp,
                "catchUpLimit",
                3L,
                "overlap",
                overlap);
    }

    String create(Map<String, Object> body) throws Exception {
        var answer = backend.post("/api/v1/schedules", body);
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(201);
        return answer.text("id");
    }

    List<Map<String, Object>> fires(String schedule) throws Exception {
        return backend.get("/api/v1/schedules/" + schedule + "/fires?limit=200").list("fires");
    }

    List<String> seen(String schedule) throws Exception {
        return fires(schedule).stream()
                .map(fire -> fire.get("dueAt").toString().substring(11, 16) + " " + fire.get("outcome"))
                .toList();
    }

    void sees(String schedule, String... expected) throws Exception {
        eventually(
                List.of(expected) + " but " + seen(schedule),
                () -> seen(schedule).equals(List.of(expected)));
    }

    List<String> times(TestingBackend.Answer answer) {
        return ((List<?>) answer.json().get("times"))
                .stream().map(Object::toString).toList();
    }

    String newestRun(String schedule) throws Exception {
        return fires(schedule).getFirst().get("run").toString();
    }
}
