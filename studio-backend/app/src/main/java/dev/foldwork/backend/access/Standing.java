package dev.foldwork.backend.access;

import java.time.Instant;
import java.time.InstantSource;

/** Tells whether who was let in would still be: for what stays open longer than a request. Thread-safe. */
public final class Standing {

    private final TokenStore tokens;
    private final SessionStore sessions;
    private final InstantSource clock;

    Standing(TokenStore tokens, SessionStore sessions, InstantSource clock) {
        this.tokens = tokens;
        this.sessions = sessions;
        this.clock = clock;
    }

    /** Returns false once the caller's token or session has ended, or its person is no longer a member of the team. */
    public boolean holds(Caller caller) {
        Instant now = clock.instant();
        return switch (caller.credential()) {
            case Caller.Credential.OfToken(var id) -> tokens.stands(id, now);
            case Caller.Credential.OfSession(var id, var csrf) -> sessions.stands(id, caller.team(), now);
        };
    }
}
