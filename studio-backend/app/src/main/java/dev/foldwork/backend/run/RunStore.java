package dev.foldwork.backend.run;

import static dev.foldwork.schema.Tables.RUN;

import dev.foldwork.flow.json.Json;
import dev.foldwork.flow.run.FlowError;
import dev.foldwork.flow.run.RunRecord;
import dev.foldwork.flow.run.RunState;
import dev.foldwork.flow.run.Runs.StartOptions;
import dev.foldwork.flow.run.Settled;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.JSON;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Runs in the database. */
@Component
class RunStore {

    private static final List<String> FINAL = List.of("succeeded", "failed", "cancelled");

    private final DSLContext database;
    private final OfferStore offers;
    private final RunQueueStore queues;

    RunStore(DSLContext database, OfferStore offers, RunQueueStore queues) {
        this.database = database;
        this.offers = offers;
        this.queues = queues;
    }

    /** Adds a run and its place in the outbox of its engine; returns null when its key is taken. */
    @Nullable
    UUID insert(DSLContext transaction, StoredRun.Fresh fresh, @Nullable String traceparent, Instant now) {
        StartOptions options = fresh.options();
        boolean cloud = fresh.runner() == null;
        UUID id = transaction
                .insertInto(RUN)
                .set(RUN.TEAM_ID, fresh.team())
                .set(RUN.FLOW, fresh.flow())
                .set(RUN.TITLE, fresh.title())
                .set(RUN.HASH, fresh.hash())
                .set(RUN.ENGINE, cloud ? "cloud" : "local")
                .set(RUN.RUNNER_ID, fresh.runner())
                .set(RUN.STATE, (cloud ? RunState.RUNNING : RunState.QUEUED).wire())
                .set(RUN.INPUTS, json(fresh.inputs()))
                .set(RUN.FOLDERS, json(options.folders()))
                .set(RUN.PRIVATE_HOSTS, options.privateHosts().toArray(String[]::new))
                .set(RUN.KEPT, kept(fresh.kept()))
                .set(RUN.RERUN_OF, fresh.rerunOf())
                .set(RUN.FLOW_ID, fresh.origin().flow())
                .set(RUN.VERSION, fresh.origin().version())
                .set(RUN.TRIGGER_KIND, fresh.origin().trigger().wire())
                .set(RUN.STARTED_BY, fresh.origin().by())
                .set(RUN.TRIGGER_DEPTH, fresh.depth())
                .set(RUN.SEARCH_TEXT, (fresh.flow() + " " + fresh.title()).toLowerCase(Locale.ROOT))
                .set(RUN.IDEMPOTENCY_KEY, options.idempotencyKey())
                .set(RUN.REQUEST_HASH, fresh.requestHash())
                .set(RUN.CREATED_AT, time(now))
                .set(RUN.STARTED_AT, cloud ? time(now) : null)
                .set(RUN.TRACEPARENT, traceparent)
                .onConflict(RUN.TEAM_ID, RUN.IDEMPOTENCY_KEY)
                .doNothing()
                .returningResult(RUN.ID)
                .fetchOne(RUN.ID);
        if (id != null && fresh.runner() != null) {
            offers.offer(transaction, id, fresh.team(), fresh.runner(), now);
        } else if (id != null) {
            queues.add(transaction, id, fresh.team(), now);
        }
        return id;
    }

    private static JSON kept(Map<String, Settled> kept) {
        var map = new LinkedHashMap<String, @Nullable Object>();
        kept.forEach((path, settled) -> map.put(path, settled.toJson()));
        return json(map);
    }

    private static JSON json(Object value) {
        return JSON.valueOf(Json.write(value));
    }

    static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    /** Returns a team's run. */
    Optional<StoredRun> find(UUID team, UUID run) {
        return database.selectFrom(RUN)
                .where(RUN.TEAM_ID.eq(team))
                .and(RUN.ID.eq(run))
                .fetchOptional(RunStore::stored);
    }

    /** Returns any team's run, for the service's own work. */
    Optional<StoredRun> find(UUID run) {
        return find(database, run);
    }

    Optional<StoredRun> find(DSLContext transaction, UUID run) {
        return transaction.selectFrom(RUN).where(RUN.ID.eq(run)).fetchOptional(RunStore::stored);
    }

    /** Returns what everything in a run continues; null for a run that nobody traces. */
    @Nullable
    String traceparent(DSLContext transaction, UUID run) {
        return transaction
                .select(RUN.TRACEPARENT)
                .from(RUN)
                .where(RUN.ID.eq(run))
                .fetchOne(RUN.TRACEPARENT);
    }

    /** Returns the run of an idempotency key with the hash of its request. */
    Optional<Map.Entry<UUID, String>> findKey(UUID team, String key) {
        return database.select(RUN.ID, RUN.REQUEST_HASH)
                .from(RUN)
                .where(RUN.TEAM_ID.eq(team))
                .and(RUN.IDEMPOTENCY_KEY.eq(key))
                .fetchOptional(row -> Map.entry(row.value1(), String.valueOf(row.value2())));
    }

    private static StoredRun stored(Record row) {
        JSON output = row.get(RUN.OUTPUT);
        var record = record(
                row, Json.object(row.get(RUN.INPUTS).data()), output == null ? null : Json.object(output.data()));
        var options = new StartOptions(
                texts(row.get(RUN.FOLDERS)), List.of(row.get(RUN.PRIVATE_HOSTS)), row.get(RUN.IDEMPOTENCY_KEY));
        return new StoredRun(
                row.get(RUN.ID),
                row.get(RUN.TEAM_ID),
                record,
                options,
                settled(row.get(RUN.KEPT)),
                row.get(RUN.LAST_SEQ),
                row.get(RUN.CANCEL_WANTED),
                origin(row),
                row.get(RUN.KEEP),
                row.get(RUN.RUNNER_ID),
                row.get(RUN.TRACEPARENT));
    }

    /** Reads a run's record from a row, with its large parts given beside it. */
    static RunRecord record(
            Record row, Map<String, @Nullable Object> inputs, @Nullable Map<String, @Nullable Object> output) {
        JSON error = row.get(RUN.ERROR);
        UUID rerunOf = row.get(RUN.RERUN_OF);
        return new RunRecord(
                row.get(RUN.ID).toString(),
                row.get(RUN.FLOW),
                row.get(RUN.TITLE),
                row.get(RUN.HASH),
                row.get(RUN.ENGINE),
                RunState.of(row.get(RUN.STATE)),
                row.get(RUN.ASKING) > 0,
                inputs,
                output,
                error == null ? null : FlowError.fromJson(Json.object(error.data())),
                row.get(RUN.CREATED_AT).toInstant(),
                instant(row.get(RUN.STARTED_AT)),
                instant(row.get(RUN.ENDED_AT)),
                rerunOf == null ? null : rerunOf.toString());
    }

    /** Reads from a row where the run comes from. */
    static RunOrigin origin(Record row) {
        return new RunOrigin(
                RunOrigin.Trigger.of(row.get(RUN.TRIGGER_KIND)).orElse(RunOrigin.Trigger.MANUAL),
                row.get(RUN.STARTED_BY),
                row.get(RUN.FLOW_ID),
                row.get(RUN.VERSION));
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }

    private static Map<String, String> texts(JSON json) {
        var texts = new LinkedHashMap<String, String>();
        Json.object(json.data()).forEach((name, value) -> texts.put(name, String.valueOf(value)));
        return texts;
    }

    private static Map<String, Settled> settled(JSON json) {
        var kept = new LinkedHashMap<String, Settled>();
        Json.object(json.data())
                .forEach((path, value) -> kept.put(path, Settled.fromJson((Map<?, ?>) Objects.requireNonNull(value))));
        return kept;
    }

    /** Notes what a person wants of a run. */
    void want(UUID run, boolean pause, boolean cancel) {
        want(database, run, pause, cancel);
    }

    /** Notes it within a transaction. */
    void want(DSLContext transaction, UUID run, boolean pause, boolean cancel) {
        transaction
                .update(RUN)
                .set(RUN.PAUSE_WANTED, pause)
                .set(RUN.CANCEL_WANTED, cancel)
                .where(RUN.ID.eq(run))
                .execute();
    }

    /** Returns runs of every team that ended before a time and are not kept, the oldest ends first. */
    List<StoredRun> endedBefore(UUID team, Instant time, int limit) {
        return database.selectFrom(RUN)
                .where(RUN.TEAM_ID.eq(team))
                .and(RUN.ENDED_AT.lt(time(time)))
                .and(DSL.condition(RUN.KEEP).not())
                .and(RUN.STATE.in(FINAL))
                .orderBy(RUN.ENDED_AT)
                .limit(limit)
                .fetch(RunStore::stored);
    }

    /** Deletes runs that have ended, with their events and notes; returns how many. */
    int delete(List<UUID> runs) {
        return database.deleteFrom(RUN)
                .where(RUN.ID.in(runs))
                .and(DSL.condition(RUN.KEEP).not())
                .and(RUN.STATE.in(FINAL))
                .execute();
    }

    /** Has retention pass a run by, or not. */
    void keep(UUID team, UUID run, boolean keep) {
        database.update(RUN)
                .set(RUN.KEEP, keep)
                .where(RUN.TEAM_ID.eq(team))
                .and(RUN.ID.eq(run))
                .execute();
    }

    /** Returns the ids of open runs that are paused or to be cancelled, of every team. */
    Map<UUID, Boolean> controlled() {
        return database.select(RUN.ID, RUN.CANCEL_WANTED)
                .from(RUN)
                .where(DSL.condition(RUN.PAUSE_WANTED).or(RUN.CANCEL_WANTED))
                .and(RUN.STATE.notIn(FINAL))
                .fetchMap(RUN.ID, RUN.CANCEL_WANTED);
    }
}
