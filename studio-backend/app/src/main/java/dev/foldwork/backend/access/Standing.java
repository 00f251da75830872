package dev.foldwork.backend.access;

import java.time.InstantSource;

/** Tells whether who was let in would still be: for what stays open longer than a request. Thread-safe. */
public final class Standing {

    private final Tokens tokens;
    private final SessionStore sessions;
    private final InstantSource clock;

    Standing(Tokens tokens, SessionStore sessions, InstantSource clock) {
        this.tokens = tokens;
        this.sessions = sessions;
        this.clock = clock;
    }

    /**
     * Returns false once the caller's token or session has ended or is worth less, or its person is no longer a member
     * of the team.
     */
    public boolean holds(Caller caller) {
        return switch (caller.credential()) {
            case Caller.Credential.OfToken token -> tokens.stands(caller);
            case Caller.Credential.OfSession(var id, var csrf) -> sessions.stands(id, caller.team(), clock.instant());
        };
    }
}
