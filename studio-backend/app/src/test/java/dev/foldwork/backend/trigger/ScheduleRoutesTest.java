package dev.foldwork.backend.trigger;

import static dev.foldwork.backend.trigger.TestingBackend.body;
import static dev.foldwork.backend.trigger.TestingBackend.flow;
import static org.assertj.core.api.Assertions.assertThat;

import dev.foldwork.backend.trigger.TestingBackend.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What people do with schedules. */
@ExtendWith(SharedBackend.class)
class ScheduleRoutesTest {

    static TestingBackend backend;
    static TestingClock clock;
    static TestingSchedules schedules;

    @BeforeAll
    static void open(TestingBackend shared) {
        backend = shared;
        clock = shared.clock;
        schedules = new TestingSchedules(shared);
    }

    /** The next test may set the clock to any time. */
    @AfterEach
    void remove() {
        backend.service.getBean(DSLContext.class).execute("delete from schedule");
    }

    @Test
    void canBeLookedAtChangedAndRemoved() throws Exception {
        clock.set("2030-01-07T00:30:00Z");
        String schedule = schedules.create(schedules.hourly("managed", "none", "allow"));
        var next = backend.get("/api/v1/schedules/" + schedule + "/next");
        assertThat(schedules.times(next)).hasSize(10).startsWith("2030-01-07T01:00:00Z");
        var preview = backend.post(
                "/api/v1/schedules/preview",
                body("cron", "30 2 * * *", "zone", "Europe/Berlin", "skipped", List.of("2030-01-08")));
        assertThat(schedules.times(preview)).startsWith("2030-01-07T01:30:00Z", "2030-01-09T01:30:00Z");
        var changed = backend.call(
                "PUT",
                "/api/v1/schedules/" + schedule,
                body("name", "other", "cron", "@daily", "inputs", body("n", 2L)));
        assertThat(changed.json())
                .containsEntry("name", "other")
                .containsEntry("overlap", "skip")
                .containsEntry("nextAt", "2030-01-08T00:00:00Z");
        assertThat(backend.get("/api/v1/schedules?limit=1").list("schedules")).hasSize(1);
        assertThat(backend.post(
                                "/api/v1/schedules",
                                body("name", "x", "flow", flow("x"), "cron", "61 * * * *", "zone", "Mars"))
                        .code())
                .isEqualTo("SCHEDULE_INVALID");
        assertThat(backend.call(
                                "PUT",
                                "/api/v1/schedules/" + schedule,
                                body("name", "x", "cron", "@daily", "inputs", body("n", "x")))
                        .code())
                .isEqualTo("INPUT_INVALID");
        for (var wrong : List.of(
                body("cron", "@daily"),
                body("name", "x"),
                body("name", " ", "cron", "@daily"),
                body("name", "x", "cron", "@daily", "overlap", "x"),
                body("name", "x", "cron", "@daily", "catchUp", "x"),
                body("name", "x", "cron", "@daily", "catchUpLimit", 101L),
                body("name", "x", "cron", "@daily", "crom", "x"))) {
            assertThat(backend.call("PUT", "/api/v1/schedules/" + schedule, wrong)
                            .code())
                    .isEqualTo("REQUEST_INVALID");
        }
        assertThat(backend.call("DELETE", "/api/v1/schedules/" + schedule, null).status())
                .isEqualTo(204);
        for (String path : List.of(schedule, UUID.randomUUID().toString(), "x")) {
            assertThat(backend.get("/api/v1/schedules/" + path).code()).isEqualTo("SCHEDULE_UNKNOWN");
        }
    }

    @Test
    void anotherTeamSeesNothing() throws Exception {
        clock.set("2030-01-08T00:30:00Z");
        UUID schedule = UUID.fromString(schedules.create(schedules.hourly("theirs", "none", "allow")));
        var store = backend.service.getBean(ScheduleStore.class);
        UUID other = UUID.randomUUID();
        assertThat(store.find(other, schedule)).isEmpty();
        assertThat(store.list(other, 10, null)).isEmpty();
        assertThat(store.delete(other, schedule)).isFalse();
        store.pause(other, schedule);
        assertThat(backend.get("/api/v1/schedules/" + schedule).json()).containsEntry("paused", false);
    }

    @Test
    void givesListAndHistoryInPages() throws Exception {
        clock.set("2030-01-09T00:30:00Z");
        var made = new ArrayList<String>();
        for (int i = 0; i < 5; i++) {
            made.addFirst(schedules.create(schedules.hourly("paged", "all", "allow")));
        }
        assertThat(backend.pages("/api/v1/schedules", "schedules", "id")).isEqualTo(made);
        clock.set("2030-01-09T01:00:00Z");
        schedules.sees(made.getFirst(), "01:00 started");
        clock.set("2030-01-09T03:00:00Z");
        schedules.sees(made.getFirst(), "03:00 started", "02:00 started", "01:00 started");
        String fires = "/api/v1/schedules/" + made.getFirst() + "/fires";
        assertThat(backend.pages(fires, "fires", "dueAt"))
                .containsExactly("2030-01-09T03:00:00Z", "2030-01-09T02:00:00Z", "2030-01-09T01:00:00Z");
        backend.refusesBadPages("/api/v1/schedules");
        backend.refusesBadPages(fires);
    }

    @Test
    void everyRouteRefusesWhatIsNotThere() throws Exception {
        for (String id : List.of(UUID.randomUUID().toString(), "x")) {
            String at = "/api/v1/schedules/" + id;
            for (Answer answer : List.of(
                    backend.get(at),
                    backend.call("PUT", at, body("name", "n", "cron", "@daily", "flow", flow("x"))),
                    backend.call("DELETE", at, null),
                    backend.post(at + "/pause", null),
                    backend.post(at + "/resume", null),
                    backend.get(at + "/next"),
                    backend.get(at + "/fires"))) {
                assertThat(answer.code()).isEqualTo("SCHEDULE_UNKNOWN");
                assertThat(answer.status()).isEqualTo(404);
            }
        }
        assertThat(backend.post("/api/v1/schedules/preview", body("cron", "x")).code())
                .isEqualTo("SCHEDULE_INVALID");
        assertThat(backend.post("/api/v1/schedules/preview", body("cron", "@daily", "name", "n"))
                        .code())
                .isEqualTo("REQUEST_INVALID");
    }
}
