package dev.foldwork.flow.plan;

import java.time.Duration;

/**
 * How often and how fast a node is tried again after a retryable failure.
 *
 * @param attempts how many attempts in all, at least 1
 * @param delay pause before the second attempt
 * @param exponential whether each further pause is twice the one before
 * @param maxDelay the longest pause
 */
public record Retry(int attempts, Duration delay, boolean exponential, Duration maxDelay) {

    /** One attempt, no retry. */
    public static final Retry NONE = new Retry(1, Duration.ZERO, false, Duration.ofHours(1));

    public Retry {
        if (attempts < 1 || attempts > 100) {
            throw new IllegalArgumentException("attempts must be between 1 and 100, but is " + attempts);
        }
        if (delay.isNegative() || maxDelay.isNegative()) {
            throw new IllegalArgumentException("delay must not be negative, but is " + delay + " / " + maxDelay);
        }
    }

    /** Returns true when another attempt may follow the one with this number (counted from 1). */
    public boolean allowsAfter(int attempt) {
        return attempt < attempts;
    }

    /** Returns the pause after the failed attempt with this number (counted from 1). */
    public Duration delayAfter(int attempt) {
        if (!exponential || delay.isZero()) {
            return min(delay);
        }
        long factor = attempt > 40 ? 1L << 40 : 1L << (attempt - 1);
        if (delay.toMillis() > maxDelay.toMillis() / factor) {
            return maxDelay;
        }
        return min(delay.multipliedBy(factor));
    }

    private Duration min(Duration pause) {
        return pause.compareTo(maxDelay) > 0 ? maxDelay : pause;
    }
}
