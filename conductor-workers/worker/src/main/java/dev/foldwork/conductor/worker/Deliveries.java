package dev.foldwork.conductor.worker;

import dev.foldwork.conductor.client.CloudException;
import dev.foldwork.conductor.client.ConductorApi;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The results on their way to the engine, by run. Thread-safe.
 *
 * <p>The engine answers a hand-in with a next task and waits up to 200 ms for one when the worker's own poll was faster,
 * though it has had the result for long. A delivery that takes its time is therefore asked for at the engine.
 */
final class Deliveries {

    private static final Duration QUICK = Duration.ofMillis(4);
    private static final Duration USUAL = Duration.ofMillis(25);
    private static final Duration LONGEST = Duration.ofSeconds(1);

    private final ConductorApi api;
    private final Map<String, Set<Delivery>> byRun = new ConcurrentHashMap<>();

    Deliveries(ConductorApi api) {
        this.api = api;
    }

    /** Books a delivery that begins now, and has its events told even when the engine's answer takes its time. */
    void begin(Delivery delivery) {
        byRun.compute(delivery.task().run(), (run, set) -> {
            Set<Delivery> all = set == null ? ConcurrentHashMap.newKeySet() : set;
            all.add(delivery);
            return all;
        });
        if (delivery.endsTask()) {
            Thread.ofVirtual().name("confirm").start(() -> {
                try {
                    confirm(delivery, USUAL);
                } catch (InterruptedException never) {
                    Thread.currentThread().interrupt();
                }
            });
        }
    }

    /** Ends a delivery. */
    void end(Delivery delivery) {
        delivery.close();
        byRun.computeIfPresent(delivery.task().run(), (run, set) -> {
            set.remove(delivery);
            return set.isEmpty() ? null : set;
        });
    }

    /**
     * Returns when what comes before a task in its run has been told: the engine hands out the next task before it
     * confirms the one before, and nobody shall hear of the next one first.
     */
    void awaitBefore(NodeTask task) throws InterruptedException {
        for (Delivery earlier : Set.copyOf(byRun.getOrDefault(task.run(), Set.of()))) {
            if (earlier.endsTask()) {
                confirm(earlier, QUICK);
            } else if (earlier.task().id().equals(task.id())) {
                earlier.over(LONGEST);
            }
        }
    }

    /** Waits this long for the engine's answer, then asks whether it has the result; waits on when it has not. */
    private void confirm(Delivery delivery, Duration first) throws InterruptedException {
        if (delivery.over(first)) {
            return;
        }
        if (isTaken(delivery)) {
            delivery.taken();
        } else {
            delivery.over(LONGEST);
        }
    }

    /** Returns true when the engine shows the result; false, too, while it is away. */
    boolean isTaken(Delivery delivery) {
        try {
            return api.task(delivery.task().id())
                    .filter(task -> delivery.status().equals(task.get("status")))
                    .isPresent();
        } catch (CloudException away) {
            return false;
        }
    }
}
