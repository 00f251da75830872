package dev.foldwork.backend.trigger;

import dev.foldwork.backend.problem.ApiProblem;
import dev.foldwork.backend.run.RunOrigin;
import dev.foldwork.backend.run.RunRecorder;
import dev.foldwork.backend.trigger.Fire.Outcome;
import dev.foldwork.flow.schedule.Due;
import dev.foldwork.flow.schedule.Overlap;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Fires what is due. Thread-safe, and safe beside the schedulers of other backends.
 *
 * <p>Whoever looks after a schedule holds its row. The fire, the run with its place in the outbox, and how far the
 * schedule has been looked after are written in one transaction: after a crash either all of it is there or none.
 */
@Component
class Scheduler {

    private static final Logger LOG = LoggerFactory.getLogger(Scheduler.class);

    private final DSLContext database;
    private final ScheduleStore store;
    private final FireStore fires;
    private final Jobs jobs;
    private final RunRecorder recorder;
    private final InstantSource clock;

    Scheduler(
            DSLContext database,
            ScheduleStore store,
            FireStore fires,
            Jobs jobs,
            RunRecorder recorder,
            InstantSource clock) {
        this.database = database;
        this.store = store;
        this.fires = fires;
        this.jobs = jobs;
        this.recorder = recorder;
        this.clock = clock;
    }

    /** Looks after the schedules that are due, and after queued fires whose turn has come. */
    void lookAfterAll() {
        boolean any = false;
        while (step(this::rewound) || step(this::due) || step(this::queued)) {
            any = true;
        }
        if (any) {
            recorder.wake();
        }
    }

    private interface Step {
        boolean take(DSLContext transaction, Instant now);
    }

    private boolean step(Step step) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return database.transactionResult(transaction -> step.take(transaction.dsl(), now));
    }

    private boolean due(DSLContext transaction, Instant now) {
        Schedule schedule = store.takeDue(transaction, now);
        if (schedule == null) {
            return false;
        }
        Schedule.Terms terms = schedule.terms();
        Due due = Due.of(terms.timetable(), schedule.handledUntil(), now, terms.catchUp());
        if (due.missed() != null && fires.claim(transaction, schedule, due.missed(), now, Outcome.MISSED)) {
            String reason = "Nobody could look after it in time; catchUp is "
                    + terms.catchUp().rule().wire() + ". Earlier ones may have been missed too.";
            fires.settle(transaction, schedule, due.missed(), Outcome.MISSED, null, reason);
        }
        for (Instant at : due.fires()) {
            if (fires.claim(transaction, schedule, at, now, Outcome.STARTED)) {
                fire(transaction, schedule, at);
            }
        }
        advance(transaction, schedule, now);
        return true;
    }

    private void advance(DSLContext transaction, Schedule schedule, Instant now) {
        store.handled(
                transaction,
                schedule.id(),
                now,
                schedule.terms().timetable().next(now).orElse(null));
    }

    /** The clock was set back: what is due from now on is due, and what has fired already is known. */
    private boolean rewound(DSLContext transaction, Instant now) {
        Schedule schedule = store.takeAhead(transaction, now.plus(Due.ON_TIME));
        if (schedule == null) {
            return false;
        }
        LOG.warn("schedule {} was looked after until {}, and it is {}", schedule.id(), schedule.handledUntil(), now);
        advance(transaction, schedule, now);
        return true;
    }

    private boolean queued(DSLContext transaction, Instant now) {
        Schedule schedule = store.takeQueued(transaction);
        Instant due = schedule == null ? null : fires.queued(transaction, schedule);
        // Another scheduler may have started it between the search and the lock.
        if (schedule == null
                || due == null
                || !fires.openRuns(transaction, schedule).isEmpty()) {
            return false;
        }
        start(transaction, schedule, due);
        return true;
    }

    private void fire(DSLContext transaction, Schedule schedule, Instant due) {
        Overlap overlap = schedule.terms().overlap();
        List<UUID> open = fires.openRuns(transaction, schedule);
        boolean waiting = fires.queued(transaction, schedule) != null;
        if (open.isEmpty() && !waiting) {
            start(transaction, schedule, due);
            return;
        }
        switch (overlap) {
            case ALLOW -> start(transaction, schedule, due);
            case CANCEL_PREVIOUS -> {
                open.forEach(run -> recorder.stop(transaction, run));
                start(transaction, schedule, due);
            }
            case SKIP -> skip(transaction, schedule, due, "An earlier run has not ended.");
            case QUEUE -> {
                if (waiting) {
                    skip(transaction, schedule, due, "Another one waits already for the end of an earlier run.");
                } else {
                    fires.settle(transaction, schedule, due, Outcome.QUEUED, null, null);
                }
            }
        }
    }

    private void skip(DSLContext transaction, Schedule schedule, Instant due, String reason) {
        fires.settle(transaction, schedule, due, Outcome.SKIPPED, null, reason);
    }

    private void start(DSLContext transaction, Schedule schedule, Instant due) {
        Jobs.Start start;
        try {
            start = jobs.prepare(
                    schedule.terms().job(),
                    Map.of(),
                    RunOrigin.Trigger.SCHEDULE,
                    schedule.terms().name());
        } catch (ApiProblem refused) {
            // The flow may have another version or be archived, its runner gone, or node types refuse what older ones
            // took.
            LOG.warn("schedule {} cannot start its flow: {}", schedule.id(), refused.getMessage());
            fires.settle(transaction, schedule, due, Outcome.FAILED, null, Jobs.reason(refused));
            return;
        }
        UUID run = recorder.record(transaction, start.run(), start.origin(), 0);
        fires.settle(transaction, schedule, due, Outcome.STARTED, run, null);
    }
}
