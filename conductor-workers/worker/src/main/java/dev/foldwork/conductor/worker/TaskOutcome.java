package dev.foldwork.conductor.worker;

import dev.foldwork.conductor.client.KeyedEvent;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the worker hands in for a task, and the events that are true once the engine has it. */
sealed interface TaskOutcome {

    /** Returns what the task's output becomes. */
    Map<String, @Nullable Object> output();

    /** Returns events not told before. */
    List<KeyedEvent> events();

    /** The task is done. */
    record Completed(Map<String, @Nullable Object> output, List<KeyedEvent> events) implements TaskOutcome {}

    /** The task ends its body; why stands under {@code failure} in the output. */
    record EndsBody(Map<String, @Nullable Object> output, List<KeyedEvent> events) implements TaskOutcome {}

    /**
     * What was done so far is kept by the engine, and the worker goes on with the task at once or within a few seconds.
     */
    record Soon(Map<String, @Nullable Object> output, List<KeyedEvent> events) implements TaskOutcome {}

    /** The task comes back after this many seconds, at least 1, or earlier when it is answered. */
    record Later(long seconds, Map<String, @Nullable Object> output, List<KeyedEvent> events) implements TaskOutcome {}

    /** Nothing is handed in: the task was cancelled. */
    record Dropped() implements TaskOutcome {
        @Override
        public Map<String, @Nullable Object> output() {
            return Map.of();
        }

        @Override
        public List<KeyedEvent> events() {
            return List.of();
        }
    }
}
