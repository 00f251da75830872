package dev.foldwork.backend.trigger;

import dev.foldwork.backend.event.TeamEvent;
import dev.foldwork.backend.event.TeamEvents;
import dev.foldwork.backend.problem.ApiProblem;
import dev.foldwork.backend.run.RunOrigin;
import dev.foldwork.backend.run.RunRecorder;
import dev.foldwork.backend.trigger.EventFire.Outcome;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Starts what waits for events. Thread-safe, and safe beside those of other backends.
 *
 * <p>Whoever looks after an event holds its row. What became of it at every trigger, the runs with their places in the
 * outbox, and that it has been looked after are written in one transaction: after a crash either all of it is there or none.
 */
@Component
class EventDispatch {

    /** How many triggers may set each other off, one behind the other. */
    static final int DEEPEST = 8;

    private static final Logger LOG = LoggerFactory.getLogger(EventDispatch.class);
    private static final int BATCH = 100;

    private final DSLContext database;
    private final TeamEvents events;
    private final EventTriggerStore triggers;
    private final EventFireStore fires;
    private final Jobs jobs;
    private final RunRecorder recorder;
    private final InstantSource clock;

    EventDispatch(
            DSLContext database,
            TeamEvents events,
            EventTriggerStore triggers,
            EventFireStore fires,
            Jobs jobs,
            RunRecorder recorder,
            InstantSource clock) {
        this.database = database;
        this.events = events;
        this.triggers = triggers;
        this.fires = fires;
        this.jobs = jobs;
        this.recorder = recorder;
        this.clock = clock;
    }

    /** Looks after the first events that wait; returns true when more may wait. */
    boolean lookAfterSome() {
        int seen = 0;
        while (seen < BATCH && next()) {
            seen++;
        }
        if (seen > 0) {
            recorder.wake();
        }
        return seen == BATCH;
    }

    /** One event that nobody can look after must not keep the others waiting. */
    private boolean next() {
        var taken = new AtomicReference<@Nullable TeamEvent>();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        try {
            return database.transactionResult(transaction -> {
                TeamEvent event = events.take(transaction.dsl(), now);
                taken.set(event);
                return event != null && lookAfter(transaction.dsl(), event, now);
            });
        } catch (RuntimeException failure) {
            TeamEvent event = taken.get();
            if (event == null) {
                throw failure;
            }
            LOG.warn("event {} waits for another try: {}", event.id(), failure.toString());
            events.postpone(event, now);
            return true;
        }
    }

    private boolean lookAfter(DSLContext transaction, TeamEvent event, Instant now) {
        for (EventTrigger trigger : triggers.waiting(transaction, event)) {
            fire(transaction, trigger, event, now);
        }
        events.done(transaction, event);
        return true;
    }

    private void fire(DSLContext transaction, EventTrigger trigger, TeamEvent event, Instant now) {
        EventTrigger.Terms terms = trigger.terms();
        try {
            if (terms.filter() != null && !terms.filter().lets(event)) {
                return;
            }
        } catch (EventFilter.Unclear unclear) {
            fires.add(transaction, trigger, event, now, Outcome.FAILED, null, unclear.getMessage());
            return;
        }
        if (event.depth() >= DEEPEST) {
            String reason = DEEPEST + " triggers, one behind the other, led to this event; it starts nothing more.";
            fires.add(transaction, trigger, event, now, Outcome.REFUSED, null, reason);
            return;
        }
        start(transaction, trigger, event, now);
    }

    private void start(DSLContext transaction, EventTrigger trigger, TeamEvent event, Instant now) {
        EventTrigger.Terms terms = trigger.terms();
        Jobs.Start start;
        try {
            start = jobs.prepare(terms.job(), inputs(terms, event), RunOrigin.Trigger.EVENT, terms.name());
        } catch (ApiProblem refused) {
            LOG.warn("event trigger {} cannot start its flow: {}", trigger.id(), refused.getMessage());
            fires.add(transaction, trigger, event, now, Outcome.FAILED, null, Jobs.reason(refused));
            return;
        }
        UUID run = recorder.record(transaction, start.run(), start.origin(), event.depth() + 1);
        fires.add(transaction, trigger, event, now, Outcome.STARTED, run, null);
    }

    private static Map<String, @Nullable Object> inputs(EventTrigger.Terms terms, TeamEvent event) {
        var inputs = new LinkedHashMap<String, @Nullable Object>();
        if (terms.eventInput() != null) {
            inputs.put(terms.eventInput(), event.toJson());
        } else if (event.data() instanceof Map<?, ?> members) {
            members.forEach((name, value) -> inputs.put(String.valueOf(name), value));
        } else {
            throw ApiProblem.field("data", "an object, as this trigger takes its members for inputs");
        }
        return inputs;
    }
}
