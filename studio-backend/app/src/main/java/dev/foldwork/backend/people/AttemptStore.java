package dev.foldwork.backend.people;

import static dev.foldwork.schema.Tables.ATTEMPT;
import static org.jooq.impl.DSL.when;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** How often something was tried, in the database, so that every server counts the same. */
@Component
class AttemptStore {

    private final DSLContext database;

    AttemptStore(DSLContext database) {
        this.database = database;
    }

    /** How often within the window that began then. */
    record Count(int count, Instant since) {}

    private static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    /** Counts one more, in one step, so that tries at the same moment are all counted. */
    Count add(byte[] key, Instant now, Instant windowBegin) {
        var stale = ATTEMPT.SINCE.le(time(windowBegin));
        return database.insertInto(ATTEMPT)
                .set(ATTEMPT.KEY, key)
                .set(ATTEMPT.COUNT, 1)
                .set(ATTEMPT.SINCE, time(now))
                .onConflict(ATTEMPT.KEY)
                .doUpdate()
                .set(ATTEMPT.COUNT, when(stale, 1).otherwise(ATTEMPT.COUNT.plus(1)))
                .set(ATTEMPT.SINCE, when(stale, time(now)).otherwise(ATTEMPT.SINCE))
                .returningResult(ATTEMPT.COUNT, ATTEMPT.SINCE)
                .fetchSingle(row -> new Count(row.value1(), row.value2().toInstant()));
    }

    void forget(byte[] key) {
        database.deleteFrom(ATTEMPT).where(ATTEMPT.KEY.eq(key)).execute();
    }

    void takeBack(byte[] key) {
        database.update(ATTEMPT)
                .set(ATTEMPT.COUNT, ATTEMPT.COUNT.minus(1))
                .where(ATTEMPT.KEY.eq(key))
                .and(ATTEMPT.COUNT.gt(0))
                .execute();
    }

    void forgetOld(Instant before) {
        database.deleteFrom(ATTEMPT).where(ATTEMPT.SINCE.le(time(before))).execute();
    }
}
