package dev.foldwork.conductor.client;

import dev.foldwork.conductor.compiler.Wire;
import dev.foldwork.flow.run.FlowError;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds out why a workflow failed: the error of the task that failed first, however deep it stands. */
public final class FailureFinder {

    /** The engine itself ended a workflow, not one of its nodes. */
    public static final String ENGINE_ERROR = "ENGINE_ERROR";

    private final ConductorApi api;

    public FailureFinder(ConductorApi api) {
        this.api = api;
    }

    /** Returns the error that ended the workflow; {@code path} names the node to blame when no task tells one. */
    public FlowError find(String workflow, String path) {
        Map<String, @Nullable Object> found = api.workflow(workflow).orElse(Map.of());
        Optional<FlowError> error = in(found);
        return error.orElseGet(() -> new FlowError(
                ENGINE_ERROR,
                "Conductor ended workflow " + workflow + ": " + found.get("reasonForIncompletion"),
                null,
                path,
                false));
    }

    @SuppressWarnings("unchecked")
    private Optional<FlowError> in(Map<String, @Nullable Object> workflow) {
        List<Map<String, @Nullable Object>> tasks =
                workflow.get("tasks") instanceof List<?> list ? (List<Map<String, @Nullable Object>>) list : List.of();
        return tasks.stream()
                .filter(task -> String.valueOf(task.get("status")).startsWith("FAILED"))
                .sorted(Comparator.comparingLong(FailureFinder::endedAt))
                .map(this::of)
                .flatMap(Optional::stream)
                .findFirst();
    }

    private Optional<FlowError> of(Map<String, @Nullable Object> task) {
        if (task.get("outputData") instanceof Map<?, ?> output && output.get("failure") instanceof String text) {
            return Optional.of(FlowError.fromJson(Wire.map(text)));
        }
        if ("SUB_WORKFLOW".equals(task.get("taskType")) && task.get("subWorkflowId") instanceof String child) {
            return api.workflow(child).flatMap(this::in);
        }
        return Optional.empty();
    }

    private static long endedAt(Map<String, @Nullable Object> task) {
        return task.get("endTime") instanceof Number number ? number.longValue() : Long.MAX_VALUE;
    }
}
