package dev.foldwork.backend.access;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes and recognises tokens. Thread-safe. */
final class Tokens {

    private static final String PREFIX = "fwk_";
    private static final Duration USED_EVERY = Duration.ofMinutes(1);

    private final TokenStore store;
    private final InstantSource clock;

    Tokens(TokenStore store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    /** Returns the token's caller, or null for a token that is unknown or has expired. */
    @Nullable
    Caller caller(String token) {
        Instant now = clock.instant();
        TokenStore.Found found = store.find(Secrets.hash(token), now);
        if (found == null) {
            return null;
        }
        if (found.lastUsedAt() == null || found.lastUsedAt().isBefore(now.minus(USED_EVERY))) {
            store.used(found.caller().credential().id(), now);
        }
        return found.caller();
    }

    /** Returns true as long as a token is worth what it was when its caller came. */
    boolean stands(Caller caller) {
        TokenStore.Found now = store.find(caller.credential().id(), clock.instant());
        return now != null
                && now.caller().team().equals(caller.team())
                && now.caller().scopes().containsAll(caller.scopes())
                && now.caller().role().covers(caller.role());
    }

    static String create() {
        return Secrets.create(PREFIX);
    }

    /** Makes this token the default team's one of this name; the one it had before stops working. */
    void establish(String name, String token, Scope scope, Role role) {
        store.save(name, Secrets.hash(token), Set.of(scope), role);
    }
}
