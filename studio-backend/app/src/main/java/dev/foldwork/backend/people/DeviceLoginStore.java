package dev.foldwork.backend.people;

import static dev.foldwork.schema.Tables.DEVICE_LOGIN;

import dev.foldwork.backend.access.Scope;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Programs that wait for approval, in the database. */
@Component
class DeviceLoginStore {

    private static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    /** Adds a login; returns false when its short code is taken. */
    boolean insert(DSLContext transaction, DeviceLogin login, byte[] device, byte[] user) {
        return transaction
                        .insertInto(DEVICE_LOGIN)
                        .set(DEVICE_LOGIN.ID, login.id())
                        .set(DEVICE_LOGIN.DEVICE_HASH, device)
                        .set(DEVICE_LOGIN.USER_HASH, user)
                        .set(DEVICE_LOGIN.CLIENT, login.client())
                        .set(
                                DEVICE_LOGIN.SCOPES,
                                login.scopes().stream()
                                        .map(Scope::wire)
                                        .sorted()
                                        .toArray(String[]::new))
                        .set(DEVICE_LOGIN.ADDRESS, login.address())
                        .set(DEVICE_LOGIN.CREATED_AT, time(login.createdAt()))
                        .set(DEVICE_LOGIN.EXPIRES_AT, time(login.expiresAt()))
                        .set(DEVICE_LOGIN.PAUSE_SECONDS, login.pauseSeconds())
                        .onConflictDoNothing()
                        .execute()
                == 1;
    }

    /** Finds and holds the login of a program. */
    Optional<DeviceLogin> holdByDevice(DSLContext transaction, byte[] hash, Instant now) {
        return hold(transaction, DEVICE_LOGIN.DEVICE_HASH.eq(hash), now);
    }

    /** Finds and holds a login that nobody has decided on. */
    Optional<DeviceLogin> holdByUser(DSLContext transaction, byte[] hash, Instant now) {
        return hold(transaction, DEVICE_LOGIN.USER_HASH.eq(hash).and(DEVICE_LOGIN.STATE.eq("open")), now);
    }

    private static Optional<DeviceLogin> hold(DSLContext transaction, Condition which, Instant now) {
        return transaction
                .select(DEVICE_LOGIN.fields())
                .from(DEVICE_LOGIN)
                .where(which)
                .and(DEVICE_LOGIN.EXPIRES_AT.gt(time(now)))
                .forUpdate()
                .fetchOptional(DeviceLoginStore::login);
    }

    private static DeviceLogin login(Record row) {
        @Nullable OffsetDateTime asked = row.get(DEVICE_LOGIN.ASKED_AT);
        @Nullable UUID team = row.get(DEVICE_LOGIN.TEAM_ID);
        @Nullable UUID person = row.get(DEVICE_LOGIN.PERSON_ID);
        return new DeviceLogin(
                row.get(DEVICE_LOGIN.ID),
                row.get(DEVICE_LOGIN.CLIENT),
                Arrays.stream(row.get(DEVICE_LOGIN.SCOPES)).map(Scope::of).collect(Collectors.toUnmodifiableSet()),
                row.get(DEVICE_LOGIN.ADDRESS),
                row.get(DEVICE_LOGIN.CREATED_AT).toInstant(),
                row.get(DEVICE_LOGIN.EXPIRES_AT).toInstant(),
                row.get(DEVICE_LOGIN.PAUSE_SECONDS),
                asked == null ? null : asked.toInstant(),
                DeviceLogin.State.valueOf(row.get(DEVICE_LOGIN.STATE).toUpperCase(Locale.ROOT)),
                team,
                person);
    }

    void asked(DSLContext transaction, UUID login, Instant now, int pauseSeconds) {
        transaction
                .update(DEVICE_LOGIN)
                .set(DEVICE_LOGIN.ASKED_AT, time(now))
                .set(DEVICE_LOGIN.PAUSE_SECONDS, pauseSeconds)
                .where(DEVICE_LOGIN.ID.eq(login))
                .execute();
    }

    void approve(DSLContext transaction, UUID login, UUID team, UUID person) {
        transaction
                .update(DEVICE_LOGIN)
                .set(DEVICE_LOGIN.STATE, "approved")
                .set(DEVICE_LOGIN.TEAM_ID, team)
                .set(DEVICE_LOGIN.PERSON_ID, person)
                .where(DEVICE_LOGIN.ID.eq(login))
                .execute();
    }

    void deny(DSLContext transaction, UUID login) {
        transaction
                .update(DEVICE_LOGIN)
                .set(DEVICE_LOGIN.STATE, "denied")
                .where(DEVICE_LOGIN.ID.eq(login))
                .execute();
    }

    void delete(DSLContext transaction, UUID login) {
        transaction.deleteFrom(DEVICE_LOGIN).where(DEVICE_LOGIN.ID.eq(login)).execute();
    }

    void deleteExpired(DSLContext transaction, Instant now) {
        transaction
                .deleteFrom(DEVICE_LOGIN)
                .where(DEVICE_LOGIN.EXPIRES_AT.le(time(now)))
                .execute();
    }
}
