package dev.foldwork.backend.people;

import dev.foldwork.backend.problem.ApiProblem;
import dev.foldwork.backend.problem.Code;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.stereotype.Component;

/** Hashes passwords with Argon2id: 19 MiB, two passes, one lane. Thread-safe. */
@Component
class Passwords {

    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final int LANES = 1;
    private static final int MEMORY_KIB = 19 << 10;
    private static final int PASSES = 2;
    /** Each one takes its memory, so that nobody can fill the machine by trying passwords. */
    private static final int AT_ONCE = 4;

    private static final int PATIENCE_SECONDS = 10;

    private final Argon2PasswordEncoder encoder =
            new Argon2PasswordEncoder(SALT_BYTES, HASH_BYTES, LANES, MEMORY_KIB, PASSES);
    private final Semaphore places = new Semaphore(AT_ONCE);
    private final String nobodys = hash("nobody has this password");

    /** Returns the hash in its usual text form, salt and parameters included. */
    String hash(String password) {
        return inPlace(() -> String.valueOf(encoder.encode(password)));
    }

    /** Compares; takes the same time for somebody who has no password or does not exist. */
    boolean matches(String password, @Nullable String hash) {
        String tried = isText(password) ? password : "";
        boolean same = inPlace(() -> encoder.matches(tried, hash == null ? nobodys : hash));
        return same && hash != null;
    }

    /** Half of a pair of characters cannot be hashed and is in nobody's password. */
    static boolean isText(String password) {
        return StandardCharsets.UTF_8.newEncoder().canEncode(password);
    }

    private <T> T inPlace(java.util.function.Supplier<T> work) {
        try {
            if (!places.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new ApiProblem(Code.RATE_LIMITED, "Too many people sign in at once; try again.");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new ApiProblem(Code.RATE_LIMITED, "The service is stopping; try again.");
        }
        try {
            return work.get();
        } finally {
            places.release();
        }
    }
}
