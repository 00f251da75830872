package dev.foldwork.flow.expression;

import java.time.Instant;

/**
 * What an evaluation depends on besides its scope.
 *
 * @param now what {@code $now()} and {@code $millis()} answer
 * @param randomSeed what {@code $random()} and {@code $shuffle()} are drawn from
 * @param bounds how much an evaluation may take
 */
public record EvaluationContext(Instant now, String randomSeed, Bounds bounds) {

    /** A context with the usual bounds. */
    public EvaluationContext(Instant now, String randomSeed) {
        this(now, randomSeed, Bounds.USUAL);
    }

    /**
     * How much one evaluation may take.
     *
     * @param millis wall time in milliseconds
     * @param depth nesting of calls
     * @param items greatest length of a list it builds
     */
    public record Bounds(long millis, int depth, int items) {

        /** One second, 200 levels, a million items. */
        public static final Bounds USUAL = new Bounds(1_000, 200, 1_000_000);
    }
}
