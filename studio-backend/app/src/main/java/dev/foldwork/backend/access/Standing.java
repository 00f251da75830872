package dev.foldwork.backend.access;

import org.springframework.stereotype.Component;

/** Tells of callers that stay connected whether they still may. Thread-safe. */
@Component
public class Standing {

    private final Tokens tokens;

    Standing(Tokens tokens) {
        this.tokens = tokens;
    }

    /** Returns true as long as the token with which somebody came has not ended and is worth no less. */
    public boolean holds(Caller caller) {
        return caller.credential() instanceof Caller.Credential.OfToken && tokens.stands(caller);
    }
}
