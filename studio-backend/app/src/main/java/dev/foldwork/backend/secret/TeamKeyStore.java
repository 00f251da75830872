package dev.foldwork.backend.secret;

import static dev.foldwork.schema.Tables.TEAM_KEY;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.springframework.stereotype.Component;

/** Sealed keys of teams in the database. */
@Component
class TeamKeyStore {

    private final DSLContext database;

    TeamKeyStore(DSLContext database) {
        this.database = database;
    }

    DSLContext database() {
        return database;
    }

    /**
     * A team's key as it is kept.
     *
     * @param master id of the master key that seals it
     */
    record Sealed(UUID team, int version, String master, byte[] sealed) {}

    boolean isEmpty() {
        return !database.fetchExists(TEAM_KEY);
    }

    /** Returns the keys sealed by another master key than this one; they stay as they are until the transaction ends. */
    List<Sealed> notSealedBy(DSLContext transaction, String master) {
        return transaction
                .selectFrom(TEAM_KEY)
                .where(TEAM_KEY.MASTER_KEY.ne(master))
                .orderBy(TEAM_KEY.TEAM_ID, TEAM_KEY.VERSION)
                .forUpdate()
                .fetch(TeamKeyStore::sealed);
    }

    /** Returns a team's newest key, which stays it until the transaction ends. */
    Optional<Sealed> newest(DSLContext transaction, UUID team) {
        return transaction
                .selectFrom(TEAM_KEY)
                .where(TEAM_KEY.TEAM_ID.eq(team))
                .orderBy(TEAM_KEY.VERSION.desc())
                .limit(1)
                .forShare()
                .fetchOptional(TeamKeyStore::sealed);
    }

    /** Keeps others from sealing with a team's keys until the transaction ends; returns the newest version, 0 for none. */
    int hold(DSLContext transaction, UUID team) {
        return transaction
                .selectFrom(TEAM_KEY)
                .where(TEAM_KEY.TEAM_ID.eq(team))
                .forUpdate()
                .fetch(TEAM_KEY.VERSION)
                .stream()
                .mapToInt(Integer::intValue)
                .max()
                .orElse(0);
    }

    Optional<Sealed> find(DSLContext reader, UUID team, int version) {
        return reader.selectFrom(TEAM_KEY)
                .where(TEAM_KEY.TEAM_ID.eq(team))
                .and(TEAM_KEY.VERSION.eq(version))
                .fetchOptional(TeamKeyStore::sealed);
    }

    /** Adds a key unless the team has this version. */
    void add(DSLContext transaction, Sealed key, Instant now) {
        transaction
                .insertInto(TEAM_KEY)
                .set(TEAM_KEY.TEAM_ID, key.team())
                .set(TEAM_KEY.VERSION, key.version())
                .set(TEAM_KEY.MASTER_KEY, key.master())
                .set(TEAM_KEY.SEALED, key.sealed())
                .set(TEAM_KEY.CREATED_AT, now.atOffset(ZoneOffset.UTC))
                .onConflictDoNothing()
                .execute();
    }

    void replace(DSLContext transaction, Sealed key) {
        transaction
                .update(TEAM_KEY)
                .set(TEAM_KEY.MASTER_KEY, key.master())
                .set(TEAM_KEY.SEALED, key.sealed())
                .where(TEAM_KEY.TEAM_ID.eq(key.team()))
                .and(TEAM_KEY.VERSION.eq(key.version()))
                .execute();
    }

    /** Forgets a team's keys but this one. */
    void keepOnly(DSLContext transaction, UUID team, int version) {
        transaction
                .deleteFrom(TEAM_KEY)
                .where(TEAM_KEY.TEAM_ID.eq(team))
                .and(TEAM_KEY.VERSION.ne(version))
                .execute();
    }

    private static Sealed sealed(Record row) {
        return new Sealed(
                row.get(TEAM_KEY.TEAM_ID),
                row.get(TEAM_KEY.VERSION),
                row.get(TEAM_KEY.MASTER_KEY),
                row.get(TEAM_KEY.SEALED));
    }
}
