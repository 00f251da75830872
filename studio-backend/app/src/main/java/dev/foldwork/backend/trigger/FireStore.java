package dev.foldwork.backend.trigger;

import static dev.foldwork.schema.Tables.RUN;
import static dev.foldwork.schema.Tables.SCHEDULE_FIRE;

import dev.foldwork.backend.trigger.Fire.Outcome;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What became of due times, in the database; written by whoever holds the schedule's row. */
@Component
class FireStore {

    private final DSLContext database;

    FireStore(DSLContext database) {
        this.database = database;
    }

    /**
     * Notes what becomes of a due time; one that was given up may still be taken, which happens after a clock was set
     * forward by mistake and back. Returns false when it has been looked after.
     */
    boolean claim(DSLContext transaction, Schedule schedule, Instant due, Instant now, Outcome outcome) {
        return transaction
                        .insertInto(SCHEDULE_FIRE)
                        .set(SCHEDULE_FIRE.SCHEDULE_ID, schedule.id())
                        .set(SCHEDULE_FIRE.TEAM_ID, schedule.team())
                        .set(SCHEDULE_FIRE.DUE_AT, Rows.time(due))
                        .set(SCHEDULE_FIRE.AT, Rows.time(now))
                        .set(SCHEDULE_FIRE.OUTCOME, outcome.wire())
                        .onConflict(SCHEDULE_FIRE.SCHEDULE_ID, SCHEDULE_FIRE.DUE_AT)
                        .doUpdate()
                        .set(SCHEDULE_FIRE.AT, Rows.time(now))
                        .set(SCHEDULE_FIRE.OUTCOME, outcome.wire())
                        .setNull(SCHEDULE_FIRE.REASON)
                        .where(SCHEDULE_FIRE.OUTCOME.eq(Outcome.MISSED.wire()))
                        .execute()
                > 0;
    }

    void settle(
            DSLContext transaction,
            Schedule schedule,
            Instant due,
            Outcome outcome,
            @Nullable UUID run,
            @Nullable String reason) {
        transaction
                .update(SCHEDULE_FIRE)
                .set(SCHEDULE_FIRE.OUTCOME, outcome.wire())
                .set(SCHEDULE_FIRE.RUN_ID, run)
                .set(SCHEDULE_FIRE.REASON, reason)
                .where(of(schedule))
                .and(SCHEDULE_FIRE.DUE_AT.eq(Rows.time(due)))
                .execute();
    }

    private static Condition of(Schedule schedule) {
        return SCHEDULE_FIRE.TEAM_ID.eq(schedule.team()).and(SCHEDULE_FIRE.SCHEDULE_ID.eq(schedule.id()));
    }

    /** Returns the runs of a schedule that have not ended. */
    List<UUID> openRuns(DSLContext transaction, Schedule schedule) {
        return transaction
                .select(RUN.ID)
                .from(SCHEDULE_FIRE)
                .join(RUN)
                .on(RUN.ID.eq(SCHEDULE_FIRE.RUN_ID))
                .where(of(schedule))
                .and(RUN.STATE.notIn(ScheduleStore.FINAL))
                .fetch(RUN.ID);
    }

    /** Returns the due time that waits for the end of a run, null when none does. */
    @Nullable
    Instant queued(DSLContext transaction, Schedule schedule) {
        return transaction
                .select(SCHEDULE_FIRE.DUE_AT)
                .from(SCHEDULE_FIRE)
                .where(of(schedule))
                .and(SCHEDULE_FIRE.OUTCOME.eq(Outcome.QUEUED.wire()))
                .orderBy(SCHEDULE_FIRE.DUE_AT)
                .limit(1)
                .fetchOne(row -> row.value1().toInstant());
    }

    /** Returns a schedule's newest fires before a due time. */
    List<Fire> list(Schedule schedule, int limit, @Nullable Instant before) {
        Condition own = of(schedule);
        return database.selectFrom(SCHEDULE_FIRE)
                .where(before == null ? own : own.and(SCHEDULE_FIRE.DUE_AT.lt(Rows.time(before))))
                .orderBy(SCHEDULE_FIRE.DUE_AT.desc())
                .limit(limit)
                .fetch(FireStore::fire);
    }

    private static Fire fire(Record row) {
        return new Fire(
                row.get(SCHEDULE_FIRE.DUE_AT).toInstant(),
                row.get(SCHEDULE_FIRE.AT).toInstant(),
                Outcome.valueOf(row.get(SCHEDULE_FIRE.OUTCOME).toUpperCase(Locale.ROOT)),
                row.get(SCHEDULE_FIRE.RUN_ID),
                row.get(SCHEDULE_FIRE.REASON));
    }

    /** Forgets what was looked after before a time and waits for nothing. */
    void forget(Instant before) {
        database.deleteFrom(SCHEDULE_FIRE)
                .where(SCHEDULE_FIRE.AT.lt(Rows.time(before)))
                .and(SCHEDULE_FIRE.OUTCOME.ne(Outcome.QUEUED.wire()))
                .execute();
    }
}
