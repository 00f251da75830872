package dev.foldwork.node.builtin;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;

/** Reads moments in ISO 8601 with an offset. */
final class Moments {

    private Moments() {}

    static Optional<Instant> parse(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException invalid) {
            return Optional.empty();
        }
    }
}
