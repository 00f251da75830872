package dev.foldwork.backend.secret;

import static dev.foldwork.schema.Tables.CONNECTION;

import dev.foldwork.flow.json.Json;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.JSON;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Connections in the database. */
@Component
class ConnectionStore {

    private static final long USE_SECONDS = 60;

    private final DSLContext database;

    ConnectionStore(DSLContext database) {
        this.database = database;
    }

    DSLContext database() {
        return database;
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    /** Returns a team's connections by name, those behind a name. */
    List<Connection> list(UUID team, String after, int limit) {
        return database.selectFrom(CONNECTION)
                .where(CONNECTION.TEAM_ID.eq(team))
                .and(CONNECTION.NAME.gt(after))
                .orderBy(CONNECTION.NAME)
                .limit(limit)
                .fetch(ConnectionStore::connection);
    }

    Optional<Connection> find(UUID team, UUID connection) {
        return database.selectFrom(CONNECTION)
                .where(CONNECTION.TEAM_ID.eq(team))
                .and(CONNECTION.ID.eq(connection))
                .fetchOptional(ConnectionStore::connection);
    }

    int count(UUID team) {
        return database.fetchCount(CONNECTION, CONNECTION.TEAM_ID.eq(team));
    }

    /** Returns the kinds of those of these names that a team has. */
    Map<String, String> kinds(UUID team, Collection<String> names) {
        return database.select(CONNECTION.NAME, CONNECTION.KIND)
                .from(CONNECTION)
                .where(CONNECTION.TEAM_ID.eq(team))
                .and(CONNECTION.NAME.in(names))
                .fetchMap(CONNECTION.NAME, CONNECTION.KIND);
    }

    /** A connection as it is kept. */
    record Sealed(
            UUID id,
            String name,
            String kind,
            Map<String, @Nullable Object> fields,
            int version,
            int keyVersion,
            byte[] sealed) {}

    List<Sealed> sealed(UUID team, Collection<String> names) {
        return database.selectFrom(CONNECTION)
                .where(CONNECTION.TEAM_ID.eq(team))
                .and(CONNECTION.NAME.in(names))
                .fetch(ConnectionStore::sealed);
    }

    /** Returns a team's connections, which stay as they are until the transaction ends. */
    List<Sealed> held(DSLContext transaction, UUID team) {
        return transaction
                .selectFrom(CONNECTION)
                .where(CONNECTION.TEAM_ID.eq(team))
                .orderBy(CONNECTION.ID)
                .forUpdate()
                .fetch(ConnectionStore::sealed);
    }

    /** Returns a connection, which stays as it is until the transaction ends. */
    Optional<Sealed> held(DSLContext transaction, UUID team, UUID connection) {
        return transaction
                .selectFrom(CONNECTION)
                .where(CONNECTION.TEAM_ID.eq(team))
                .and(CONNECTION.ID.eq(connection))
                .forUpdate()
                .fetchOptional(ConnectionStore::sealed);
    }

    void setNote(DSLContext transaction, UUID connection, String note) {
        transaction
                .update(CONNECTION)
                .set(CONNECTION.NOTE, note)
                .where(CONNECTION.ID.eq(connection))
                .execute();
    }

    void setFields(DSLContext transaction, Sealed value, Instant at, String by) {
        transaction
                .update(CONNECTION)
                .set(CONNECTION.FIELDS, JSON.valueOf(Json.write(value.fields())))
                .set(CONNECTION.VERSION, value.version())
                .set(CONNECTION.KEY_VERSION, value.keyVersion())
                .set(CONNECTION.SEALED, value.sealed())
                .set(CONNECTION.SET_AT, time(at))
                .set(CONNECTION.SET_BY, by)
                .where(CONNECTION.ID.eq(value.id()))
                .execute();
    }

    void setSealed(DSLContext transaction, UUID connection, int keyVersion, byte[] sealed) {
        transaction
                .update(CONNECTION)
                .set(CONNECTION.KEY_VERSION, keyVersion)
                .set(CONNECTION.SEALED, sealed)
                .where(CONNECTION.ID.eq(connection))
                .execute();
    }

    /** Adds a connection; returns false when its name is taken. */
    boolean add(DSLContext transaction, UUID team, Connection connection, int keyVersion, byte[] sealed) {
        return transaction
                        .insertInto(CONNECTION)
                        .set(CONNECTION.ID, connection.id())
                        .set(CONNECTION.TEAM_ID, team)
                        .set(CONNECTION.NAME, connection.name())
                        .set(CONNECTION.KIND, connection.kind())
                        .set(CONNECTION.FIELDS, JSON.valueOf(Json.write(connection.fields())))
                        .set(CONNECTION.NOTE, connection.note())
                        .set(CONNECTION.VERSION, connection.version())
                        .set(CONNECTION.KEY_VERSION, keyVersion)
                        .set(CONNECTION.SEALED, sealed)
                        .set(CONNECTION.CREATED_AT, time(connection.setAt()))
                        .set(CONNECTION.SET_AT, time(connection.setAt()))
                        .set(CONNECTION.SET_BY, connection.setBy())
                        .onConflict(CONNECTION.TEAM_ID, CONNECTION.NAME)
                        .doNothing()
                        .execute()
                > 0;
    }

    boolean delete(UUID team, UUID connection) {
        return database.deleteFrom(CONNECTION)
                        .where(CONNECTION.TEAM_ID.eq(team))
                        .and(CONNECTION.ID.eq(connection))
                        .execute()
                > 0;
    }

    void used(UUID team, Collection<String> names, Instant now) {
        database.update(CONNECTION)
                .set(CONNECTION.USED_AT, time(now))
                .where(CONNECTION.TEAM_ID.eq(team))
                .and(CONNECTION.NAME.in(names))
                .and(CONNECTION.USED_AT.isNull().or(CONNECTION.USED_AT.lt(time(now.minusSeconds(USE_SECONDS)))))
                .execute();
    }

    private static Sealed sealed(Record row) {
        return new Sealed(
                row.get(CONNECTION.ID),
                row.get(CONNECTION.NAME),
                row.get(CONNECTION.KIND),
                Json.object(row.get(CONNECTION.FIELDS).data()),
                row.get(CONNECTION.VERSION),
                row.get(CONNECTION.KEY_VERSION),
                row.get(CONNECTION.SEALED));
    }

    private static Connection connection(Record row) {
        OffsetDateTime used = row.get(CONNECTION.USED_AT);
        return new Connection(
                row.get(CONNECTION.ID),
                row.get(CONNECTION.NAME),
                row.get(CONNECTION.KIND),
                Json.object(row.get(CONNECTION.FIELDS).data()),
                row.get(CONNECTION.NOTE),
                row.get(CONNECTION.VERSION),
                row.get(CONNECTION.SET_AT).toInstant(),
                row.get(CONNECTION.SET_BY),
                used == null ? null : used.toInstant());
    }
}
