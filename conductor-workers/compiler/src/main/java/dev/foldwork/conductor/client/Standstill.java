package dev.foldwork.conductor.client;

import dev.foldwork.conductor.compiler.TaskTypes;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Open workflows of a run in which something should have happened by now.
 *
 * @param tree the run's workflows as the engine shows them
 * @param now the time
 */
record Standstill(WorkflowTree tree, Instant now) {

    /** A task that has waited this long for its turn may have been forgotten. */
    private static final Duration PATIENCE = Duration.ofSeconds(4);

    private static final Duration LEASE = Duration.ofSeconds(TaskTypes.LEASE_SECONDS);
    private static final int MOST = 50;

    /** Returns their ids, the innermost first, at most {@value #MOST}. */
    List<String> workflows() {
        return tree.open().reversed().stream().filter(this::isStill).limit(MOST).toList();
    }

    private boolean isStill(String id) {
        boolean anyOpen = false;
        boolean allOld = true;
        for (Map<String, @Nullable Object> task : WorkflowTree.tasks(tree.workflow(id))) {
            if (isOpen(task) && isStill(task)) {
                return true;
            }
            anyOpen |= isOpen(task);
            allOld &= passed(task, "updateTime", PATIENCE);
        }
        // With every task over, the next one should be there or the workflow should have ended.
        return !anyOpen && allOld;
    }

    private static boolean isOpen(Map<String, @Nullable Object> task) {
        String status = String.valueOf(task.get("status"));
        return status.equals("SCHEDULED") || status.equals("IN_PROGRESS");
    }

    private boolean isStill(Map<String, @Nullable Object> task) {
        if (task.get("callbackAfterSeconds") instanceof Number rest && rest.longValue() > 0) {
            return passed(
                    task, "updateTime", Duration.ofSeconds(rest.longValue()).plus(PATIENCE));
        }
        if ("SCHEDULED".equals(task.get("status"))) {
            return passed(task, "scheduledTime", PATIENCE);
        }
        return switch (String.valueOf(task.get("taskType"))) {
            case TaskTypes.NODE -> passed(task, "updateTime", LEASE);
            case "SUB_WORKFLOW" -> hasEnded(String.valueOf(task.get("subWorkflowId")));
            default -> false;
        };
    }

    private boolean hasEnded(String child) {
        Map<String, @Nullable Object> workflow = tree.workflow(child);
        return !workflow.isEmpty() && !WorkflowTree.isOpen(workflow);
    }

    private boolean passed(Map<String, @Nullable Object> task, String since, Duration patience) {
        return task.get(since) instanceof Number millis
                && Instant.ofEpochMilli(millis.longValue()).plus(patience).isBefore(now);
    }
}
