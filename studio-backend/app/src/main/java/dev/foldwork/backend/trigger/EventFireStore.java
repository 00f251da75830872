package dev.foldwork.backend.trigger;

import static dev.foldwork.schema.Tables.EVENT_FIRE;
import static dev.foldwork.schema.Tables.TEAM_EVENT;

import dev.foldwork.backend.event.TeamEvent;
import dev.foldwork.backend.trigger.EventFire.Outcome;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What became of events, in the database; written by whoever holds the event's row. */
@Component
class EventFireStore {

    private final DSLContext database;

    EventFireStore(DSLContext database) {
        this.database = database;
    }

    /** Notes what became of an event; a second note of the same trigger fails with its primary key. */
    void add(
            DSLContext transaction,
            EventTrigger trigger,
            TeamEvent event,
            Instant now,
            Outcome outcome,
            @Nullable UUID run,
            @Nullable String reason) {
        transaction
                .insertInto(EVENT_FIRE)
                .set(EVENT_FIRE.TRIGGER_ID, trigger.id())
                .set(EVENT_FIRE.EVENT_ID, event.id())
                .set(EVENT_FIRE.TEAM_ID, trigger.team())
                .set(EVENT_FIRE.AT, Rows.time(now))
                .set(EVENT_FIRE.OUTCOME, outcome.wire())
                .set(EVENT_FIRE.RUN_ID, run)
                .set(EVENT_FIRE.REASON, reason)
                .execute();
    }

    /** Returns what became of a trigger's newest events before one. */
    List<EventFire> list(EventTrigger trigger, int limit, @Nullable UUID before) {
        Condition own = EVENT_FIRE.TEAM_ID.eq(trigger.team()).and(EVENT_FIRE.TRIGGER_ID.eq(trigger.id()));
        return database.select(
                        EVENT_FIRE.EVENT_ID,
                        TEAM_EVENT.TYPE,
                        TEAM_EVENT.AT,
                        TEAM_EVENT.RUN_ID,
                        EVENT_FIRE.AT,
                        EVENT_FIRE.OUTCOME,
                        EVENT_FIRE.RUN_ID,
                        EVENT_FIRE.REASON)
                .from(EVENT_FIRE)
                .join(TEAM_EVENT)
                .on(TEAM_EVENT.ID.eq(EVENT_FIRE.EVENT_ID))
                .where(before == null ? own : own.and(EVENT_FIRE.EVENT_ID.lt(before)))
                .orderBy(EVENT_FIRE.EVENT_ID.desc())
                .limit(limit)
                .fetch(EventFireStore::fire);
    }

    private static EventFire fire(Record row) {
        return new EventFire(
                row.get(EVENT_FIRE.EVENT_ID),
                row.get(TEAM_EVENT.TYPE),
                row.get(TEAM_EVENT.AT).toInstant(),
                row.get(TEAM_EVENT.RUN_ID),
                row.get(EVENT_FIRE.AT).toInstant(),
                Outcome.valueOf(row.get(EVENT_FIRE.OUTCOME).toUpperCase(Locale.ROOT)),
                row.get(EVENT_FIRE.RUN_ID),
                row.get(EVENT_FIRE.REASON));
    }
}
