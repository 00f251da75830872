package dev.foldwork.conductor.worker;

import dev.foldwork.conductor.client.CloudException;
import dev.foldwork.conductor.compiler.TaskTypes;
import dev.foldwork.conductor.worker.RunningTasks.Running;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Looks after tasks that take long: keeps their leases, and interrupts those that the engine or a person has ended.
 *
 * <p>Used by one thread, which calls {@link #look} several times a second.
 */
final class Watch {

    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final Duration HEARTBEAT = Duration.ofSeconds(3);
    private static final Set<String> OPEN = Set.of("SCHEDULED", "IN_PROGRESS");

    private final Means means;
    private final RunningTasks running;
    private final Map<String, Instant> looked = new HashMap<>();
    private final Map<String, Instant> extended = new HashMap<>();

    Watch(Means means, RunningTasks running) {
        this.means = means;
        this.running = running;
        if (HEARTBEAT.toSeconds() * 2 > TaskTypes.LEASE_SECONDS) {
            throw new IllegalStateException("a lease must outlive a lost heartbeat");
        }
    }

    /** Interrupts what was cancelled, and asks the engine about each task that has run for a second since it was asked. */
    void look() {
        running.interruptRuns(means.reporter().cancelled());
        var present = new HashSet<String>();
        for (Running each : running.all()) {
            present.add(each.task().id());
            Instant now = means.clock().instant();
            Instant last = looked.getOrDefault(each.task().id(), each.since());
            if (!last.plus(LOOK).isAfter(now)) {
                looked.put(each.task().id(), now);
                lookAfter(each, now);
            }
        }
        looked.keySet().retainAll(present);
        extended.keySet().retainAll(present);
    }

    private void lookAfter(Running each, Instant now) {
        NodeTask task = each.task();
        try {
            if (!isOpen(means.api().task(task.id()).orElse(null))) {
                each.interrupt();
                return;
            }
            Instant last = extended.getOrDefault(task.id(), each.since());
            if (!last.plus(HEARTBEAT).isAfter(now)) {
                each.meanwhile(() -> keep(task));
                extended.put(task.id(), now);
            }
        } catch (CloudException away) {
            // The work goes on: what it gives is handed in once the engine is back.
            looked.put(task.id(), now);
        }
    }

    private void keep(NodeTask task) {
        if (task.kept()) {
            means.api().postpone(task.workflow(), task.id(), task.output(), TaskTypes.LEASE_SECONDS);
        } else {
            means.api().extendLease(task.workflow(), task.id());
        }
    }

    private static boolean isOpen(@Nullable Map<String, @Nullable Object> task) {
        return task != null && OPEN.contains(String.valueOf(task.get("status")));
    }
}
