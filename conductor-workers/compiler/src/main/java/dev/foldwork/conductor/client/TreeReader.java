package dev.foldwork.conductor.client;

import dev.foldwork.conductor.compiler.CompiledFlow;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads a run's workflows. Thread-safe.
 *
 * <p>The engine's answer to "which workflows belong to this run" leaves out those that it writes at this moment (its
 * query skips locked rows). What is missing is asked for by its id: the root's is known, and a workflow that starts
 * another one names it. Who starts is read before whom it starts, so that what says it has ended has ended inside as
 * well.
 */
final class TreeReader {

    private final ConductorApi api;
    private final CloudStart starts;

    TreeReader(ConductorApi api, CloudStart starts) {
        this.api = api;
        this.starts = starts;
    }

    /** Returns the workflows, empty when the engine does not know the run. */
    Optional<WorkflowTree> read(CompiledFlow flow, String run) {
        Optional<String> root = starts.root(flow, run);
        if (root.isEmpty()) {
            return Optional.empty();
        }
        var names = new ArrayList<>(flow.names());
        Collections.reverse(names);
        var found = new LinkedHashMap<String, Map<String, @Nullable Object>>();
        for (String name : names) {
            for (Map<String, @Nullable Object> workflow : api.correlated(name, run)) {
                found.put(id(workflow), workflow);
            }
        }
        complete(root.get(), found);
        return WorkflowTree.of(ordered(names, found.values()));
    }

    /** Adds the workflow, unless it was found, and whatever it has started. */
    private void complete(String id, Map<String, Map<String, @Nullable Object>> found) {
        Map<String, @Nullable Object> workflow = found.get(id);
        if (workflow != null) {
            children(workflow).forEach(child -> complete(child, found));
            return;
        }
        api.workflow(id).ifPresent(missing -> {
            found.put(id, missing);
            // What it has started was read before it and may have gone on since.
            for (String child : children(missing)) {
                forget(child, found);
                complete(child, found);
            }
        });
    }

    private static void forget(String id, Map<String, Map<String, @Nullable Object>> found) {
        Map<String, @Nullable Object> workflow = found.remove(id);
        if (workflow != null) {
            children(workflow).forEach(child -> forget(child, found));
        }
    }

    private static List<String> children(Map<String, @Nullable Object> workflow) {
        return WorkflowTree.tasks(workflow).stream()
                .map(task -> task.get("subWorkflowId"))
                .filter(id -> id != null && !id.toString().isBlank())
                .map(String::valueOf)
                .toList();
    }

    private static List<Map<String, @Nullable Object>> ordered(
            List<String> names, Iterable<Map<String, @Nullable Object>> found) {
        var ordered = new ArrayList<Map<String, @Nullable Object>>();
        found.forEach(ordered::add);
        ordered.sort(java.util.Comparator.comparingInt(
                workflow -> names.indexOf(String.valueOf(workflow.get("workflowName")))));
        return ordered;
    }

    private static String id(Map<String, @Nullable Object> workflow) {
        return String.valueOf(workflow.get("workflowId"));
    }
}
