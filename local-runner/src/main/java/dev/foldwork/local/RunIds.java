package dev.foldwork.local;

import java.security.SecureRandom;
import java.time.InstantSource;

/** Makes ids of runs that sort by the time they were made: 10 characters of time, 10 of chance (Crockford base 32). */
final class RunIds {

    private static final String ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";
    private static final int TIME_LENGTH = 10;
    private static final int CHANCE_LENGTH = 10;

    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();
    private long last;

    RunIds(InstantSource clock) {
        this.clock = clock;
    }

    synchronized String next() {
        // Never backwards, so that runs of one process list in the order in which they were started.
        last = Math.max(last + 1, clock.millis());
        var id = new char[TIME_LENGTH + CHANCE_LENGTH];
        long time = last;
        for (int i = TIME_LENGTH - 1; i >= 0; i--) {
            id[i] = ALPHABET.charAt((int) (time & 31));
            time >>>= 5;
        }
        for (int i = TIME_LENGTH; i < id.length; i++) {
            id[i] = ALPHABET.charAt(random.nextInt(ALPHABET.length()));
        }
        return new String(id);
    }
}
