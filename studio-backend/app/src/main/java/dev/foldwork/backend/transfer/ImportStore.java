package dev.foldwork.backend.transfer;

import static dev.foldwork.schema.Tables.IMPORT_SOURCE;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** What somebody wants to import, in the database. */
@Component
class ImportStore {

    private static final int MOST = 20;

    private final DSLContext database;

    ImportStore(DSLContext database) {
        this.database = database;
    }

    /** The bytes with the name they came under. */
    record Source(UUID id, String name, byte[] content, Instant createdAt) {}

    /** Keeps bytes; the team's oldest make room, and every team's of before a time go. */
    Source add(UUID team, String name, byte[] content, String by, Instant now, Instant old) {
        database.deleteFrom(IMPORT_SOURCE)
                .where(IMPORT_SOURCE.CREATED_AT.lt(time(old)))
                .or(IMPORT_SOURCE.ID.in(database.select(IMPORT_SOURCE.ID)
                        .from(IMPORT_SOURCE)
                        .where(IMPORT_SOURCE.TEAM_ID.eq(team))
                        .orderBy(IMPORT_SOURCE.CREATED_AT.desc())
                        .offset(MOST - 1)))
                .execute();
        UUID id = database.insertInto(IMPORT_SOURCE)
                .set(IMPORT_SOURCE.TEAM_ID, team)
                .set(IMPORT_SOURCE.NAME, name)
                .set(IMPORT_SOURCE.CONTENT, content)
                .set(IMPORT_SOURCE.BY, by)
                .set(IMPORT_SOURCE.CREATED_AT, time(now))
                .returningResult(IMPORT_SOURCE.ID)
                .fetchSingle()
                .value1();
        return new Source(id, name, content, now);
    }

    Optional<Source> find(DSLContext transaction, UUID team, UUID id) {
        return transaction
                .selectFrom(IMPORT_SOURCE)
                .where(IMPORT_SOURCE.TEAM_ID.eq(team))
                .and(IMPORT_SOURCE.ID.eq(id))
                .fetchOptional(row -> new Source(
                        id,
                        row.get(IMPORT_SOURCE.NAME),
                        row.get(IMPORT_SOURCE.CONTENT),
                        row.get(IMPORT_SOURCE.CREATED_AT).toInstant()));
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
