package dev.foldwork.backend.trigger;

import static dev.foldwork.schema.Tables.RUN;
import static dev.foldwork.schema.Tables.SCHEDULE;
import static dev.foldwork.schema.Tables.SCHEDULE_FIRE;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.selectOne;

import dev.foldwork.flow.schedule.CatchUp;
import dev.foldwork.flow.schedule.Cron;
import dev.foldwork.flow.schedule.Overlap;
import dev.foldwork.flow.schedule.Timetable;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Schedules in the database. */
@Component
class ScheduleStore {

    static final List<String> FINAL = List.of("succeeded", "failed", "cancelled");

    private static final Rows.JobColumns JOB = new Rows.JobColumns(
            SCHEDULE.TEAM_ID,
            SCHEDULE.HASH,
            SCHEDULE.FLOW_ID,
            SCHEDULE.VERSION,
            SCHEDULE.ENGINE,
            SCHEDULE.RUNNER_ID,
            SCHEDULE.INPUTS,
            SCHEDULE.FOLDERS,
            SCHEDULE.PRIVATE_HOSTS);

    private final DSLContext database;

    ScheduleStore(DSLContext database) {
        this.database = database;
    }

    UUID insert(Schedule.Terms terms, Instant now, @Nullable Instant due) {
        return Objects.requireNonNull(database.insertInto(SCHEDULE)
                .set(columns(terms))
                .set(SCHEDULE.CREATED_AT, Rows.time(now))
                .set(SCHEDULE.UPDATED_AT, Rows.time(now))
                .set(SCHEDULE.HANDLED_UNTIL, Rows.time(now))
                .set(SCHEDULE.DUE_AT, Rows.optionalTime(due))
                .returningResult(SCHEDULE.ID)
                .fetchOne(SCHEDULE.ID));
    }

    private static Map<Field<?>, @Nullable Object> columns(Schedule.Terms terms) {
        Map<Field<?>, @Nullable Object> columns = JOB.of(terms.job());
        columns.put(SCHEDULE.NAME, terms.name());
        Timetable timetable = terms.timetable();
        columns.put(SCHEDULE.CRON, timetable.cron().text());
        columns.put(SCHEDULE.ZONE, timetable.zone().getId());
        columns.put(SCHEDULE.SKIPPED, timetable.skipped().toArray(LocalDate[]::new));
        columns.put(SCHEDULE.ADDED, timetable.added().toArray(LocalDate[]::new));
        columns.put(SCHEDULE.CATCH_UP, terms.catchUp().rule().wire());
        columns.put(SCHEDULE.CATCH_UP_LIMIT, terms.catchUp().limit());
        columns.put(SCHEDULE.OVERLAP, terms.overlap().wire());
        return columns;
    }

    void update(Schedule old, Schedule.Terms terms, Instant now, @Nullable Instant due) {
        database.update(SCHEDULE)
                .set(columns(terms))
                .set(SCHEDULE.UPDATED_AT, Rows.time(now))
                .set(SCHEDULE.HANDLED_UNTIL, Rows.time(now))
                .set(SCHEDULE.DUE_AT, Rows.optionalTime(due))
                .where(of(old.team(), old.id()))
                .execute();
    }

    private static Condition of(UUID team, UUID schedule) {
        return SCHEDULE.TEAM_ID.eq(team).and(SCHEDULE.ID.eq(schedule));
    }

    void pause(UUID team, UUID schedule) {
        database.update(SCHEDULE)
                .set(SCHEDULE.PAUSED, true)
                .where(of(team, schedule))
                .execute();
    }

    /** Lifts a pause; what was due meanwhile counts as looked after. */
    void resume(Schedule schedule, Instant now, @Nullable Instant due) {
        database.update(SCHEDULE)
                .set(SCHEDULE.PAUSED, false)
                .set(SCHEDULE.HANDLED_UNTIL, Rows.time(now))
                .set(SCHEDULE.DUE_AT, Rows.optionalTime(due))
                .where(of(schedule.team(), schedule.id()))
                .and(SCHEDULE.PAUSED)
                .execute();
    }

    boolean delete(UUID team, UUID schedule) {
        return database.deleteFrom(SCHEDULE).where(of(team, schedule)).execute() > 0;
    }

    Optional<Schedule> find(UUID team, UUID schedule) {
        return database.selectFrom(SCHEDULE).where(of(team, schedule)).fetchOptional(ScheduleStore::schedule);
    }

    /** Returns a team's newest schedules before one. */
    List<Schedule> list(UUID team, int limit, @Nullable UUID before) {
        Condition own = SCHEDULE.TEAM_ID.eq(team);
        return database.selectFrom(SCHEDULE)
                .where(before == null ? own : own.and(SCHEDULE.ID.lt(before)))
                .orderBy(SCHEDULE.ID.desc())
                .limit(limit)
                .fetch(ScheduleStore::schedule);
    }

    /** Takes a schedule of any team that is due, and keeps others from taking it until the transaction ends. */
    @Nullable
    Schedule takeDue(DSLContext transaction, Instant now) {
        return take(transaction, SCHEDULE.DUE_AT.le(Rows.time(now)));
    }

    /** Takes one that has been looked after further than this, which only a clock that was set back explains. */
    @Nullable
    Schedule takeAhead(DSLContext transaction, Instant beyond) {
        return take(transaction, SCHEDULE.HANDLED_UNTIL.gt(Rows.time(beyond)));
    }

    /** Takes one with a fire that waits for the end of runs, all of which have ended. */
    @Nullable
    Schedule takeQueued(DSLContext transaction) {
        Condition waits = exists(selectOne()
                .from(SCHEDULE_FIRE)
                .where(SCHEDULE_FIRE.SCHEDULE_ID.eq(SCHEDULE.ID))
                .and(SCHEDULE_FIRE.OUTCOME.eq(Fire.Outcome.QUEUED.wire())));
        Condition free = notExists(selectOne()
                .from(SCHEDULE_FIRE)
                .join(RUN)
                .on(RUN.ID.eq(SCHEDULE_FIRE.RUN_ID))
                .where(SCHEDULE_FIRE.SCHEDULE_ID.eq(SCHEDULE.ID))
                .and(RUN.STATE.notIn(FINAL)));
        return take(transaction, waits.and(free));
    }

    private static @Nullable Schedule take(DSLContext transaction, Condition condition) {
        return transaction
                .selectFrom(SCHEDULE)
                .where(SCHEDULE.PAUSED.isFalse())
                .and(condition)
                .orderBy(SCHEDULE.DUE_AT)
                .limit(1)
                .forUpdate()
                .skipLocked()
                .fetchOne(ScheduleStore::schedule);
    }

    void handled(DSLContext transaction, UUID schedule, Instant until, @Nullable Instant due) {
        transaction
                .update(SCHEDULE)
                .set(SCHEDULE.HANDLED_UNTIL, Rows.time(until))
                .set(SCHEDULE.DUE_AT, Rows.optionalTime(due))
                .where(SCHEDULE.ID.eq(schedule))
                .execute();
    }

    private static Schedule schedule(Record row) {
        var timetable = new Timetable(
                Objects.requireNonNull(Cron.read(row.get(SCHEDULE.CRON)).cron()),
                ZoneId.of(row.get(SCHEDULE.ZONE)),
                Set.of(row.get(SCHEDULE.SKIPPED)),
                Set.of(row.get(SCHEDULE.ADDED)));
        var terms = new Schedule.Terms(
                row.get(SCHEDULE.NAME),
                JOB.job(row),
                timetable,
                new CatchUp(
                        CatchUp.Rule.of(row.get(SCHEDULE.CATCH_UP)).orElseThrow(), row.get(SCHEDULE.CATCH_UP_LIMIT)),
                Overlap.of(row.get(SCHEDULE.OVERLAP)).orElseThrow());
        return new Schedule(
                row.get(SCHEDULE.ID),
                terms,
                row.get(SCHEDULE.PAUSED),
                row.get(SCHEDULE.CREATED_AT).toInstant(),
                row.get(SCHEDULE.UPDATED_AT).toInstant(),
                row.get(SCHEDULE.HANDLED_UNTIL).toInstant(),
                Rows.instant(row.get(SCHEDULE.DUE_AT)));
    }
}
