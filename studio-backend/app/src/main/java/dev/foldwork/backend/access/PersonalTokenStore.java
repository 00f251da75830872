package dev.foldwork.backend.access;

import static dev.foldwork.schema.Tables.API_TOKEN;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/** People's tokens in the database. */
final class PersonalTokenStore {

    private final DSLContext database;

    PersonalTokenStore(DSLContext database) {
        this.database = database;
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static Condition of(UUID team, UUID person) {
        return API_TOKEN.TEAM_ID.eq(team).and(API_TOKEN.PERSON_ID.eq(person));
    }

    /** Adds a token; returns false when another one of the person's has the name. */
    boolean insert(DSLContext transaction, PersonalToken token, byte[] hash) {
        return transaction
                        .insertInto(API_TOKEN)
                        .set(API_TOKEN.ID, token.id())
                        .set(API_TOKEN.TEAM_ID, token.team())
                        .set(API_TOKEN.PERSON_ID, token.person())
                        .set(API_TOKEN.NAME, token.name())
                        .set(API_TOKEN.HASH, hash)
                        .set(
                                API_TOKEN.SCOPES,
                                token.scopes().stream()
                                        .map(Scope::wire)
                                        .sorted()
                                        .toArray(String[]::new))
                        .set(API_TOKEN.CREATED_AT, time(token.createdAt()))
                        .set(API_TOKEN.EXPIRES_AT, time(token.expiresAt()))
                        .onConflictDoNothing()
                        .execute()
                == 1;
    }

    /** Returns the tokens that still work, newest first. */
    List<PersonalToken> list(UUID team, UUID person, Instant now) {
        return database.select(API_TOKEN.fields())
                .from(API_TOKEN)
                .where(of(team, person))
                .and(API_TOKEN.EXPIRES_AT.gt(time(now)))
                .orderBy(API_TOKEN.ID.desc())
                .fetch(PersonalTokenStore::token);
    }

    private static PersonalToken token(Record row) {
        @Nullable OffsetDateTime used = row.get(API_TOKEN.LAST_USED_AT);
        return new PersonalToken(
                row.get(API_TOKEN.ID),
                row.get(API_TOKEN.TEAM_ID),
                row.get(API_TOKEN.PERSON_ID),
                row.get(API_TOKEN.NAME),
                TokenStore.scopes(row.get(API_TOKEN.SCOPES)),
                row.get(API_TOKEN.CREATED_AT).toInstant(),
                row.get(API_TOKEN.EXPIRES_AT).toInstant(),
                used == null ? null : used.toInstant());
    }

    boolean delete(DSLContext transaction, UUID team, UUID person, UUID token) {
        return transaction
                        .deleteFrom(API_TOKEN)
                        .where(of(team, person))
                        .and(API_TOKEN.ID.eq(token))
                        .execute()
                == 1;
    }

    void deleteExpired(DSLContext transaction, UUID team, UUID person, Instant now) {
        transaction
                .deleteFrom(API_TOKEN)
                .where(of(team, person))
                .and(API_TOKEN.EXPIRES_AT.le(time(now)))
                .execute();
    }
}
