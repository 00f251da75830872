package dev.foldwork.backend.trigger;

import static dev.foldwork.schema.Tables.EVENT_TRIGGER;

import dev.foldwork.backend.event.TeamEvent;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Event triggers in the database. */
@Component
class EventTriggerStore {

    private static final Rows.JobColumns JOB = new Rows.JobColumns(
            EVENT_TRIGGER.TEAM_ID,
            EVENT_TRIGGER.HASH,
            EVENT_TRIGGER.FLOW_ID,
            EVENT_TRIGGER.VERSION,
            EVENT_TRIGGER.ENGINE,
            EVENT_TRIGGER.RUNNER_ID,
            EVENT_TRIGGER.INPUTS,
            EVENT_TRIGGER.FOLDERS,
            EVENT_TRIGGER.PRIVATE_HOSTS);

    private final DSLContext database;

    EventTriggerStore(DSLContext database) {
        this.database = database;
    }

    int count(UUID team) {
        return database.fetchCount(EVENT_TRIGGER, EVENT_TRIGGER.TEAM_ID.eq(team));
    }

    UUID insert(EventTrigger.Terms terms, Instant now) {
        return Objects.requireNonNull(database.insertInto(EVENT_TRIGGER)
                .set(columns(terms))
                .set(EVENT_TRIGGER.CREATED_AT, Rows.time(now))
                .set(EVENT_TRIGGER.UPDATED_AT, Rows.time(now))
                .returningResult(EVENT_TRIGGER.ID)
                .fetchOne(EVENT_TRIGGER.ID));
    }

    private static Map<Field<?>, @Nullable Object> columns(EventTrigger.Terms terms) {
        Map<Field<?>, @Nullable Object> columns = JOB.of(terms.job());
        columns.put(EVENT_TRIGGER.NAME, terms.name());
        columns.put(EVENT_TRIGGER.KIND, terms.awaited().kind().wire());
        columns.put(EVENT_TRIGGER.WATCHED_FLOW_ID, terms.awaited().watched());
        columns.put(
                EVENT_TRIGGER.STATES,
                terms.awaited() instanceof Awaited.RunEnded(var ignored, List<String> states)
                        ? states.toArray(String[]::new)
                        : new String[0]);
        columns.put(EVENT_TRIGGER.TYPE, terms.awaited() instanceof Awaited.Posted(String type) ? type : null);
        columns.put(
                EVENT_TRIGGER.FILTER,
                terms.filter() == null ? null : terms.filter().text());
        columns.put(EVENT_TRIGGER.EVENT_INPUT, terms.eventInput());
        return columns;
    }

    void update(UUID id, EventTrigger.Terms terms, Instant now) {
        database.update(EVENT_TRIGGER)
                .set(columns(terms))
                .set(EVENT_TRIGGER.UPDATED_AT, Rows.time(now))
                .where(of(terms.job().team(), id))
                .execute();
    }

    private static Condition of(UUID team, UUID trigger) {
        return EVENT_TRIGGER.TEAM_ID.eq(team).and(EVENT_TRIGGER.ID.eq(trigger));
    }

    void pause(UUID team, UUID trigger, boolean paused) {
        database.update(EVENT_TRIGGER)
                .set(EVENT_TRIGGER.PAUSED, paused)
                .where(of(team, trigger))
                .execute();
    }

    boolean delete(UUID team, UUID trigger) {
        return database.deleteFrom(EVENT_TRIGGER).where(of(team, trigger)).execute() > 0;
    }

    Optional<EventTrigger> find(UUID team, UUID trigger) {
        return database.selectFrom(EVENT_TRIGGER).where(of(team, trigger)).fetchOptional(EventTriggerStore::trigger);
    }

    /** Returns a team's newest event triggers before one. */
    List<EventTrigger> list(UUID team, int limit, @Nullable UUID before) {
        Condition own = EVENT_TRIGGER.TEAM_ID.eq(team);
        return database.selectFrom(EVENT_TRIGGER)
                .where(before == null ? own : own.and(EVENT_TRIGGER.ID.lt(before)))
                .orderBy(EVENT_TRIGGER.ID.desc())
                .limit(limit)
                .fetch(EventTriggerStore::trigger);
    }

    /** Returns those that wait for an event, and keeps others from changing them until the transaction ends. */
    List<EventTrigger> waiting(DSLContext transaction, TeamEvent event) {
        return transaction
                .selectFrom(EVENT_TRIGGER)
                .where(EVENT_TRIGGER.TEAM_ID.eq(event.team()))
                .and(EVENT_TRIGGER.KIND.eq(event.kind().wire()))
                .and(EVENT_TRIGGER.PAUSED.isFalse())
                .and(concerned(event))
                .orderBy(EVENT_TRIGGER.ID)
                .forShare()
                .fetch(EventTriggerStore::trigger);
    }

    private static Condition concerned(TeamEvent event) {
        Condition any = EVENT_TRIGGER.WATCHED_FLOW_ID.isNull();
        Condition watched = event.flow() == null ? any : any.or(EVENT_TRIGGER.WATCHED_FLOW_ID.eq(event.flow()));
        return switch (event.kind()) {
            case RUN_ENDED ->
                watched.and(DSL.cardinality(EVENT_TRIGGER.STATES)
                        .eq(0)
                        .or(DSL.val(event.state()).eq(DSL.any(EVENT_TRIGGER.STATES))));
            case VERSION_PUBLISHED -> watched;
            case POSTED -> EVENT_TRIGGER.TYPE.eq(event.type());
        };
    }

    private static EventTrigger trigger(Record row) {
        String filter = row.get(EVENT_TRIGGER.FILTER);
        var terms = new EventTrigger.Terms(
                row.get(EVENT_TRIGGER.NAME),
                JOB.job(row),
                awaited(row),
                filter == null ? null : new EventFilter(filter),
                row.get(EVENT_TRIGGER.EVENT_INPUT));
        return new EventTrigger(
                row.get(EVENT_TRIGGER.ID),
                terms,
                row.get(EVENT_TRIGGER.PAUSED),
                row.get(EVENT_TRIGGER.CREATED_AT).toInstant(),
                row.get(EVENT_TRIGGER.UPDATED_AT).toInstant());
    }

    private static Awaited awaited(Record row) {
        UUID watched = row.get(EVENT_TRIGGER.WATCHED_FLOW_ID);
        return switch (TeamEvent.Kind.of(row.get(EVENT_TRIGGER.KIND))) {
            case RUN_ENDED -> new Awaited.RunEnded(watched, List.of(row.get(EVENT_TRIGGER.STATES)));
            case VERSION_PUBLISHED -> new Awaited.VersionPublished(watched);
            case POSTED -> new Awaited.Posted(row.get(EVENT_TRIGGER.TYPE));
        };
    }
}
