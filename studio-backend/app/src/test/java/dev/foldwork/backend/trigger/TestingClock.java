package dev.foldwork.backend.trigger;

import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/** A wall clock that a test sets. */
final class TestingClock implements InstantSource {

    private final AtomicReference<Instant> now;

    TestingClock(Instant now) {
        this.now = new AtomicReference<>(now);
    }

    @Override
    public Instant instant() {
        return now.get();
    }

    void set(String instant) {
        now.set(Instant.parse(instant));
    }

    void plusSeconds(long seconds) {
        now.updateAndGet(old -> old.plusSeconds(seconds));
    }
}
