package dev.foldwork.node.step;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Interrupts threads whose time is over, on the monotonic clock. Thread-safe. */
public final class Watchdog implements AutoCloseable {

    private final ScheduledThreadPoolExecutor timer;

    /** Starts one daemon thread. */
    public Watchdog() {
        timer = new ScheduledThreadPoolExecutor(1, task -> {
            var thread = new Thread(task, "watchdog");
            thread.setDaemon(true);
            return thread;
        });
        timer.setRemoveOnCancelPolicy(true);
    }

    /** Interrupts the thread after this time unless the watch is closed first. */
    public Watch interrupt(Thread thread, Duration after) {
        var watch = new Watch();
        watch.task = timer.schedule(() -> watch.fire(thread), Math.max(0, after.toNanos()), TimeUnit.NANOSECONDS);
        return watch;
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }

    /** One watched stretch of work; closing it ends the watch and never leaves a late interrupt behind. */
    public static final class Watch implements AutoCloseable {

        private static final int OPEN = 0;
        private static final int FIRING = 1;
        private static final int FIRED = 2;
        private static final int CLOSED = 3;

        private final AtomicInteger state = new AtomicInteger(OPEN);
        private volatile @org.jspecify.annotations.Nullable Future<?> task;

        private void fire(Thread thread) {
            if (state.compareAndSet(OPEN, FIRING)) {
                thread.interrupt();
                state.set(FIRED);
            }
        }

        /** Returns true when the time was over and the thread was interrupted. */
        public boolean fired() {
            return state.get() == FIRING || state.get() == FIRED;
        }

        @Override
        public void close() {
            if (state.compareAndSet(OPEN, CLOSED)) {
                Future<?> pending = task;
                if (pending != null) {
                    pending.cancel(false);
                }
                return;
            }
            while (state.get() == FIRING) {
                Thread.onSpinWait();
            }
            // The interrupt was ours: clear it so that it does not hit the thread's next work.
            Thread.interrupted();
        }
    }
}
