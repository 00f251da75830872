package dev.foldwork.backend.run;

import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** The threads that start, watch and at last forget runs while the service is up. */
@Component
class EngineLoops implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(EngineLoops.class);
    private static final long IDLE_MILLIS = 500;
    private static final long WATCH_MILLIS = 50;
    private static final int STARTERS = 4;
    private static final Duration FORGET_EVERY = Duration.ofHours(1);

    private final RunStarter starter;
    private final RunWatcher watcher;
    private final Retention retention;
    private volatile boolean running;
    private List<Thread> threads = List.of();

    EngineLoops(RunStarter starter, RunWatcher watcher, Retention retention) {
        this.starter = starter;
        this.watcher = watcher;
        this.retention = retention;
    }

    @Override
    public synchronized void start() {
        running = true;
        var all = new java.util.ArrayList<Thread>();
        for (int i = 0; i < STARTERS; i++) {
            all.add(Thread.ofVirtual().name("run start " + i).start(() -> repeat(this::startAll)));
        }
        all.add(Thread.ofVirtual().name("run watch").start(() -> repeat(this::watchAll)));
        all.add(Thread.ofVirtual().name("run retention").start(() -> repeat(this::forgetAll)));
        threads = List.copyOf(all);
    }

    private interface Turn {
        void take() throws InterruptedException;
    }

    private void repeat(Turn turn) {
        while (running) {
            try {
                turn.take();
            } catch (InterruptedException stopping) {
                return;
            } catch (RuntimeException failure) {
                // The database may be away: the work stays where it is and is taken up again.
                LOG.warn("runs cannot be looked after now: {}", failure.toString());
                pause();
            }
        }
    }

    private void startAll() throws InterruptedException {
        while (running && starter.startNext()) {
            Thread.onSpinWait();
        }
        starter.rest(IDLE_MILLIS);
    }

    private void watchAll() throws InterruptedException {
        if (watcher.look() == 0) {
            Thread.sleep(WATCH_MILLIS);
        }
    }

    private void forgetAll() throws InterruptedException {
        while (running && retention.forgetSome()) {
            Thread.onSpinWait();
        }
        Thread.sleep(FORGET_EVERY);
    }

    private static void pause() {
        try {
            Thread.sleep(IDLE_MILLIS);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public synchronized void stop() {
        running = false;
        threads.forEach(Thread::interrupt);
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
