package dev.foldwork.conductor.client;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The workflows of one run with their tasks, as the engine shows them.
 *
 * @param root the id of the workflow the run began with
 * @param workflows every workflow of the run by id, those that start others first
 */
public record WorkflowTree(String root, Map<String, Map<String, @Nullable Object>> workflows) {

    private static final Set<String> OPEN = Set.of("RUNNING", "PAUSED");

    /** Returns the workflows under their ids; the first one is the root. */
    static Optional<WorkflowTree> of(List<Map<String, @Nullable Object>> workflows) {
        if (workflows.isEmpty()) {
            return Optional.empty();
        }
        var byId = new LinkedHashMap<String, Map<String, @Nullable Object>>();
        workflows.forEach(workflow -> byId.put(String.valueOf(workflow.get("workflowId")), workflow));
        return Optional.of(new WorkflowTree(byId.keySet().iterator().next(), byId));
    }

    /** Returns true when the run has ended. */
    public boolean isOver() {
        return !isOpen(workflow(root));
    }

    static boolean isOpen(Map<String, @Nullable Object> workflow) {
        return OPEN.contains(String.valueOf(workflow.get("status")));
    }

    /** Returns a workflow, empty when it is unknown. */
    Map<String, @Nullable Object> workflow(String id) {
        Map<String, @Nullable Object> workflow = workflows.get(id);
        if (workflow == null) {
            return Map.of();
        }
        return workflow;
    }

    /** Returns the ids of workflows that have not ended. */
    List<String> open() {
        return workflows.keySet().stream().filter(id -> isOpen(workflow(id))).toList();
    }

    /** Returns the tasks of a workflow in the order in which they were scheduled. */
    static List<Map<String, @Nullable Object>> tasks(Map<String, @Nullable Object> workflow) {
        var tasks = new ArrayList<Map<String, @Nullable Object>>();
        if (workflow.get("tasks") instanceof List<?> list) {
            list.forEach(task -> tasks.add(map(task)));
        }
        return tasks;
    }

    @SuppressWarnings("unchecked")
    static Map<String, @Nullable Object> map(@Nullable Object value) {
        return value instanceof Map<?, ?> map ? (Map<String, @Nullable Object>) map : Map.of();
    }
}
