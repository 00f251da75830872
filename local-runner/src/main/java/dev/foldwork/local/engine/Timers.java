package dev.foldwork.local.engine;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Wakes what waits for a moment, on the monotonic clock.
 *
 * <p>A wait is cut into stretches of at most a minute, after each of which the wall clock is asked again: a clock that
 * jumps makes a wait neither early nor more than a minute late.
 */
public final class Timers implements AutoCloseable {

    private static final Duration STRETCH = Duration.ofMinutes(1);

    private final InstantSource clock;
    private final ScheduledThreadPoolExecutor executor;

    /** Starts one daemon thread. */
    public Timers(InstantSource clock) {
        this.clock = clock;
        executor = new ScheduledThreadPoolExecutor(1, task -> {
            var thread = new Thread(task, "timers");
            thread.setDaemon(true);
            return thread;
        });
        executor.setRemoveOnCancelPolicy(true);
    }

    /** Waits on the calling thread until the moment has come. */
    void sleepUntil(Instant until) throws InterruptedException {
        Duration left = Duration.between(clock.instant(), until);
        while (left.isPositive()) {
            Thread.sleep(left.compareTo(STRETCH) > 0 ? STRETCH : left);
            left = Duration.between(clock.instant(), until);
        }
    }

    /** Runs the action at this moment unless the returned future is cancelled first. */
    CompletableFuture<Void> at(Instant moment, Runnable action) {
        var done = new CompletableFuture<Void>();
        schedule(moment, action, done);
        return done;
    }

    private void schedule(Instant moment, Runnable action, CompletableFuture<Void> done) {
        Duration left = Duration.between(clock.instant(), moment);
        Duration stretch = left.compareTo(STRETCH) > 0 ? STRETCH : left.isNegative() ? Duration.ZERO : left;
        ScheduledFuture<?> task = executor.schedule(
                () -> {
                    if (done.isCancelled()) {
                        return;
                    }
                    if (clock.instant().isBefore(moment)) {
                        schedule(moment, action, done);
                    } else {
                        Thread.ofVirtual().start(action);
                        done.complete(null);
                    }
                },
                stretch.toNanos(),
                TimeUnit.NANOSECONDS);
        done.whenComplete((ignored, fault) -> task.cancel(false));
    }

    @Override
    public void close() {
        executor.shutdownNow();
    }
}
