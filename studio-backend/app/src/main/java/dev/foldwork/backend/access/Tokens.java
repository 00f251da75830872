package dev.foldwork.backend.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes and recognises tokens; only their SHA-256 is stored. Thread-safe. */
final class Tokens {

    private static final String PREFIX = "fwk_";

    private final TokenStore store;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();

    Tokens(TokenStore store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    /** Returns the token's caller, or null for a token that is unknown or has expired. */
    @Nullable
    Caller caller(String token) {
        return store.find(hash(token), clock.instant());
    }

    /** Returns a new token with 256 bits of chance. */
    String create() {
        byte[] bytes = new byte[32];
        random.nextBytes(bytes);
        return PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** Makes this token the default team's one of this name; the one it had before stops working. */
    void establish(String name, String token, Scope scope, Role role) {
        store.save(name, hash(token), Set.of(scope), role);
    }

    private static byte[] hash(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("this Java has no SHA-256", missing);
        }
    }
}
