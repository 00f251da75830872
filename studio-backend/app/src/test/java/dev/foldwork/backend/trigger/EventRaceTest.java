package dev.foldwork.backend.trigger;

import static dev.foldwork.backend.trigger.TestingBackend.body;
import static dev.foldwork.backend.trigger.TestingBackend.eventually;
import static dev.foldwork.backend.trigger.TestingBackend.flow;
import static org.assertj.core.api.Assertions.assertThat;

import dev.foldwork.backend.event.TeamEvents;
import dev.foldwork.backend.run.RunRecorder;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** An event starts one run of each trigger, whatever breaks. */
@ExtendWith(SharedBackend.class)
class EventRaceTest {

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

    /** Four of those that look after events on one database, whose connections break all the time. */
    @Test
    void startsExactlyOnceWhateverBreaks() throws Exception {
        var database = backend.service.getBean(DSLContext.class);
        String watched = backend.published("raced");
        var triggers = new ArrayList<String>();
        for (int i = 0; i < 3; i++) {
            triggers.add(events.create(body("kind", "run_ended", "flowId", watched), "flow", flow("race_end")));
        }
        var runs = new ArrayList<String>();
        for (int i = 0; i < 60; i++) {
            runs.add(events.run(watched));
        }
        var running = new AtomicBoolean(true);
        var broken = new AtomicInteger();
        var threads = new ArrayList<Thread>();
        for (int i = 0; i < 3; i++) {
            threads.add(Thread.ofPlatform().start(() -> dispatchUntilStopped(running, broken)));
        }
        int killed = 0;
        try {
            var random = new Random(7);
            for (String run : runs) {
                ended(run);
                killed += ScheduleRaceTest.kill(database);
                if (random.nextInt(3) == 0) {
                    killed += ScheduleRaceTest.kill(database);
                    backend.clock.plusSeconds(random.nextInt(3) == 0 ? -90 : 30);
                }
            }
            eventually("all looked after", () -> {
                // What failed comes again after a while.
                backend.clock.plusSeconds(100);
                return Long.valueOf(triggers.size() * runs.size())
                        .equals(database.fetchValue(
                                "select count(*) from event_fire where trigger_id = any(?::uuid[])",
                                (Object) triggers.toArray(String[]::new)));
            });
            events.settle();
        } finally {
            running.set(false);
        }
        for (Thread thread : threads) {
            thread.join();
        }
        var started = new HashSet<Object>();
        var fires = database.fetch("select run_id, outcome from event_fire where trigger_id = any(?::uuid[])", (Object)
                triggers.toArray(String[]::new));
        fires.forEach(row -> assertThat(row.get("outcome")).isEqualTo("started"));
        fires.forEach(row -> assertThat(started.add(row.get("run_id"))).isTrue());
        assertThat(started).hasSize(triggers.size() * runs.size());
        assertThat(database.fetchValue("select count(*) from run where flow = 'race_end'"))
                .isEqualTo((long) started.size());
        System.out.println("events: " + runs.size() + " ends of runs started " + started.size() + " runs, once each, "
                + killed + " connections killed, " + broken + " turns broken off");
    }

    /** Whoever tells of an end tells it again until it is heard. */
    private static void ended(String run) throws Exception {
        eventually(run, () -> {
            try {
                backend.finish(run, "succeeded", Map.of());
            } catch (RuntimeException broken) {
                return false;
            }
            return true;
        });
    }

    /** One as another backend has it. */
    private static void dispatchUntilStopped(AtomicBoolean running, AtomicInteger broken) {
        var context = backend.service;
        var dispatch = new EventDispatch(
                context.getBean(DSLContext.class),
                context.getBean(TeamEvents.class),
                context.getBean(EventTriggerStore.class),
                context.getBean(EventFireStore.class),
                context.getBean(Jobs.class),
                context.getBean(RunRecorder.class),
                backend.clock);
        while (running.get()) {
            try {
                dispatch.lookAfterSome();
            } catch (RuntimeException breaking) {
                broken.incrementAndGet();
            }
        }
    }

    @Test
    void anEventThatCannotBeLookedAfterKeepsNoOtherWaiting() throws Exception {
        var database = backend.service.getBean(DSLContext.class);
        String trigger = events.create(body("kind", "posted", "type", "poisoned"));
        String other = events.create(body("kind", "posted", "type", "sound"));
        database.execute("update event_trigger set filter = '1 +' where id = ?::uuid", trigger);
        database.execute("alter table event_fire add constraint poison check (trigger_id <> '" + trigger + "'::uuid)");
        try {
            events.post("poisoned", body());
            events.post("sound", body());
            eventually("the other", () -> events.outcomes(other).equals(List.of("started")));
            assertThat(events.outcomes(trigger)).isEmpty();
        } finally {
            database.execute("alter table event_fire drop constraint poison");
        }
        eventually("later", () -> {
            backend.clock.plusSeconds(100);
            return events.outcomes(trigger).equals(List.of("failed"));
        });
    }
}
