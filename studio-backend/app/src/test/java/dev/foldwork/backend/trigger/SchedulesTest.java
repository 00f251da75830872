package dev.foldwork.backend.trigger;

import static dev.foldwork.backend.trigger.TestingBackend.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What schedules do when time passes, on a real database; the clock is the test's. Every test takes a day of its own. */
@ExtendWith(SharedBackend.class)
class SchedulesTest {

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
    void firesOnTimeAndOnce() throws Exception {
        clock.set("2030-01-02T10:30:00Z");
        String schedule = schedules.create(schedules.hourly("on_time", "none", "allow"));
        clock.set("2030-01-02T11:00:00Z");
        schedules.sees(schedule, "11:00 started");
        Thread.sleep(1_200);
        clock.set("2030-01-02T12:00:30Z");
        schedules.sees(schedule, "12:00 started", "11:00 started");
        assertThat(backend.get("/api/v1/runs/" + schedules.newestRun(schedule)).text("flow"))
                .isEqualTo("on_time");
        assertThat(backend.get("/api/v1/schedules/" + schedule).text("nextAt")).isEqualTo("2030-01-02T13:00:00Z");
    }

    /** holds S10.5 */
    @Test
    void treatsWhatWasMissedAsItsRuleSays() throws Exception {
        clock.set("2030-01-03T00:30:00Z");
        String none = schedules.create(schedules.hourly("none", "none", "allow"));
        String last = schedules.create(schedules.hourly("last", "last", "allow"));
        String all = schedules.create(schedules.hourly("all", "all", "allow"));
        clock.set("2030-01-03T05:30:00Z");
        schedules.sees(none, "05:00 missed");
        schedules.sees(last, "05:00 started", "04:00 missed");
        schedules.sees(all, "05:00 started", "04:00 started", "03:00 started", "02:00 missed");
    }

    /** holds S10.6 */
    @Test
    void keepsToItsOverlapRule() throws Exception {
        clock.set("2030-01-04T00:30:00Z");
        String skip = schedules.create(schedules.hourly("skip", "last", "skip"));
        String queue = schedules.create(schedules.hourly("queue", "last", "queue"));
        String cancel = schedules.create(schedules.hourly("cancel", "last", "cancel_previous"));
        for (String hour : List.of("01", "02", "03")) {
            clock.set("2030-01-04T" + hour + ":00:00Z");
            eventually(
                    hour,
                    () -> schedules.seen(queue).size() == Integer.parseInt(hour)
                            && schedules.seen(skip).size()
                                    == schedules.seen(queue).size()
                            && schedules.seen(cancel).size()
                                    == schedules.seen(queue).size());
        }
        schedules.sees(skip, "03:00 skipped", "02:00 skipped", "01:00 started");
        schedules.sees(queue, "03:00 skipped", "02:00 queued", "01:00 started");
        schedules.sees(cancel, "03:00 started", "02:00 started", "01:00 started");
        clock.plusSeconds(5);
        String first = schedules.fires(cancel).getLast().get("run").toString();
        eventually(
                "cancelled",
                () -> backend.get("/api/v1/runs/" + first).text("state").equals("cancelled"));
        assertThat(backend.get("/api/v1/runs/" + schedules.newestRun(cancel)).text("state"))
                .isEqualTo("running");
        backend.finish(schedules.fires(queue).getLast().get("run").toString(), "failed", Map.of());
        schedules.sees(queue, "03:00 skipped", "02:00 started", "01:00 started");
        backend.finish(schedules.newestRun(cancel), "succeeded", Map.of());
    }

    /** holds S10.7 */
    @Test
    void pausesAndResumesWithoutMakingUp() throws Exception {
        clock.set("2030-01-05T00:30:00Z");
        String schedule = schedules.create(schedules.hourly("paused", "all", "allow"));
        assertThat(backend.post("/api/v1/schedules/" + schedule + "/pause", null)
                        .json())
                .containsEntry("paused", true)
                .containsEntry("nextAt", null);
        clock.set("2030-01-05T04:30:00Z");
        Thread.sleep(1_200);
        assertThat(schedules.seen(schedule)).isEmpty();
        backend.post("/api/v1/schedules/" + schedule + "/resume", null);
        clock.set("2030-01-05T05:00:00Z");
        schedules.sees(schedule, "05:00 started");
    }

    /** holds S10.8 */
    @Test
    void aClockThatIsMovedNeitherFiresTwiceNorSkips() throws Exception {
        clock.set("2030-01-06T00:59:00Z");
        String schedule = schedules.create(schedules.hourly("moved", "last", "allow"));
        clock.set("2030-01-06T01:00:05Z");
        schedules.sees(schedule, "01:00 started");
        clock.set("2030-01-06T00:50:00Z");
        Thread.sleep(1_200);
        clock.set("2030-01-06T01:00:00Z");
        Thread.sleep(1_200);
        schedules.sees(schedule, "01:00 started");
        clock.set("2030-01-06T06:30:00Z");
        schedules.sees(schedule, "06:00 started", "05:00 missed", "01:00 started");
        clock.set("2030-01-06T01:30:00Z");
        Thread.sleep(1_200);
        for (String hour : List.of("02", "03", "04", "05", "06")) {
            clock.set("2030-01-06T" + hour + ":00:00Z");
            eventually(hour, () -> schedules.seen(schedule).contains(hour + ":00 started"));
        }
        assertThat(schedules.seen(schedule)).hasSize(6);
        clock.set("2030-01-06T07:00:00Z");
        eventually("07", () -> schedules.seen(schedule).contains("07:00 started"));
    }
}
