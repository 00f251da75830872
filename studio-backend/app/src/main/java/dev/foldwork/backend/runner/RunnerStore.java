package dev.foldwork.backend.runner;

import static dev.foldwork.schema.Tables.PERSON;
import static dev.foldwork.schema.Tables.RUNNER;

import dev.foldwork.backend.runner.Runner.Owner;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Runners in the database. */
@Component
class RunnerStore {

    /** A runner that was not heard for so long is away, even if nobody has noticed its connection break. */
    private static final Duration SILENCE = Duration.ofSeconds(45);

    private final DSLContext database;

    RunnerStore(DSLContext database) {
        this.database = database;
    }

    /** Returns the runner of a program, empty when it comes for the first time. */
    Optional<UUID> find(DSLContext transaction, UUID team, @Nullable UUID person, UUID instance) {
        return transaction
                .select(RUNNER.ID)
                .from(RUNNER)
                .where(RUNNER.TEAM_ID.eq(team))
                .and(RUNNER.INSTANCE.eq(instance))
                .and(person == null ? RUNNER.PERSON_ID.isNull() : RUNNER.PERSON_ID.eq(person))
                .forNoKeyUpdate()
                .fetchOptional(RUNNER.ID);
    }

    int count(DSLContext transaction, UUID team) {
        return transaction.fetchCount(RUNNER, RUNNER.TEAM_ID.eq(team));
    }

    /** Writes what a program says of itself; its connection is the one that counts from now on. */
    UUID save(
            DSLContext transaction, UUID team, @Nullable UUID person, Greeting greeting, UUID connection, Instant now) {
        String[] folders = greeting.folders().toArray(String[]::new);
        return transaction
                .insertInto(RUNNER)
                .set(RUNNER.TEAM_ID, team)
                .set(RUNNER.INSTANCE, greeting.instance())
                .set(RUNNER.PERSON_ID, person)
                .set(RUNNER.NAME, greeting.name())
                .set(RUNNER.VERSION, greeting.version())
                .set(RUNNER.FOLDERS, folders)
                .set(RUNNER.CREATED_AT, time(now))
                .set(RUNNER.SEEN_AT, time(now))
                .set(RUNNER.CONNECTION, connection)
                .onConflict(RUNNER.TEAM_ID, RUNNER.INSTANCE, RUNNER.PERSON_ID)
                .doUpdate()
                .set(RUNNER.NAME, greeting.name())
                .set(RUNNER.VERSION, greeting.version())
                .set(RUNNER.FOLDERS, folders)
                .set(RUNNER.SEEN_AT, time(now))
                .set(RUNNER.CONNECTION, connection)
                .returningResult(RUNNER.ID)
                .fetchSingle()
                .value1();
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    /** Notes that a runner was heard; false when this connection does not count any more. */
    boolean seen(UUID team, UUID runner, UUID connection, Instant now) {
        return database.update(RUNNER)
                        .set(RUNNER.SEEN_AT, time(now))
                        .where(RUNNER.ID.eq(runner))
                        .and(RUNNER.TEAM_ID.eq(team))
                        .and(RUNNER.CONNECTION.eq(connection))
                        .execute()
                == 1;
    }

    /** Notes that a connection has ended, unless another one counts by now. */
    void gone(UUID team, UUID runner, UUID connection, Instant now) {
        database.update(RUNNER)
                .set(RUNNER.SEEN_AT, time(now))
                .setNull(RUNNER.CONNECTION)
                .where(RUNNER.ID.eq(runner))
                .and(RUNNER.TEAM_ID.eq(team))
                .and(RUNNER.CONNECTION.eq(connection))
                .execute();
    }

    /** Returns a team's runners in the order in which they first came. */
    List<Runner> list(UUID team, Instant now) {
        return select(database, RUNNER.TEAM_ID.eq(team), now);
    }

    Optional<Runner> find(DSLContext transaction, UUID team, UUID runner, Instant now) {
        return select(transaction, RUNNER.TEAM_ID.eq(team).and(RUNNER.ID.eq(runner)), now).stream()
                .findFirst();
    }

    Optional<Runner> find(UUID team, UUID runner, Instant now) {
        return find(database, team, runner, now);
    }

    private static List<Runner> select(DSLContext transaction, Condition which, Instant now) {
        return transaction
                .select(RUNNER.fields())
                .select(PERSON.NAME)
                .from(RUNNER)
                .leftJoin(PERSON)
                .on(PERSON.ID.eq(RUNNER.PERSON_ID))
                .where(which)
                .orderBy(RUNNER.ID)
                .fetch(row -> runner(row, now));
    }

    private static Runner runner(Record row, Instant now) {
        UUID person = row.get(RUNNER.PERSON_ID);
        Instant seen = row.get(RUNNER.SEEN_AT).toInstant();
        return new Runner(
                row.get(RUNNER.ID),
                row.get(RUNNER.NAME),
                row.get(RUNNER.VERSION),
                person == null ? null : new Owner(person, row.get(PERSON.NAME)),
                List.of(row.get(RUNNER.FOLDERS)),
                row.get(RUNNER.CREATED_AT).toInstant(),
                seen,
                row.get(RUNNER.CONNECTION) != null && seen.isAfter(now.minus(SILENCE)));
    }

    /** Keeps a runner from coming until the transaction ends. */
    void hold(DSLContext transaction, UUID team, UUID runner) {
        transaction
                .selectOne()
                .from(RUNNER)
                .where(RUNNER.ID.eq(runner))
                .and(RUNNER.TEAM_ID.eq(team))
                .forUpdate()
                .fetchOptional();
    }

    void delete(DSLContext transaction, UUID team, UUID runner) {
        transaction
                .deleteFrom(RUNNER)
                .where(RUNNER.ID.eq(runner))
                .and(RUNNER.TEAM_ID.eq(team))
                .execute();
    }
}
