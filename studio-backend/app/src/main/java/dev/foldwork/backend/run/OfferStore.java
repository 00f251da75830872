package dev.foldwork.backend.run;

import static dev.foldwork.schema.Tables.RUN;
import static dev.foldwork.schema.Tables.RUNNER;
import static dev.foldwork.schema.Tables.RUN_OFFER;
import static dev.foldwork.schema.Tables.RUN_REQUEST;

import dev.foldwork.flow.json.Json;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.JSON;
import org.jooq.Record;
import org.jooq.Record4;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What is on its way to runners: runs they have not taken yet, and what people want of those they work on. */
@Component
class OfferStore {

    private static final List<String> FINAL = List.of("succeeded", "failed", "cancelled");
    private static final String QUEUED = "queued";

    private final DSLContext database;

    OfferStore(DSLContext database) {
        this.database = database;
    }

    void offer(DSLContext transaction, UUID run, UUID team, UUID runner, Instant now) {
        transaction
                .insertInto(RUN_OFFER)
                .set(RUN_OFFER.RUN_ID, run)
                .set(RUN_OFFER.TEAM_ID, team)
                .set(RUN_OFFER.RUNNER_ID, runner)
                .set(RUN_OFFER.CREATED_AT, RunStore.time(now))
                .execute();
    }

    /** Counts the runs that wait for a runner to take them. */
    int waiting(UUID team, UUID runner) {
        return database.fetchCount(RUN_OFFER, RUN_OFFER.RUNNER_ID.eq(runner).and(RUN_OFFER.TEAM_ID.eq(team)));
    }

    /** Returns the first runs that wait for a runner, oldest first. */
    List<UUID> waiting(Line line, int limit) {
        return database.select(RUN_OFFER.RUN_ID)
                .from(RUN_OFFER)
                .where(RUN_OFFER.RUNNER_ID.eq(line.runner()))
                .and(RUN_OFFER.TEAM_ID.eq(line.team()))
                .orderBy(RUN_OFFER.RUN_ID)
                .limit(limit)
                .fetch(RUN_OFFER.RUN_ID);
    }

    /** A run of a runner that nobody else changes until the transaction ends. */
    record Held(UUID run, Record row, boolean queued, boolean over, long seq) {}

    /** Holds a run of the runner; null when it has no such run. */
    @Nullable
    Held hold(DSLContext transaction, Line line, UUID run) {
        ensure(transaction, line);
        Record row = transaction
                .selectFrom(RUN)
                .where(RUN.ID.eq(run))
                .and(RUN.TEAM_ID.eq(line.team()))
                .and(RUN.RUNNER_ID.eq(line.runner()))
                .forUpdate()
                .fetchOne();
        return row == null ? null : held(row);
    }

    /** Returns a row that is held as what it is. */
    static Held held(Record row) {
        String state = row.get(RUN.STATE);
        return new Held(row.get(RUN.ID), row, state.equals(QUEUED), FINAL.contains(state), row.get(RUN.LAST_SEQ));
    }

    /** Keeps another connection from counting until the transaction ends; refuses when one does already. */
    void ensure(DSLContext transaction, Line line) {
        boolean counts = transaction
                .selectOne()
                .from(RUNNER)
                .where(RUNNER.ID.eq(line.runner()))
                .and(RUNNER.TEAM_ID.eq(line.team()))
                .and(RUNNER.CONNECTION.eq(line.connection()))
                .forShare()
                .fetchOptional()
                .isPresent();
        if (!counts) {
            throw new Line.Superseded();
        }
    }

    /** The runner has the run: it goes on from now. */
    void begin(DSLContext transaction, UUID run, Instant now) {
        withdraw(transaction, run);
        transaction
                .update(RUN)
                .set(RUN.STATE, "running")
                .set(RUN.STARTED_AT, RunStore.time(now))
                .where(RUN.ID.eq(run))
                .execute();
    }

    /** The run is not offered any more. */
    void withdraw(DSLContext transaction, UUID run) {
        transaction.deleteFrom(RUN_OFFER).where(RUN_OFFER.RUN_ID.eq(run)).execute();
    }

    /** Returns the last numbers of the runs that a runner has taken and that are open here. */
    Map<UUID, Long> open(Line line) {
        return database.select(RUN.ID, RUN.LAST_SEQ)
                .from(RUN)
                .where(RUN.RUNNER_ID.eq(line.runner()))
                .and(RUN.TEAM_ID.eq(line.team()))
                .and(RUN.STATE.notIn(FINAL))
                .and(RUN.STATE.ne(QUEUED))
                .fetchMap(RUN.ID, RUN.LAST_SEQ);
    }

    /** Returns all open runs of a runner. */
    List<UUID> open(DSLContext transaction, UUID team, UUID runner) {
        return transaction
                .select(RUN.ID)
                .from(RUN)
                .where(RUN.RUNNER_ID.eq(runner))
                .and(RUN.TEAM_ID.eq(team))
                .and(RUN.STATE.notIn(FINAL))
                .fetch(RUN.ID);
    }

    void ask(DSLContext transaction, StoredRun run, String verb, Map<String, @Nullable Object> data, Instant now) {
        transaction
                .insertInto(RUN_REQUEST)
                .set(RUN_REQUEST.RUN_ID, run.id())
                .set(RUN_REQUEST.TEAM_ID, run.team())
                .set(RUN_REQUEST.RUNNER_ID, run.runner())
                .set(RUN_REQUEST.VERB, verb)
                .set(RUN_REQUEST.DATA, JSON.valueOf(Json.write(data)))
                .set(RUN_REQUEST.CREATED_AT, RunStore.time(now))
                .execute();
    }

    /** Returns what is asked of a run and not done yet, in order. */
    List<RunRequest> asked(DSLContext transaction, UUID run) {
        return transaction
                .select(RUN_REQUEST.ID, RUN_REQUEST.RUN_ID, RUN_REQUEST.VERB, RUN_REQUEST.DATA)
                .from(RUN_REQUEST)
                .where(RUN_REQUEST.RUN_ID.eq(run))
                .orderBy(RUN_REQUEST.ID)
                .fetch(OfferStore::request);
    }

    /** Returns the first requests for a runner whose runs it has taken, in order. */
    List<RunRequest> asked(Line line, int limit) {
        return database.select(RUN_REQUEST.ID, RUN_REQUEST.RUN_ID, RUN_REQUEST.VERB, RUN_REQUEST.DATA)
                .from(RUN_REQUEST)
                .join(RUN)
                .on(RUN.ID.eq(RUN_REQUEST.RUN_ID))
                .where(RUN_REQUEST.RUNNER_ID.eq(line.runner()))
                .and(RUN_REQUEST.TEAM_ID.eq(line.team()))
                .and(RUN.STATE.ne(QUEUED))
                .orderBy(RUN_REQUEST.ID)
                .limit(limit)
                .fetch(OfferStore::request);
    }

    private static RunRequest request(Record4<Long, UUID, String, JSON> row) {
        return new RunRequest(
                row.value1(),
                row.value2(),
                row.value3(),
                Json.object(row.value4().data()));
    }

    void done(DSLContext transaction, Line line, long request) {
        transaction
                .deleteFrom(RUN_REQUEST)
                .where(RUN_REQUEST.ID.eq(request))
                .and(RUN_REQUEST.RUNNER_ID.eq(line.runner()))
                .and(RUN_REQUEST.TEAM_ID.eq(line.team()))
                .execute();
    }

    /** Nothing is to be brought to a run that has ended. */
    void forget(DSLContext transaction, UUID run) {
        withdraw(transaction, run);
        transaction.deleteFrom(RUN_REQUEST).where(RUN_REQUEST.RUN_ID.eq(run)).execute();
    }
}
