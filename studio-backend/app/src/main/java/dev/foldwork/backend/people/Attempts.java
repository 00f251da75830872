package dev.foldwork.backend.people;

import dev.foldwork.backend.access.Secrets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Slows down who tries passwords: ten for an account and a hundred from an address within a quarter of an hour, right
 * ones not counted. An account that does not exist is counted like one that does. Thread-safe.
 */
@Component
class Attempts {

    private static final Duration WINDOW = Duration.ofMinutes(15);
    private static final int OF_ACCOUNT = 10;
    private static final int OF_ADDRESS = 100;
    private static final int OF_DEVICES = 30;
    private static final int OF_CODES = 10;

    private final AttemptStore store;
    private final InstantSource clock;

    Attempts(AttemptStore store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    /** Counts a try before it is made and returns how many seconds to wait first, 0 to go on. */
    long waitBefore(String email, String address) {
        return Math.max(add(account(email), OF_ACCOUNT), add(address(address), OF_ADDRESS));
    }

    /** Counts a login that a program begins, 30 from an address, and returns how many seconds to wait first. */
    long waitBeforeDevice(String address) {
        return add(Secrets.hash("device " + address), OF_DEVICES);
    }

    /** Counts a try at a short code, ten wrong ones for a person, and returns how many seconds to wait first. */
    long waitBeforeCode(UUID person) {
        return add(code(person), OF_CODES);
    }

    /** Says that the short code was right. */
    void rightCode(UUID person) {
        store.takeBack(code(person));
    }

    private static byte[] code(UUID person) {
        return Secrets.hash("code " + person);
    }

    private long add(byte[] key, int most) {
        Instant now = clock.instant();
        AttemptStore.Count tried = store.add(key, now, now.minus(WINDOW));
        if (tried.count() <= most) {
            return 0;
        }
        return Math.max(1, Duration.between(now, tried.since().plus(WINDOW)).toSeconds() + 1);
    }

    /** Says that the try was right. */
    void right(String email, String address) {
        store.forget(account(email));
        store.takeBack(address(address));
        store.forgetOld(clock.instant().minus(WINDOW));
    }

    private static byte[] account(String email) {
        return Secrets.hash("account " + Person.key(email));
    }

    private static byte[] address(String address) {
        return Secrets.hash("address " + address);
    }
}
