package dev.foldwork.backend.trigger;

import static dev.foldwork.backend.trigger.TestingBackend.body;
import static dev.foldwork.backend.trigger.TestingBackend.eventually;
import static dev.foldwork.backend.trigger.TestingBackend.flow;
import static org.assertj.core.api.Assertions.assertThat;

import dev.foldwork.backend.run.RunRecorder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Schedules on a real database; the clock is the test's. Every test takes a day of its own. */
@ExtendWith(SharedBackend.class)
class SchedulesTest {

    static TestingBackend backend;
    static TestingClock clock;

    @BeforeAll
    static void open(TestingBackend shared) {
        backend = shared;
        clock = shared.clock;
    }

    /** The next test may set the clock to any time. */
    @AfterEach
    void remove() {
        backend.service.getBean(DSLContext.class).execute("delete from schedule");
    }

    private static Map<String, Object> hourly(String flow, String catchUp, String overlap) {
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

    private static String create(Map<String, Object> body) throws Exception {
        var answer = backend.post("/api/v1/schedules", body);
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(201);
        return answer.text("id");
    }

    private static List<Map<String, Object>> fires(String schedule) throws Exception {
        return backend.get("/api/v1/schedules/" + schedule + "/fires?limit=200").list("fires");
    }

    private static List<String> seen(String schedule) throws Exception {
        return fires(schedule).stream()
                .map(fire -> fire.get("dueAt").toString().substring(11, 16) + " " + fire.get("outcome"))
                .toList();
    }

    private static void sees(String schedule, String... expected) throws Exception {
        eventually(
                List.of(expected) + " but " + seen(schedule),
                () -> seen(schedule).equals(List.of(expected)));
    }

    private static List<String> times(TestingBackend.Answer answer) {
        return ((List<?>) answer.json().get("times"))
                .stream().map(Object::toString).toList();
    }

    private static String newestRun(String schedule) throws Exception {
        return fires(schedule).getFirst().get("run").toString();
    }

    @Test
    void firesOnTimeAndOnce() throws Exception {
        clock.set("2030-01-02T10:30:00Z");
        String schedule = create(hourly("on_time", "none", "allow"));
        clock.set("2030-01-02T11:00:00Z");
        sees(schedule, "11:00 started");
        Thread.sleep(1_200);
        clock.set("2030-01-02T12:00:30Z");
        sees(schedule, "12:00 started", "11:00 started");
        assertThat(backend.get("/api/v1/runs/" + newestRun(schedule)).text("flow"))
                .isEqualTo("on_time");
        assertThat(backend.get("/api/v1/schedules/" + schedule).text("nextAt")).isEqualTo("2030-01-02T13:00:00Z");
    }

    /** holds S10.5 */
    @Test
    void treatsWhatWasMissedAsItsRuleSays() throws Exception {
        clock.set("2030-01-03T00:30:00Z");
        String none = create(hourly("none", "none", "allow"));
        String last = create(hourly("last", "last", "allow"));
        String all = create(hourly("all", "all", "allow"));
        clock.set("2030-01-03T05:30:00Z");
        sees(none, "05:00 missed");
        sees(last, "05:00 started", "04:00 missed");
        sees(all, "05:00 started", "04:00 started", "03:00 started", "02:00 missed");
    }

    /** holds S10.6 */
    @Test
    void keepsToItsOverlapRule() throws Exception {
        clock.set("2030-01-04T00:30:00Z");
        String skip = create(hourly("skip", "last", "skip"));
        String queue = create(hourly("queue", "last", "queue"));
        String cancel = create(hourly("cancel", "last", "cancel_previous"));
        for (String hour : List.of("01", "02", "03")) {
            clock.set("2030-01-04T" + hour + ":00:00Z");
            eventually(
                    hour,
                    () -> seen(queue).size() == Integer.parseInt(hour)
                            && seen(skip).size() == seen(queue).size()
                            && seen(cancel).size() == seen(queue).size());
        }
        sees(skip, "03:00 skipped", "02:00 skipped", "01:00 started");
        sees(queue, "03:00 skipped", "02:00 queued", "01:00 started");
        sees(cancel, "03:00 started", "02:00 started", "01:00 started");
        clock.plusSeconds(5);
        String first = fires(cancel).getLast().get("run").toString();
        eventually(
                "cancelled",
                () -> backend.get("/api/v1/runs/" + first).text("state").equals("cancelled"));
        assertThat(backend.get("/api/v1/runs/" + newestRun(cancel)).text("state"))
                .isEqualTo("running");
        backend.finish(fires(queue).getLast().get("run").toString(), "failed", Map.of());
        sees(queue, "03:00 skipped", "02:00 started", "01:00 started");
        backend.finish(newestRun(cancel), "succeeded", Map.of());
    }

    /** holds S10.7 */
    @Test
    void pausesAndResumesWithoutMakingUp() throws Exception {
        clock.set("2030-01-05T00:30:00Z");
        String schedule = create(hourly("paused", "all", "allow"));
        assertThat(backend.post("/api/v1/schedules/" + schedule + "/pause", null)
                        .json())
                .containsEntry("paused", true)
                .containsEntry("nextAt", null);
        clock.set("2030-01-05T04:30:00Z");
        Thread.sleep(1_200);
        assertThat(seen(schedule)).isEmpty();
        backend.post("/api/v1/schedules/" + schedule + "/resume", null);
        clock.set("2030-01-05T05:00:00Z");
        sees(schedule, "05:00 started");
    }

    /** holds S10.8 */
    @Test
    void aClockThatIsMovedNeitherFiresTwiceNorSkips() throws Exception {
        clock.set("2030-01-06T00:59:00Z");
        String schedule = create(hourly("moved", "last", "allow"));
        clock.set("2030-01-06T01:00:05Z");
        sees(schedule, "01:00 started");
        clock.set("2030-01-06T00:50:00Z");
        Thread.sleep(1_200);
        clock.set("2030-01-06T01:00:00Z");
        Thread.sleep(1_200);
        sees(schedule, "01:00 started");
        clock.set("2030-01-06T06:30:00Z");
        sees(schedule, "06:00 started", "05:00 missed", "01:00 started");
        clock.set("2030-01-06T01:30:00Z");
        Thread.sleep(1_200);
        for (String hour : List.of("02", "03", "04", "05", "06")) {
            clock.set("2030-01-06T" + hour + ":00:00Z");
            eventually(hour, () -> seen(schedule).contains(hour + ":00 started"));
        }
        assertThat(seen(schedule)).hasSize(6);
        clock.set("2030-01-06T07:00:00Z");
        eventually("07", () -> seen(schedule).contains("07:00 started"));
    }

    @Test
    void canBeLookedAtChangedAndRemoved() throws Exception {
        clock.set("2030-01-07T00:30:00Z");
        String schedule = create(hourly("managed", "none", "allow"));
        var next = backend.get("/api/v1/schedules/" + schedule + "/next");
        assertThat(times(next)).hasSize(10).startsWith("2030-01-07T01:00:00Z");
        var preview = backend.post(
                "/api/v1/schedules/preview",
                body("cron", "30 2 * * *", "zone", "Europe/Berlin", "skipped", List.of("2030-01-08")));
        assertThat(times(preview)).startsWith("2030-01-07T01:30:00Z", "2030-01-09T01:30:00Z");
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
        UUID schedule = UUID.fromString(create(hourly("theirs", "none", "allow")));
        var store = backend.service.getBean(ScheduleStore.class);
        UUID other = UUID.randomUUID();
        assertThat(store.find(other, schedule)).isEmpty();
        assertThat(store.list(other, 10, null)).isEmpty();
        assertThat(store.delete(other, schedule)).isFalse();
        store.pause(other, schedule);
        assertThat(backend.get("/api/v1/schedules/" + schedule).json()).containsEntry("paused", false);
    }

    /** Four schedulers on one database, whose connections break all the time, and a clock that leaps. */
    @Test
    void firesExactlyOnceWhateverBreaks() throws Exception {
        clock.set("2030-02-01T00:00:00Z");
        var schedules = new ArrayList<String>();
        for (int i = 0; i < 5; i++) {
            schedules.add(create(body(
                    "name",
                    "race",
                    "flow",
                    flow("race"),
                    "cron",
                    "*/10 * * * * *",
                    "catchUp",
                    "all",
                    "catchUpLimit",
                    100L,
                    "overlap",
                    "allow")));
        }
        var running = new AtomicBoolean(true);
        var broken = new AtomicInteger();
        var threads = new ArrayList<Thread>();
        for (int i = 0; i < 3; i++) {
            threads.add(Thread.ofPlatform().start(() -> scheduleUntilStopped(running, broken)));
        }
        var database = backend.service.getBean(DSLContext.class);
        var random = new Random(6);
        int killed = 0;
        for (int step = 0; step < 60; step++) {
            clock.plusSeconds(random.nextInt(10) == 0 ? -90 : random.nextInt(45));
            for (int i = 0; i < 4; i++) {
                Thread.sleep(random.nextInt(15));
                killed += kill(database);
            }
        }
        Instant end = Instant.parse("2030-02-01T00:40:00Z");
        while (clock.instant().isBefore(end.minusSeconds(50))) {
            clock.plusSeconds(50);
            Thread.sleep(20);
        }
        clock.set("2030-02-01T00:40:00Z");
        var expected = new ArrayList<String>();
        eventually("all fired", () -> settled(database, schedules));
        running.set(false);
        for (Thread thread : threads) {
            thread.join();
        }
        var runs = new HashSet<Object>();
        int fires = 0;
        for (String schedule : schedules) {
            var outcomes = database.fetch(
                    "select due_at, run_id, outcome from schedule_fire where schedule_id = ?::uuid order by due_at",
                    schedule);
            fires += outcomes.size();
            outcomes.forEach(row -> assertThat(row.get("outcome")).isEqualTo("started"));
            outcomes.forEach(row -> assertThat(runs.add(row.get("run_id"))).isTrue());
            expected.add(outcomes.size() + "");
        }
        assertThat(expected).as("fires by schedule").allMatch(count -> count.equals("240"));
        assertThat(database.fetchValue("select count(*) from run where flow = 'race'"))
                .isEqualTo((long) fires);
        assertThat(database.fetchValue(
                        "select count(*) from run_event e join run r on r.id = e.run_id where flow = 'race'"
                                + " and kind = 'run_started'"))
                .isEqualTo((long) fires);
        System.out.println("schedules: " + fires + " due times fired once each, " + killed + " connections killed, "
                + broken + " turns of a scheduler broken off");
    }

    private static boolean settled(DSLContext database, List<String> schedules) {
        return Long.valueOf(schedules.size())
                .equals(
                        database.fetchValue(
                                "select count(*) from schedule where name = 'race' and handled_until >= '2030-02-01T00:40:00Z'"));
    }

    private static int kill(DSLContext database) {
        try {
            return database.fetch(
                            "select pg_terminate_backend(pid) from pg_stat_activity where datname = 'foldwork'"
                                    + " and pid <> pg_backend_pid() and state in ('active', 'idle in transaction') order by random() limit 1")
                    .size();
        } catch (RuntimeException itself) {
            return 0;
        }
    }

    /** A scheduler as another backend has it. */
    private static void scheduleUntilStopped(AtomicBoolean running, AtomicInteger broken) {
        var context = backend.service;
        var scheduler = new Scheduler(
                context.getBean(DSLContext.class),
                context.getBean(ScheduleStore.class),
                context.getBean(FireStore.class),
                context.getBean(Jobs.class),
                context.getBean(RunRecorder.class),
                clock);
        while (running.get()) {
            try {
                scheduler.lookAfterAll();
            } catch (RuntimeException breaking) {
                broken.incrementAndGet();
            }
        }
    }
}
