package dev.foldwork.backend.access;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/**
 * The sessions of people who signed in. The cookie is 256 bits of chance of which the database keeps the hash; a session
 * ends after a day without a request, and after two weeks in any case. Thread-safe.
 */
public final class Sessions {

    private static final Duration IDLE = Duration.ofDays(1);
    private static final Duration LONGEST = Duration.ofDays(14);
    private static final Duration SEEN_EVERY = Duration.ofMinutes(1);
    private static final Duration UNDER_WAY = Duration.ofSeconds(30);
    private static final Set<Scope> SCOPES = Set.of(Scope.ADMIN, Scope.ACCOUNT);

    private final SessionStore store;
    private final InstantSource clock;

    Sessions(SessionStore store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    /**
     * A session that was begun.
     *
     * @param cookie its secret, which nothing else knows
     */
    public record Begun(Session session, String cookie) {

        /** Returns what a page sends along with what changes something. */
        public String csrf() {
            return Sessions.csrf(cookie);
        }
    }

    /**
     * Who a cookie stands for.
     *
     * @param cookie another cookie that is to be used from now on, null for the same
     */
    record Entered(Caller caller, @Nullable String cookie) {}

    /**
     * Begins a session under a new secret, whatever cookie the browser had.
     *
     * @param proved true when the person has just proved who it is
     */
    public Begun begin(DSLContext transaction, UUID team, UUID person, Session.Origin from, boolean proved) {
        Instant now = now();
        String cookie = Secrets.create("");
        var session =
                new Session(UUID.randomUUID(), team, person, from.agent(), from.address(), now, now, now.plus(LONGEST));
        store.insert(transaction, session, Secrets.hash(cookie), proved ? now : null);
        return new Begun(session, cookie);
    }

    /** Returns true when a session began by a sign-in that is not longer ago than this. */
    public boolean provedWithin(UUID session, Duration time) {
        return store.provedAfter(session, now().minus(time));
    }

    /** Returns who a cookie stands for, null for one that is unknown, has ended or has lain idle. */
    @Nullable
    Entered enter(String cookie) {
        Instant now = now();
        SessionStore.Found found = store.find(Secrets.hash(cookie), now, now.minus(IDLE));
        if (found == null) {
            return null;
        }
        Session session = found.session();
        if (session.seenAt().isBefore(now.minus(SEEN_EVERY))) {
            store.seen(session.id(), now);
        }
        String fresh = found.rotate() ? rotated(session, cookie, now) : null;
        var credential = new Caller.Credential.OfSession(session.id(), csrf(fresh == null ? cookie : fresh));
        return new Entered(
                new Caller(session.team(), session.person(), found.name(), found.role(), SCOPES, credential), fresh);
    }

    private @Nullable String rotated(Session session, String cookie, Instant now) {
        String fresh = Secrets.create("");
        boolean done = store.rotate(session.id(), Secrets.hash(cookie), Secrets.hash(fresh), now.plus(UNDER_WAY));
        return done ? fresh : null;
    }

    /** Has the person's sessions in a team get other cookies with their next request, since what they open has changed. */
    public void rotate(DSLContext transaction, UUID team, UUID person) {
        store.wantRotation(transaction, team, person);
    }

    /** Returns a person's sessions, newest first. */
    public List<Session> list(UUID person) {
        Instant now = now();
        return store.list(person, now, now.minus(IDLE));
    }

    /** Ends one of a person's sessions; false when there is no such session. */
    public boolean end(DSLContext transaction, UUID person, UUID session) {
        return store.end(transaction, person, session);
    }

    /** Ends the session of a cookie that a browser still had when somebody signed in. */
    public void endLeft(DSLContext transaction, String cookie) {
        store.endByHash(transaction, Secrets.hash(cookie));
    }

    /** Ends a person's sessions, all or all but one, and returns how many. */
    public int endAll(DSLContext transaction, UUID person, @Nullable UUID but) {
        return store.endAll(transaction, person, but);
    }

    /** Removes sessions that nobody can use any more. */
    public void forgetOld() {
        Instant now = now();
        store.forgetOld(now, now.minus(IDLE));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    /** A value that only pages know that may read answers; drawn from the cookie, so that it changes with it. */
    static String csrf(String cookie) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(cookie.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(mac.doFinal("csrf".getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("this Java has no HMAC-SHA256", missing);
        }
    }
}
