package dev.foldwork.conductor.worker;

import dev.foldwork.flow.json.Json;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Remembers what was handed in last for each task. Thread-safe.
 *
 * <p>The engine puts a task back into its queue before it writes down what was handed in for it, so that now and then a
 * task comes back as it was before: without this, what was done would be done again.
 */
final class HandedIn {

    private static final int REMEMBERED = 500;
    private static final int LARGEST_BYTES = 64 * 1024;

    private final Map<String, TaskOutcome> byTask = new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, TaskOutcome> eldest) {
            return size() > REMEMBERED;
        }
    };

    synchronized void keep(String task, TaskOutcome outcome) {
        if (Json.bytes(outcome.output()).length <= LARGEST_BYTES) {
            byTask.put(task, outcome);
        }
    }

    synchronized Optional<TaskOutcome> of(String task) {
        return Optional.ofNullable(byTask.get(task));
    }
}
