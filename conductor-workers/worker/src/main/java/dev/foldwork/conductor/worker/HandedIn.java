package dev.foldwork.conductor.worker;

import dev.foldwork.flow.json.Json;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Remembers what came out last for each task. Thread-safe.
 *
 * <p>The engine puts a task back into its queue before it writes down what was handed in for it, and hands a task out
 * under another id when its lease ran out, which it does while the engine's database is away: without this, what was
 * done would be done again.
 */
final class HandedIn {

    private static final int REMEMBERED = 500;
    private static final int LARGEST_BYTES = 64 * 1024;

    private final Set<String> inHand = ConcurrentHashMap.newKeySet();
    private final Map<String, TaskOutcome> byTask = new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, TaskOutcome> eldest) {
            return size() > REMEMBERED;
        }
    };

    /** Books a task that the worker takes in hand. */
    void begin(NodeTask task) {
        inHand.add(task.id());
    }

    /** Ends the work on a task: whatever the engine makes of it, nothing more comes out of it. */
    synchronized void end(NodeTask task) {
        inHand.remove(task.id());
        notifyAll();
    }

    /** Keeps an outcome, before the engine is told of it: nobody knows whether what is told arrives. */
    synchronized void keep(NodeTask task, TaskOutcome outcome) {
        if (Json.bytes(outcome.output()).length <= LARGEST_BYTES) {
            byTask.put(task.id(), outcome);
        }
    }

    /**
     * Returns what came out for the task, or for the one that it stands for now, empty when this worker does not know.
     * Waits while that one is still in hand.
     */
    synchronized Optional<TaskOutcome> of(NodeTask task) throws InterruptedException {
        String before = task.retried();
        while (before != null && inHand.contains(before)) {
            wait();
        }
        TaskOutcome own = byTask.get(task.id());
        return Optional.ofNullable(own != null || before == null ? own : byTask.get(before));
    }
}
