package dev.foldwork.backend.run;

import static dev.foldwork.backend.run.RunStore.time;
import static dev.foldwork.schema.Tables.RUN_START;
import static dev.foldwork.schema.Tables.RUN_WATCH;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The queues of runs that the cloud's engine is to be handed, and of those to be compared with it, in the database. */
@Component
class RunQueueStore {

    private final DSLContext database;

    RunQueueStore(DSLContext database) {
        this.database = database;
    }

    /** Puts a fresh run into the outbox. */
    void add(DSLContext transaction, UUID run, UUID team, Instant due) {
        transaction
                .insertInto(RUN_START)
                .set(RUN_START.RUN_ID, run)
                .set(RUN_START.TEAM_ID, team)
                .set(RUN_START.DUE_AT, time(due))
                .execute();
    }

    /** Takes the next run to be started and keeps others from taking it until the transaction ends. */
    @Nullable
    UUID takeStart(DSLContext transaction, Instant now) {
        return transaction
                .select(RUN_START.RUN_ID)
                .from(RUN_START)
                .where(RUN_START.DUE_AT.le(time(now)))
                .orderBy(RUN_START.DUE_AT)
                .limit(1)
                .forUpdate()
                .skipLocked()
                .fetchOne(RUN_START.RUN_ID);
    }

    void started(DSLContext transaction, UUID run, UUID team, Instant look) {
        transaction.deleteFrom(RUN_START).where(RUN_START.RUN_ID.eq(run)).execute();
        transaction
                .insertInto(RUN_WATCH)
                .set(RUN_WATCH.RUN_ID, run)
                .set(RUN_WATCH.TEAM_ID, team)
                .set(RUN_WATCH.DUE_AT, time(look))
                .onConflictDoNothing()
                .execute();
    }

    void delayStart(DSLContext transaction, UUID run, Instant due, String why) {
        transaction
                .update(RUN_START)
                .set(RUN_START.DUE_AT, time(due))
                .set(RUN_START.TRIES, RUN_START.TRIES.plus(1))
                .set(RUN_START.LAST_ERROR, why)
                .where(RUN_START.RUN_ID.eq(run))
                .execute();
    }

    /** Returns the runs that are to be compared with the engine now, and puts them off until then. */
    List<UUID> takeWatches(Instant now, Instant next, int limit) {
        var due = database.select(RUN_WATCH.RUN_ID)
                .from(RUN_WATCH)
                .where(RUN_WATCH.DUE_AT.le(time(now)))
                .orderBy(RUN_WATCH.DUE_AT)
                .limit(limit)
                .forUpdate()
                .skipLocked();
        return database.update(RUN_WATCH)
                .set(RUN_WATCH.DUE_AT, time(next))
                .where(RUN_WATCH.RUN_ID.in(due))
                .returningResult(RUN_WATCH.RUN_ID)
                .fetch(RUN_WATCH.RUN_ID);
    }

    void watchAt(UUID run, Instant due) {
        database.update(RUN_WATCH)
                .set(RUN_WATCH.DUE_AT, time(due))
                .where(RUN_WATCH.RUN_ID.eq(run))
                .execute();
    }

    /** Brings the next comparison forward; never puts it off. */
    void watchSoon(UUID run, Instant due) {
        watchSoon(database, run, due);
    }

    /** Brings it forward within a transaction. */
    void watchSoon(DSLContext transaction, UUID run, Instant due) {
        transaction
                .update(RUN_WATCH)
                .set(RUN_WATCH.DUE_AT, time(due))
                .where(RUN_WATCH.RUN_ID.eq(run))
                .and(RUN_WATCH.DUE_AT.gt(time(due)))
                .execute();
    }

    /** Forgets a run that has ended. */
    void unwatch(UUID run) {
        unwatch(database, run);
    }

    /** Forgets a run within the transaction that holds its place in the outbox. */
    void unwatch(DSLContext transaction, UUID run) {
        transaction.deleteFrom(RUN_WATCH).where(RUN_WATCH.RUN_ID.eq(run)).execute();
        transaction.deleteFrom(RUN_START).where(RUN_START.RUN_ID.eq(run)).execute();
    }
}
