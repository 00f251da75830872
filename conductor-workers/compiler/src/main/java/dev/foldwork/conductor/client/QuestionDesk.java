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

    /** Stands in a task's output where no answer has been given since it last asked. */
    public static final String NO_ANSWER = "";

    private static final long WRITTEN_SECONDS = 2;

    private final ConductorApi api;

    public QuestionDesk(ConductorApi api) {
        this.api = api;
    }

    /**
     * Hands a valid answer to the task that asks.
     *
     * @param tree the run's workflows as they stand
     * @param path the path of the node that asks
     * @return false when it asks no longer or has been answered
     */
    public boolean answer(WorkflowTree tree, String path, @Nullable Object value, String by) {
        for (Map<String, @Nullable Object> workflow : tree.workflows().values()) {
            for (Map<String, @Nullable Object> task : WorkflowTree.tasks(workflow)) {
                if (asks(task)
                        && path.equals(Wire.map(output(task).get("record")).get("path"))) {
                    return answer(String.valueOf(task.get("taskId")), value, by);
                }
            }
        }
        return false;
    }

    /**
     * Hands a valid answer to the task that asks.
     *
     * @param task the id of the asking task; it is another one after the worker that last held it has died
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
        String workflow = String.valueOf(found.get().get("workflowInstanceId"));
        // The engine queues a task before it writes its output: it must hold the answer before it is handed out.
        api.postpone(workflow, task, output, WRITTEN_SECONDS);
        api.postpone(workflow, task, output, 0);
        return true;
    }

    private static boolean asks(Map<String, @Nullable Object> task) {
        boolean open = List.of("SCHEDULED", "IN_PROGRESS").contains(String.valueOf(task.get("status")));
        Map<String, @Nullable Object> output = output(task);
        return open && Boolean.TRUE.equals(output.get("asking")) && isUnanswered(output.get("answer"));
    }

    private static boolean isUnanswered(@Nullable Object answer) {
        return answer == null || answer.equals(NO_ANSWER);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, @Nullable Object> output(Map<String, @Nullable Object> task) {
        return task.get("outputData") instanceof Map<?, ?> map
                ? new LinkedHashMap<>((Map<String, @Nullable Object>) map)
                : new LinkedHashMap<>();
    }
}
