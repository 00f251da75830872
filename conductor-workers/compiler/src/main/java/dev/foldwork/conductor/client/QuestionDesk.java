package dev.foldwork.conductor.client;

import dev.foldwork.conductor.compiler.Wire;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Delivers answers to nodes that ask.
 *
 * <p>The engine cannot compare and set: whoever calls {@link #answer} decides which of two answers came first and calls
 * it for one question by one thread at a time. A call repeated after a crash is harmless.
 */
public final class QuestionDesk {

    private final ConductorApi api;

    public QuestionDesk(ConductorApi api) {
        this.api = api;
    }

    /**
     * Hands a valid answer to the task that asks.
     *
     * @param task the id of the asking task, from the data of its {@code node_asking} event
     * @return false when the task asks no longer or has been answered
     */
    public boolean answer(String task, @Nullable Object value, String by) {
        Optional<Map<String, @Nullable Object>> found = api.task(task);
        if (found.isEmpty() || !asks(found.get())) {
            return false;
        }
        var answer = new LinkedHashMap<String, @Nullable Object>();
        answer.put("value", value);
        answer.put("by", by);
        Map<String, @Nullable Object> output = output(found.get());
        output.put("answer", Wire.text(answer));
        var result = new LinkedHashMap<String, @Nullable Object>();
        result.put("taskId", task);
        result.put("workflowInstanceId", found.get().get("workflowInstanceId"));
        result.put("status", "IN_PROGRESS");
        result.put("callbackAfterSeconds", 0L);
        result.put("outputData", output);
        api.update(result);
        return true;
    }

    private static boolean asks(Map<String, @Nullable Object> task) {
        boolean open = List.of("SCHEDULED", "IN_PROGRESS").contains(String.valueOf(task.get("status")));
        Map<String, @Nullable Object> output = output(task);
        return open && Boolean.TRUE.equals(output.get("asking")) && output.get("answer") == null;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, @Nullable Object> output(Map<String, @Nullable Object> task) {
        return task.get("outputData") instanceof Map<?, ?> map
                ? new LinkedHashMap<>((Map<String, @Nullable Object>) map)
                : new LinkedHashMap<>();
    }
}
