package dev.foldwork.backend.people;

import static dev.foldwork.schema.Tables.MEMBERSHIP;
import static dev.foldwork.schema.Tables.SIGN_IN_FAILURE;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Counts of failed sign-ins that are not written down yet, in the database. */
@Component
class FailureStore {

    private final DSLContext database;

    FailureStore(DSLContext database) {
        this.database = database;
    }

    /**
     * What failed within a while.
     *
     * @param person whose account was tried; null for nobody's
     * @param address where the last try came from
     */
    record Failures(UUID team, @Nullable UUID person, String via, String address, int count) {}

    private static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    /** Returns the teams that somebody is a member of. */
    List<UUID> teams(UUID person) {
        return database.select(MEMBERSHIP.TEAM_ID)
                .from(MEMBERSHIP)
                .where(MEMBERSHIP.PERSON_ID.eq(person))
                .fetch(row -> row.value1());
    }

    /** Counts one more and returns how many there are. */
    int add(DSLContext transaction, UUID team, @Nullable UUID person, String via, String address, Instant now) {
        return transaction
                .insertInto(SIGN_IN_FAILURE)
                .set(SIGN_IN_FAILURE.TEAM_ID, team)
                .set(SIGN_IN_FAILURE.PERSON_ID, person)
                .set(SIGN_IN_FAILURE.VIA, via)
                .set(SIGN_IN_FAILURE.ADDRESS, address)
                .set(SIGN_IN_FAILURE.COUNT, 1)
                .set(SIGN_IN_FAILURE.SINCE, time(now))
                .onConflict(SIGN_IN_FAILURE.TEAM_ID, SIGN_IN_FAILURE.PERSON_ID, SIGN_IN_FAILURE.VIA)
                .doUpdate()
                .set(SIGN_IN_FAILURE.COUNT, SIGN_IN_FAILURE.COUNT.plus(1))
                .set(SIGN_IN_FAILURE.ADDRESS, address)
                .returningResult(SIGN_IN_FAILURE.COUNT)
                .fetchSingle()
                .value1();
    }

    /** Takes counts that began long enough ago; nobody else sees them any more. */
    List<Failures> take(DSLContext transaction, Instant before, int most) {
        var old = transaction
                .select(SIGN_IN_FAILURE.ID)
                .from(SIGN_IN_FAILURE)
                .where(SIGN_IN_FAILURE.SINCE.le(time(before)))
                .orderBy(SIGN_IN_FAILURE.SINCE)
                .limit(most)
                .forUpdate()
                .skipLocked()
                .fetch(row -> row.value1());
        return transaction
                .deleteFrom(SIGN_IN_FAILURE)
                .where(SIGN_IN_FAILURE.ID.in(old))
                .returning(SIGN_IN_FAILURE.fields())
                .fetch(FailureStore::failures);
    }

    private static Failures failures(Record row) {
        @Nullable UUID person = row.get(SIGN_IN_FAILURE.PERSON_ID);
        return new Failures(
                row.get(SIGN_IN_FAILURE.TEAM_ID),
                person,
                row.get(SIGN_IN_FAILURE.VIA),
                row.get(SIGN_IN_FAILURE.ADDRESS),
                row.get(SIGN_IN_FAILURE.COUNT));
    }
}
