package dev.foldwork.backend.passkey;

import static dev.foldwork.schema.Tables.PASSKEY_CHALLENGE;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Challenges that nobody has answered yet, in the database, so that any server can take what another one gave. */
@Component
class ChallengeStore {

    private final DSLContext database;

    ChallengeStore(DSLContext database) {
        this.database = database;
    }

    /** A challenge that was open. */
    record Taken(@Nullable UUID guest) {}

    private static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    /** Adds a challenge; a session has one for each purpose, so that nobody fills the table with theirs. */
    void insert(byte[] hash, Purpose purpose, @Nullable UUID guest, Instant now, Instant until) {
        if (session(purpose) != null) {
            database.deleteFrom(PASSKEY_CHALLENGE).where(isFor(purpose)).execute();
        }
        database.insertInto(PASSKEY_CHALLENGE)
                .set(PASSKEY_CHALLENGE.HASH, hash)
                .set(PASSKEY_CHALLENGE.PURPOSE, name(purpose))
                .set(PASSKEY_CHALLENGE.SESSION_ID, session(purpose))
                .set(PASSKEY_CHALLENGE.INVITATION_HASH, purpose instanceof Purpose.Join join ? join.invitation() : null)
                .set(PASSKEY_CHALLENGE.GUEST_ID, guest)
                .set(PASSKEY_CHALLENGE.CREATED_AT, time(now))
                .set(PASSKEY_CHALLENGE.EXPIRES_AT, time(until))
                .execute();
    }

    /** Takes a challenge that was made for this: the second one who asks finds nothing. */
    Optional<Taken> take(byte[] hash, Purpose purpose, Instant now) {
        return database.deleteFrom(PASSKEY_CHALLENGE)
                .where(PASSKEY_CHALLENGE.HASH.eq(hash))
                .and(isFor(purpose))
                .and(PASSKEY_CHALLENGE.EXPIRES_AT.gt(time(now)))
                .returningResult(PASSKEY_CHALLENGE.GUEST_ID)
                .fetchOptional(row -> new Taken(row.value1()));
    }

    private static Condition isFor(Purpose purpose) {
        Condition named = PASSKEY_CHALLENGE.PURPOSE.eq(name(purpose));
        return switch (purpose) {
            case Purpose.SignIn() -> named;
            case Purpose.Prove(var session) -> named.and(PASSKEY_CHALLENGE.SESSION_ID.eq(session));
            case Purpose.Register(var session) -> named.and(PASSKEY_CHALLENGE.SESSION_ID.eq(session));
            case Purpose.Join(var invitation) -> named.and(PASSKEY_CHALLENGE.INVITATION_HASH.eq(invitation));
        };
    }

    private static String name(Purpose purpose) {
        return switch (purpose) {
            case Purpose.SignIn() -> "sign_in";
            case Purpose.Prove ignored -> "prove";
            case Purpose.Register ignored -> "register";
            case Purpose.Join ignored -> "join";
        };
    }

    private static @Nullable UUID session(Purpose purpose) {
        return switch (purpose) {
            case Purpose.SignIn() -> null;
            case Purpose.Prove(var session) -> session;
            case Purpose.Register(var session) -> session;
            case Purpose.Join ignored -> null;
        };
    }

    void forgetOld(Instant now) {
        database.deleteFrom(PASSKEY_CHALLENGE)
                .where(PASSKEY_CHALLENGE.EXPIRES_AT.le(time(now)))
                .execute();
    }
}
