package dev.foldwork.backend.trigger;

import io.github.bucket4j.Bucket;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/** How often each webhook is called at this backend, and each team told of events; runs on the monotonic clock. Thread-safe. */
@Component
class HookRates {

    private static final int REMEMBERED = 10_000;

    private final Map<Key, Bucket> buckets = new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Bucket> eldest) {
            return size() > REMEMBERED;
        }
    };

    private record Key(UUID called, int perMinute) {}

    /** Takes one call; returns 0, or after how many seconds to come again. */
    long take(UUID called, int perMinute) {
        var probe = bucket(called, perMinute).tryConsumeAndReturnRemaining(1);
        return probe.isConsumed() ? 0 : 1 + TimeUnit.NANOSECONDS.toSeconds(probe.getNanosToWaitForRefill());
    }

    private Bucket bucket(UUID called, int perMinute) {
        synchronized (buckets) {
            return buckets.computeIfAbsent(
                    new Key(called, perMinute),
                    key -> Bucket.builder()
                            .addLimit(limit -> limit.capacity(perMinute).refillGreedy(perMinute, Duration.ofMinutes(1)))
                            .build());
        }
    }
}
