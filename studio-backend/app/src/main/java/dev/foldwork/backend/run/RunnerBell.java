package dev.foldwork.backend.run;

import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/** Wakes whoever brings a runner its work, where that is this process; another one looks by itself. Thread-safe. */
@Component
public class RunnerBell {

    private final Map<UUID, Semaphore> bells = new ConcurrentHashMap<>();

    /** Says that something waits for a runner. */
    public void ring(UUID runner) {
        Semaphore bell = bells.get(runner);
        if (bell != null) {
            bell.release();
        }
    }

    /** Waits until something may wait for a runner, or for this long. */
    public void await(UUID runner, long millis) throws InterruptedException {
        Semaphore bell = bells.computeIfAbsent(runner, key -> new Semaphore(0));
        if (bell.tryAcquire(millis, TimeUnit.MILLISECONDS)) {
            bell.drainPermits();
        }
    }
}
