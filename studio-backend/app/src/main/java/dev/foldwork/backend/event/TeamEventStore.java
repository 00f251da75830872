package dev.foldwork.backend.event;

import static dev.foldwork.schema.Tables.EVENT_FIRE;
import static dev.foldwork.schema.Tables.EVENT_TRIGGER;
import static dev.foldwork.schema.Tables.FLOW;
import static dev.foldwork.schema.Tables.RUN;
import static dev.foldwork.schema.Tables.TEAM_EVENT;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.selectOne;

import dev.foldwork.backend.event.TeamEvent.Kind;
import dev.foldwork.flow.json.Json;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.JSON;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What happened, in the database. */
@Component
class TeamEventStore {

    private final DSLContext database;

    TeamEventStore(DSLContext database) {
        this.database = database;
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    /** Adds one of the service's own events if a trigger of the team waits for its kind. */
    void add(
            DSLContext transaction,
            UUID team,
            Kind kind,
            @Nullable UUID flow,
            @Nullable UUID run,
            @Nullable String state,
            int depth,
            Map<String, ? extends @Nullable Object> data,
            Instant at) {
        boolean awaited = transaction.fetchExists(selectOne()
                .from(EVENT_TRIGGER)
                .where(EVENT_TRIGGER.TEAM_ID.eq(team))
                .and(EVENT_TRIGGER.KIND.eq(kind.wire()))
                .and(EVENT_TRIGGER.PAUSED.isFalse()));
        if (!awaited) {
            return;
        }
        transaction
                .insertInto(TEAM_EVENT)
                .set(TEAM_EVENT.TEAM_ID, team)
                .set(TEAM_EVENT.KIND, kind.wire())
                .set(TEAM_EVENT.TYPE, kind.type())
                .set(TEAM_EVENT.FLOW_ID, flow)
                .set(TEAM_EVENT.STATE, state)
                .set(TEAM_EVENT.RUN_ID, run)
                .set(TEAM_EVENT.DATA, JSON.valueOf(Json.write(data)))
                .set(TEAM_EVENT.DEPTH, depth)
                .set(TEAM_EVENT.AT, time(at))
                .set(TEAM_EVENT.DUE_AT, time(at))
                .execute();
    }

    String flowName(DSLContext transaction, UUID team, UUID flow) {
        return transaction
                .select(FLOW.NAME)
                .from(FLOW)
                .where(FLOW.TEAM_ID.eq(team))
                .and(FLOW.ID.eq(flow))
                .fetchSingle()
                .value1();
    }

    /** Adds an event that was told; null when its key is taken. */
    @Nullable
    UUID post(UUID team, String type, @Nullable Object data, @Nullable String key, String hash, Instant at) {
        return database.insertInto(TEAM_EVENT)
                .set(TEAM_EVENT.TEAM_ID, team)
                .set(TEAM_EVENT.KIND, Kind.POSTED.wire())
                .set(TEAM_EVENT.TYPE, type)
                .set(TEAM_EVENT.DATA, JSON.valueOf(Json.write(data)))
                .set(TEAM_EVENT.DEPTH, 0)
                .set(TEAM_EVENT.KEY, key)
                .set(TEAM_EVENT.REQUEST_HASH, hash)
                .set(TEAM_EVENT.AT, time(at))
                .set(TEAM_EVENT.DUE_AT, time(at))
                .onConflict(TEAM_EVENT.TEAM_ID, TEAM_EVENT.KEY)
                .doNothing()
                .returningResult(TEAM_EVENT.ID)
                .fetchOne(TEAM_EVENT.ID);
    }

    /** An event that was told under a key. */
    record Known(UUID id, String hash, Instant at) {}

    Known known(UUID team, String key) {
        return database.select(TEAM_EVENT.ID, TEAM_EVENT.REQUEST_HASH, TEAM_EVENT.AT)
                .from(TEAM_EVENT)
                .where(TEAM_EVENT.TEAM_ID.eq(team))
                .and(TEAM_EVENT.KEY.eq(key))
                .fetchSingle(row ->
                        new Known(row.value1(), row.value2(), row.value3().toInstant()));
    }

    @Nullable
    TeamEvent take(DSLContext transaction, Instant now, int mostTries) {
        return transaction
                .selectFrom(TEAM_EVENT)
                .where(TEAM_EVENT.DUE_AT.isNotNull())
                // What has just happened is due however the clock was moved since.
                .and(TEAM_EVENT.TRIES.eq(0).or(TEAM_EVENT.DUE_AT.le(time(now))))
                .and(TEAM_EVENT.TRIES.lt(mostTries))
                .orderBy(TEAM_EVENT.DUE_AT, TEAM_EVENT.ID)
                .limit(1)
                .forUpdate()
                .skipLocked()
                .fetchOne(row -> event(transaction, row));
    }

    private static TeamEvent event(DSLContext transaction, Record row) {
        UUID run = row.get(TEAM_EVENT.RUN_ID);
        Object data = Json.parse(row.get(TEAM_EVENT.DATA).data());
        return new TeamEvent(
                row.get(TEAM_EVENT.ID),
                row.get(TEAM_EVENT.TEAM_ID),
                Kind.of(row.get(TEAM_EVENT.KIND)),
                row.get(TEAM_EVENT.TYPE),
                row.get(TEAM_EVENT.FLOW_ID),
                run,
                row.get(TEAM_EVENT.STATE),
                run == null ? data : withOutput(transaction, run, data),
                row.get(TEAM_EVENT.DEPTH),
                row.get(TEAM_EVENT.AT).toInstant());
    }

    /** A run's output may be large and may have to be forgotten: it stays where it is and is read from there. */
    private static Map<String, @Nullable Object> withOutput(DSLContext transaction, UUID run, @Nullable Object data) {
        JSON output =
                transaction.select(RUN.OUTPUT).from(RUN).where(RUN.ID.eq(run)).fetchOne(RUN.OUTPUT);
        var all = new LinkedHashMap<String, @Nullable Object>();
        if (data instanceof Map<?, ?> facts) {
            facts.forEach((name, value) -> all.put(String.valueOf(name), value));
        }
        all.put("output", output == null ? null : Json.parse(output.data()));
        return all;
    }

    /** Notes that an event was looked after; one from which nothing came and that nobody can name again goes. */
    void done(DSLContext transaction, UUID event) {
        int gone = transaction
                .deleteFrom(TEAM_EVENT)
                .where(TEAM_EVENT.ID.eq(event))
                .and(TEAM_EVENT.KEY.isNull())
                .and(notExists(selectOne().from(EVENT_FIRE).where(EVENT_FIRE.EVENT_ID.eq(event))))
                .execute();
        if (gone == 0) {
            transaction
                    .update(TEAM_EVENT)
                    .setNull(TEAM_EVENT.DUE_AT)
                    .where(TEAM_EVENT.ID.eq(event))
                    .execute();
        }
    }

    int tries(UUID event) {
        Integer tries = database.select(TEAM_EVENT.TRIES)
                .from(TEAM_EVENT)
                .where(TEAM_EVENT.ID.eq(event))
                .fetchOne(TEAM_EVENT.TRIES);
        return tries == null ? 0 : tries;
    }

    void postpone(UUID event, Instant due) {
        database.update(TEAM_EVENT)
                .set(TEAM_EVENT.DUE_AT, time(due))
                .set(TEAM_EVENT.TRIES, TEAM_EVENT.TRIES.plus(1))
                .where(TEAM_EVENT.ID.eq(event))
                // It may have been looked after, and only the answer was lost.
                .and(TEAM_EVENT.DUE_AT.isNotNull())
                .execute();
    }

    void forget(Instant before) {
        database.deleteFrom(TEAM_EVENT).where(TEAM_EVENT.AT.lt(time(before))).execute();
    }
}
