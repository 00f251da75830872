package dev.foldwork.backend.secret;

import static dev.foldwork.schema.Tables.SECRET;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.springframework.stereotype.Component;

/** Sealed secrets in the database. */
@Component
class SecretStore {

    private static final long USE_SECONDS = 60;

    private final DSLContext database;

    SecretStore(DSLContext database) {
        this.database = database;
    }

    DSLContext database() {
        return database;
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    /** Returns a team's secrets by name, those behind a name. */
    List<Secret> list(UUID team, String after, int limit) {
        return database.selectFrom(SECRET)
                .where(SECRET.TEAM_ID.eq(team))
                .and(SECRET.NAME.gt(after))
                .orderBy(SECRET.NAME)
                .limit(limit)
                .fetch(SecretStore::secret);
    }

    Optional<Secret> find(UUID team, UUID secret) {
        return database.selectFrom(SECRET)
                .where(SECRET.TEAM_ID.eq(team))
                .and(SECRET.ID.eq(secret))
                .fetchOptional(SecretStore::secret);
    }

    int count(UUID team) {
        return database.fetchCount(SECRET, SECRET.TEAM_ID.eq(team));
    }

    /** Returns which of these names a team has secrets of. */
    List<String> known(UUID team, Collection<String> names) {
        return database.select(SECRET.NAME)
                .from(SECRET)
                .where(SECRET.TEAM_ID.eq(team))
                .and(SECRET.NAME.in(names))
                .fetch(SECRET.NAME);
    }

    /** A secret as it is kept. */
    record Sealed(UUID id, String name, int version, int keyVersion, byte[] sealed) {}

    List<Sealed> sealed(UUID team, Collection<String> names) {
        return database.selectFrom(SECRET)
                .where(SECRET.TEAM_ID.eq(team))
                .and(SECRET.NAME.in(names))
                .fetch(SecretStore::sealed);
    }

    /** Returns a team's secrets, which stay as they are until the transaction ends. */
    List<Sealed> held(DSLContext transaction, UUID team) {
        return transaction
                .selectFrom(SECRET)
                .where(SECRET.TEAM_ID.eq(team))
                .orderBy(SECRET.ID)
                .forUpdate()
                .fetch(SecretStore::sealed);
    }

    /** Returns a secret, which stays as it is until the transaction ends. */
    Optional<Sealed> held(DSLContext transaction, UUID team, UUID secret) {
        return transaction
                .selectFrom(SECRET)
                .where(SECRET.TEAM_ID.eq(team))
                .and(SECRET.ID.eq(secret))
                .forUpdate()
                .fetchOptional(SecretStore::sealed);
    }

    void setNote(DSLContext transaction, UUID secret, String note) {
        transaction
                .update(SECRET)
                .set(SECRET.NOTE, note)
                .where(SECRET.ID.eq(secret))
                .execute();
    }

    void setValue(DSLContext transaction, Sealed value, Instant at, String by) {
        transaction
                .update(SECRET)
                .set(SECRET.VERSION, value.version())
                .set(SECRET.KEY_VERSION, value.keyVersion())
                .set(SECRET.SEALED, value.sealed())
                .set(SECRET.SET_AT, time(at))
                .set(SECRET.SET_BY, by)
                .where(SECRET.ID.eq(value.id()))
                .execute();
    }

    void setSealed(DSLContext transaction, Sealed value) {
        transaction
                .update(SECRET)
                .set(SECRET.KEY_VERSION, value.keyVersion())
                .set(SECRET.SEALED, value.sealed())
                .where(SECRET.ID.eq(value.id()))
                .execute();
    }

    private static Sealed sealed(Record row) {
        return new Sealed(
                row.get(SECRET.ID),
                row.get(SECRET.NAME),
                row.get(SECRET.VERSION),
                row.get(SECRET.KEY_VERSION),
                row.get(SECRET.SEALED));
    }

    /** Adds a secret; returns false when its name is taken. */
    boolean add(DSLContext transaction, UUID team, Secret secret, int keyVersion, byte[] sealed) {
        return transaction
                        .insertInto(SECRET)
                        .set(SECRET.ID, secret.id())
                        .set(SECRET.TEAM_ID, team)
                        .set(SECRET.NAME, secret.name())
                        .set(SECRET.NOTE, secret.note())
                        .set(SECRET.VERSION, secret.version())
                        .set(SECRET.KEY_VERSION, keyVersion)
                        .set(SECRET.SEALED, sealed)
                        .set(SECRET.CREATED_AT, time(secret.setAt()))
                        .set(SECRET.SET_AT, time(secret.setAt()))
                        .set(SECRET.SET_BY, secret.setBy())
                        .onConflict(SECRET.TEAM_ID, SECRET.NAME)
                        .doNothing()
                        .execute()
                > 0;
    }

    boolean delete(UUID team, UUID secret) {
        return database.deleteFrom(SECRET)
                        .where(SECRET.TEAM_ID.eq(team))
                        .and(SECRET.ID.eq(secret))
                        .execute()
                > 0;
    }

    void used(UUID team, Collection<String> names, Instant now) {
        database.update(SECRET)
                .set(SECRET.USED_AT, time(now))
                .where(SECRET.TEAM_ID.eq(team))
                .and(SECRET.NAME.in(names))
                .and(SECRET.USED_AT.isNull().or(SECRET.USED_AT.lt(time(now.minusSeconds(USE_SECONDS)))))
                .execute();
    }

    private static Secret secret(Record row) {
        OffsetDateTime used = row.get(SECRET.USED_AT);
        return new Secret(
                row.get(SECRET.ID),
                row.get(SECRET.NAME),
                row.get(SECRET.NOTE),
                row.get(SECRET.VERSION),
                row.get(SECRET.SET_AT).toInstant(),
                row.get(SECRET.SET_BY),
                used == null ? null : used.toInstant());
    }
}
