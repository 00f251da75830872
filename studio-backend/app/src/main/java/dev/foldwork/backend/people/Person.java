package dev.foldwork.backend.people;

import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody with an account.
 *
 * @param email as the person wrote it
 * @param passwordHash null when nobody can sign in with a password
 */
record Person(UUID id, String email, String name, @Nullable String passwordHash) {

    /** Returns what two spellings of one address have in common. */
    static String key(String email) {
        return email.strip().toLowerCase(Locale.ROOT);
    }
}
