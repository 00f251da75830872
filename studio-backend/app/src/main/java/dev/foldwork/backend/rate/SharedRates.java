package dev.foldwork.backend.rate;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Allowances that all backends share: so much at once, growing again over a minute. Thread-safe.
 *
 * <p>Who was turned away is remembered here until the database could say something else, so that a flood costs it
 * nothing. Runs on the monotonic clock.
 */
@Component
public class SharedRates {

    private static final int REMEMBERED = 10_000;
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final RateStore store;
    private final Map<String, Long> closedUntil = new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
            return size() > REMEMBERED;
        }
    };

    SharedRates(RateStore store) {
        this.store = store;
    }

    /** Takes one of so many a minute; returns 0, or after how many seconds to come again. */
    public long take(String key, int perMinute) {
        return take(key, perMinute, 1);
    }

    /** Takes several of so many a minute, all or none; returns 0, or after how many seconds to come again. */
    public long take(String key, int perMinute, int count) {
        String counted = key + " " + perMinute;
        Duration closed = closed(counted);
        if (closed.isPositive()) {
            return seconds(closed);
        }
        Duration share = MINUTE.multipliedBy(count).dividedBy(perMinute);
        if (store.take(counted, share, MINUTE)) {
            return 0;
        }
        Duration pause = store.untilWhole(counted).plus(share).minus(MINUTE);
        if (pause.isPositive()) {
            close(counted, pause);
        }
        return seconds(pause);
    }

    private Duration closed(String key) {
        synchronized (closedUntil) {
            Long until = closedUntil.get(key);
            return until == null ? Duration.ZERO : Duration.ofNanos(until - System.nanoTime());
        }
    }

    private void close(String key, Duration pause) {
        synchronized (closedUntil) {
            closedUntil.put(key, System.nanoTime() + pause.toNanos());
        }
    }

    private static long seconds(Duration pause) {
        return Math.max(1, pause.plusNanos(999_999_999).toSeconds());
    }
}
