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
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Due times fire once, whatever breaks. */
@ExtendWith(SharedBackend.class)
class ScheduleRaceTest {

    static TestingBackend backend;
    static TestingClock clock;
    static TestingSchedules testing;

    @BeforeAll
    static void open(TestingBackend shared) {
        backend = shared;
        clock = shared.clock;
        testing = new TestingSchedules(shared);
    }

    /** The next test may set the clock to any time. */
    @AfterEach
    void remove() {
        backend.service.getBean(DSLContext.class).execute("delete from schedule");
    }

    /** Four schedulers on one database, whose connections break all the time, and a clock that leaps. */
    @Test
    void firesExactlyOnceWhateverBreaks() throws Exception {
        clock.set("2030-02-01T00:00:00Z");
        var schedules = new ArrayList<String>();
        for (int i = 0; i < 5; i++) {
            schedules.add(testing.create(body(
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
            keepUp(database);
        }
        Instant end = Instant.parse("2030-02-01T00:40:00Z");
        while (clock.instant().isBefore(end.minusSeconds(50))) {
            clock.plusSeconds(50);
            keepUp(database);
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

    /** Lets no schedule fall more than a hundred due times behind, however slow the machine: its rule would give some up. */
    private static void keepUp(DSLContext database) throws Exception {
        String latest = clock.instant().minusSeconds(600).toString();
        eventually("kept up", () -> {
            try {
                return database.fetchValue(
                                "select count(*) from schedule where name = 'race' and handled_until < ?::timestamptz",
                                latest)
                        .equals(0L);
            } catch (RuntimeException broken) {
                return false;
            }
        });
    }

    private static boolean settled(DSLContext database, List<String> schedules) {
        return Long.valueOf(schedules.size())
                .equals(
                        database.fetchValue(
                                "select count(*) from schedule where name = 'race' and handled_until >= '2030-02-01T00:40:00Z'"));
    }

    /** Ends a connection of the service, as a crash does; returns how many. */
    static int kill(DSLContext database) {
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
