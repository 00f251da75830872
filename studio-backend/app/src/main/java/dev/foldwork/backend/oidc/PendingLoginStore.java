package dev.foldwork.backend.oidc;

import static dev.foldwork.schema.Tables.OIDC_LOGIN;
import static dev.foldwork.schema.Tables.SESSION;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Sign-ins under way, in the database, so that any server can end what another one began. */
@Component
class PendingLoginStore {

    private final DSLContext database;

    PendingLoginStore(DSLContext database) {
        this.database = database;
    }

    /** What a sign-in is for, and the page that follows it. */
    record Found(Intent intent, String next) {}

    private static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    void insert(PendingLogin login, String provider, Found what, Instant now, Instant until) {
        database.insertInto(OIDC_LOGIN)
                .set(OIDC_LOGIN.STATE_HASH, login.stateHash())
                .set(OIDC_LOGIN.BROWSER_HASH, login.browserHash())
                .set(OIDC_LOGIN.PROVIDER, provider)
                .set(OIDC_LOGIN.NEXT, what.next())
                .set(OIDC_LOGIN.INVITATION_HASH, what.intent() instanceof Intent.Join join ? join.invitation() : null)
                .set(OIDC_LOGIN.SESSION_ID, what.intent() instanceof Intent.Link link ? link.session() : null)
                .set(OIDC_LOGIN.CREATED_AT, time(now))
                .set(OIDC_LOGIN.EXPIRES_AT, time(until))
                .execute();
    }

    /** Takes a sign-in that this browser began with this provider: the second one who asks finds nothing. */
    Optional<Found> take(PendingLogin login, String provider, Instant now) {
        return database.deleteFrom(OIDC_LOGIN)
                .where(OIDC_LOGIN.STATE_HASH.eq(login.stateHash()))
                .and(OIDC_LOGIN.BROWSER_HASH.eq(login.browserHash()))
                .and(OIDC_LOGIN.PROVIDER.eq(provider))
                .and(OIDC_LOGIN.EXPIRES_AT.gt(time(now)))
                .returningResult(OIDC_LOGIN.NEXT, OIDC_LOGIN.INVITATION_HASH, OIDC_LOGIN.SESSION_ID)
                .fetchOptional()
                .flatMap(this::found);
    }

    private Optional<Found> found(Record row) {
        String next = row.get(OIDC_LOGIN.NEXT);
        byte @Nullable [] invitation = row.get(OIDC_LOGIN.INVITATION_HASH);
        @Nullable UUID session = row.get(OIDC_LOGIN.SESSION_ID);
        if (session == null) {
            return Optional.of(new Found(invitation == null ? new Intent.Enter() : new Intent.Join(invitation), next));
        }
        return database.select(SESSION.TEAM_ID, SESSION.PERSON_ID)
                .from(SESSION)
                .where(SESSION.ID.eq(session))
                .fetchOptional(of -> new Found(new Intent.Link(session, of.value1(), of.value2()), next));
    }

    void forgetOld(Instant now) {
        database.deleteFrom(OIDC_LOGIN)
                .where(OIDC_LOGIN.EXPIRES_AT.le(time(now)))
                .execute();
    }
}
