package dev.foldwork.backend.access;

import static dev.foldwork.schema.Tables.MEMBERSHIP;
import static dev.foldwork.schema.Tables.PERSON;
import static dev.foldwork.schema.Tables.SESSION;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/** The sessions in the database. */
final class SessionStore {

    private final DSLContext database;

    SessionStore(DSLContext database) {
        this.database = database;
    }

    /** A session with who is in it. */
    record Found(Session session, String name, Role role, boolean rotate) {}

    private static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    void insert(DSLContext transaction, Session session, byte[] hash, @Nullable Instant provedAt) {
        transaction
                .insertInto(SESSION)
                .set(SESSION.ID, session.id())
                .set(SESSION.HASH, hash)
                .set(SESSION.TEAM_ID, session.team())
                .set(SESSION.PERSON_ID, session.person())
                .set(SESSION.AGENT, session.agent())
                .set(SESSION.ADDRESS, session.address())
                .set(SESSION.CREATED_AT, time(session.createdAt()))
                .set(SESSION.SEEN_AT, time(session.seenAt()))
                .set(SESSION.EXPIRES_AT, time(session.expiresAt()))
                .set(SESSION.PROVED_AT, provedAt == null ? null : time(provedAt))
                .execute();
    }

    boolean provedAfter(UUID session, Instant then) {
        return database.fetchExists(SESSION, SESSION.ID.eq(session), SESSION.PROVED_AT.gt(time(then)));
    }

    /** Finds the session of a cookie, or of the one before it that requests under way still carry. */
    @Nullable
    Found find(byte[] hash, Instant now, Instant seenAfter) {
        return database.select(SESSION.fields())
                .select(PERSON.NAME, MEMBERSHIP.ROLE)
                .from(SESSION)
                .join(MEMBERSHIP)
                .on(MEMBERSHIP.TEAM_ID.eq(SESSION.TEAM_ID), MEMBERSHIP.PERSON_ID.eq(SESSION.PERSON_ID))
                .join(PERSON)
                .on(PERSON.ID.eq(SESSION.PERSON_ID))
                .where(SESSION.HASH
                        .eq(hash)
                        .or(SESSION.PREVIOUS_HASH.eq(hash).and(SESSION.PREVIOUS_UNTIL.gt(time(now)))))
                .and(SESSION.EXPIRES_AT.gt(time(now)))
                .and(SESSION.SEEN_AT.gt(time(seenAfter)))
                .fetchOne(row -> new Found(
                        session(row),
                        row.get(PERSON.NAME),
                        Role.of(row.get(MEMBERSHIP.ROLE)),
                        row.get(SESSION.ROTATE) && java.util.Arrays.equals(row.get(SESSION.HASH), hash)));
    }

    /** Returns true while a session lasts, is one of this team, and its person a member of it. */
    boolean stands(UUID session, UUID team, Instant now) {
        return database.fetchExists(database.selectOne()
                .from(SESSION)
                .join(MEMBERSHIP)
                .on(MEMBERSHIP.TEAM_ID.eq(SESSION.TEAM_ID), MEMBERSHIP.PERSON_ID.eq(SESSION.PERSON_ID))
                .where(SESSION.ID.eq(session))
                .and(SESSION.TEAM_ID.eq(team))
                .and(SESSION.EXPIRES_AT.gt(time(now))));
    }

    private static Session session(Record row) {
        return new Session(
                row.get(SESSION.ID),
                row.get(SESSION.TEAM_ID),
                row.get(SESSION.PERSON_ID),
                row.get(SESSION.AGENT),
                row.get(SESSION.ADDRESS),
                row.get(SESSION.CREATED_AT).toInstant(),
                row.get(SESSION.SEEN_AT).toInstant(),
                row.get(SESSION.EXPIRES_AT).toInstant());
    }

    void seen(UUID session, Instant now) {
        database.update(SESSION)
                .set(SESSION.SEEN_AT, time(now))
                .where(SESSION.ID.eq(session))
                .execute();
    }

    /** Gives a session another cookie; false when somebody else has done so. */
    boolean rotate(UUID session, byte[] from, byte[] to, Instant fromUntil) {
        return database.update(SESSION)
                        .set(SESSION.HASH, to)
                        .set(SESSION.PREVIOUS_HASH, from)
                        .set(SESSION.PREVIOUS_UNTIL, time(fromUntil))
                        .set(SESSION.ROTATE, false)
                        .where(SESSION.ID.eq(session))
                        .and(SESSION.HASH.eq(from))
                        .execute()
                == 1;
    }

    void wantRotation(DSLContext transaction, UUID team, UUID person) {
        transaction
                .update(SESSION)
                .set(SESSION.ROTATE, true)
                .where(SESSION.PERSON_ID.eq(person))
                .and(SESSION.TEAM_ID.eq(team))
                .execute();
    }

    List<Session> list(UUID person, Instant now, Instant seenAfter) {
        return database.select(SESSION.fields())
                .from(SESSION)
                .where(SESSION.PERSON_ID.eq(person))
                .and(SESSION.EXPIRES_AT.gt(time(now)))
                .and(SESSION.SEEN_AT.gt(time(seenAfter)))
                .orderBy(SESSION.ID.desc())
                .fetch(SessionStore::session);
    }

    boolean end(DSLContext transaction, UUID person, UUID session) {
        return delete(transaction, SESSION.PERSON_ID.eq(person).and(SESSION.ID.eq(session))) > 0;
    }

    void endByHash(DSLContext transaction, byte[] hash) {
        delete(transaction, SESSION.HASH.eq(hash));
    }

    int endAll(DSLContext transaction, UUID person, @Nullable UUID but) {
        Condition others = but == null ? org.jooq.impl.DSL.noCondition() : SESSION.ID.ne(but);
        return delete(transaction, SESSION.PERSON_ID.eq(person).and(others));
    }

    void forgetOld(Instant now, Instant seenBefore) {
        delete(database, SESSION.EXPIRES_AT.le(time(now)).or(SESSION.SEEN_AT.le(time(seenBefore))));
    }

    private static int delete(DSLContext transaction, Condition which) {
        return transaction.deleteFrom(SESSION).where(which).execute();
    }
}
