package dev.foldwork.conductor.worker;

import dev.foldwork.conductor.client.CloudException;
import dev.foldwork.conductor.client.ConductorApi;
import dev.foldwork.node.step.StepRunner;
import dev.foldwork.node.step.Watchdog;
import dev.foldwork.node.step.WorkerSpans;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Takes tasks from the engine and carries them out, each on a virtual thread of its own. Thread-safe.
 *
 * <p>The engine's queues answer at once only when nobody waits for them: the worker asks without waiting, every 2 ms
 * while several tasks come at once and ever more seldom, up to every 50 ms, while there are none.
 */
public final class WorkerHost implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(WorkerHost.class.getName());
    private static final long SHORTEST_PAUSE_MILLIS = 2;
    private static final long SINGLE_PAUSE_MILLIS = 16;
    private static final long LONGEST_PAUSE_MILLIS = 50;
    private static final long AWAY_PAUSE_MILLIS = 500;
    private static final long LOOK_MILLIS = 200;
    private static final int BATCH = 20;
    private static final long LAST_RESULTS_SECONDS = 5;

    private final WorkerSettings settings;
    private final ConductorApi api;
    private final Watchdog watchdog = new Watchdog();
    private final Means means;
    private final HandIn handIn;
    private final Specs specs = new Specs();
    private final RunningTasks running = new RunningTasks();
    private final Semaphore slots;
    private final List<Thread> threads;
    private volatile boolean closed;

    private WorkerHost(WorkerSettings settings, RunReporter reporter) {
        this.settings = settings;
        this.api = new ConductorApi(settings.conductor());
        this.means = new Means(
                api,
                new StepRunner(
                        settings.catalog(), watchdog, new WorkerSpans(settings.spans(), "cloud", settings.name())),
                settings.artifacts(),
                settings.secrets(),
                settings.clock(),
                reporter,
                settings.spans().isOn());
        this.handIn = new HandIn(api, reporter, settings.name(), settings.clock());
        this.slots = new Semaphore(settings.slots());
        this.threads = List.of(
                Thread.ofVirtual().name("worker poll").unstarted(this::poll),
                Thread.ofVirtual().name("worker watch").unstarted(this::watch));
    }

    /** Starts a worker; the reporter stays the caller's. */
    public static WorkerHost start(WorkerSettings settings, RunReporter reporter) {
        var host = new WorkerHost(settings, reporter);
        host.threads.forEach(Thread::start);
        return host;
    }

    private void poll() {
        long pause = SHORTEST_PAUSE_MILLIS;
        boolean away = false;
        while (!closed) {
            try {
                pause = pause(take(), pause);
                away = false;
                Thread.sleep(pause);
            } catch (CloudException failure) {
                if (!away) {
                    LOG.log(Level.WARNING, failure.getMessage() + "; trying again");
                }
                away = true;
                sleep(AWAY_PAUSE_MILLIS);
            } catch (InterruptedException closing) {
                return;
            }
        }
    }

    /**
     * Returns how long to rest after a poll. A single task is mostly the next one of a chain, which its predecessor's
     * hand-in would have brought without a poll: it hardly calls for more polls, several at once do. Every poll is a
     * query of the engine, and takes time from the steps that it looks for.
     */
    private static long pause(int taken, long before) {
        return switch (taken) {
            case 0 -> Math.min(LONGEST_PAUSE_MILLIS, before * 2);
            case 1 -> Math.min(SINGLE_PAUSE_MILLIS, before);
            default -> SHORTEST_PAUSE_MILLIS;
        };
    }

    /** Takes as many tasks as there are free slots, up to a batch; returns their number. */
    private int take() throws InterruptedException {
        slots.acquire();
        int room = 1;
        while (room < BATCH && slots.tryAcquire()) {
            room++;
        }
        List<Map<String, @Nullable Object>> tasks = List.of();
        Instant asked = settings.clock().instant();
        try {
            tasks = api.poll(settings.name(), room);
        } finally {
            slots.release(Math.max(0, room - tasks.size()));
        }
        for (Map<String, @Nullable Object> task : tasks) {
            begin(task, asked);
        }
        return tasks.size();
    }

    private void begin(Map<String, @Nullable Object> task, Instant asked) {
        Thread.ofVirtual().name("task ", 0).start(() -> {
            try {
                new TaskRun(means, specs, running, handIn).run(task, asked);
            } finally {
                slots.release();
            }
        });
    }

    private void watch() {
        var watch = new Watch(means, running);
        while (!closed) {
            watch.look();
            sleep(LOOK_MILLIS);
        }
    }

    private static void sleep(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Stops at once: interrupts what runs, which is handed out again when its lease ends, and waits some seconds for
     * results that are being handed in.
     */
    @Override
    public void close() {
        closed = true;
        threads.forEach(Thread::interrupt);
        running.interruptAll();
        handIn.close();
        try {
            if (!slots.tryAcquire(settings.slots(), LAST_RESULTS_SECONDS, TimeUnit.SECONDS)) {
                LOG.log(Level.WARNING, "some tasks did not end in time; the engine hands them out again");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        watchdog.close();
        api.close();
    }
}
