package dev.foldwork.backend.people;

import dev.foldwork.backend.access.ClientAddress;
import dev.foldwork.backend.access.Secrets;
import dev.foldwork.backend.upkeep.Chore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Slows down who tries passwords, within a quarter of an hour: ten for an account from one place, a hundred from a place,
 * and thirty for an account from places where its person has never been, right ones not counted. So whoever fails on
 * purpose elsewhere keeps nobody out who comes from where they usually do. An account that does not exist is counted like
 * one that does. A place is an IPv4 address or the network of an IPv6 address. Thread-safe.
 */
@Component
class Attempts implements Chore {

    private static final Duration WINDOW = Duration.ofMinutes(15);
    private static final Duration USUAL_FOR = Duration.ofDays(90);
    private static final UUID NOBODY = new UUID(0, 0);
    private static final int OF_ACCOUNT_THERE = 10;
    private static final int OF_PLACE = 100;
    private static final int OF_STRANGERS = 30;
    private static final int OF_DEVICES = 30;
    private static final int OF_CODES = 10;
    /** A whole office may come from one address at nine o'clock. */
    private static final int OF_PROVIDERS = 300;

    private final AttemptStore store;
    private final PlaceStore places;
    private final InstantSource clock;

    Attempts(AttemptStore store, PlaceStore places, InstantSource clock) {
        this.store = store;
        this.places = places;
        this.clock = clock;
    }

    /**
     * Counts a try before it is made and returns how many seconds to wait first, 0 to go on.
     *
     * @param person who has the address, null for nobody
     */
    long waitBefore(String email, @Nullable UUID person, String address) {
        String place = ClientAddress.place(address);
        long wait = Math.max(add(account(email, place), OF_ACCOUNT_THERE), add(place(place), OF_PLACE));
        return isUsual(person, place) ? wait : Math.max(wait, add(strangers(email), OF_STRANGERS));
    }

    /** Looks also for nobody, so that it takes the same time. */
    private boolean isUsual(@Nullable UUID person, String place) {
        Instant after = clock.instant().minus(USUAL_FOR);
        return places.knows(person == null ? NOBODY : person, Secrets.hash(place), after);
    }

    /** Counts a login that a program begins, 30 from a place, and returns how many seconds to wait first. */
    long waitBeforeDevice(String address) {
        return add(Secrets.hash("device " + ClientAddress.place(address)), OF_DEVICES);
    }

    /** Counts a sign-in that goes to a provider, 300 from a place, and returns how many seconds to wait first. */
    long waitBeforeProvider(String address) {
        return add(Secrets.hash("provider " + ClientAddress.place(address)), OF_PROVIDERS);
    }

    /** Counts a passkey's sign-in that begins, 300 from a place, and returns how many seconds to wait first. */
    long waitBeforePasskey(String address) {
        return add(Secrets.hash("passkey " + ClientAddress.place(address)), OF_PROVIDERS);
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

    /** Says that the try of a person was right. */
    void right(String email, UUID person, String address) {
        String place = ClientAddress.place(address);
        store.forget(account(email, place));
        store.takeBack(place(place));
        if (!isUsual(person, place)) {
            store.takeBack(strangers(email));
        }
    }

    /** Says that somebody has signed in from here, however. */
    void entered(DSLContext transaction, UUID person, String address) {
        places.used(transaction, person, Secrets.hash(ClientAddress.place(address)), clock.instant());
    }

    private static byte[] account(String email, String place) {
        return Secrets.hash("account " + Person.key(email) + " from " + place);
    }

    private static byte[] strangers(String email) {
        return Secrets.hash("strangers " + Person.key(email));
    }

    private static byte[] place(String place) {
        return Secrets.hash("address " + place);
    }

    @Override
    public String name() {
        return "forgetting old tries";
    }

    @Override
    public void tidy() {
        store.forgetOld(clock.instant().minus(WINDOW));
        places.forgetOld(clock.instant().minus(USUAL_FOR));
    }
}
