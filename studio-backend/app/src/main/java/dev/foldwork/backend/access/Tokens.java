package dev.foldwork.backend.access;

import java.time.InstantSource;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes and recognises tokens. Thread-safe. */
final class Tokens {

    private static final String PREFIX = "fwk_";

    private final TokenStore store;
    private final InstantSource clock;

    Tokens(TokenStore store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    /** Returns the token's caller, or null for a token that is unknown or has expired. */
    @Nullable
    Caller caller(String token) {
        return store.find(Secrets.hash(token), clock.instant());
    }

    static String create() {
        return Secrets.create(PREFIX);
    }

    /** Makes this token the default team's one of this name; the one it had before stops working. */
    void establish(String name, String token, Scope scope, Role role) {
        store.save(name, Secrets.hash(token), Set.of(scope), role);
    }
}
