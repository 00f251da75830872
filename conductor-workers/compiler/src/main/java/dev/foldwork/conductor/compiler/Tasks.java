package dev.foldwork.conductor.compiler;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The tasks of the cloud engine that definitions are made of, as JSON values. */
final class Tasks {

    private Tasks() {}

    /** A task that the worker carries out. */
    static Map<String, @Nullable Object> worker(String name, Map<String, @Nullable Object> input) {
        var task = task("SIMPLE", TaskTypes.NODE, name, input);
        task.put("taskDefinition", definition());
        return task;
    }

    /** Retries of the engine only hand a task out again when its worker died; attempts are the worker's own. */
    private static Map<String, @Nullable Object> definition() {
        var definition = new LinkedHashMap<String, @Nullable Object>();
        definition.put("name", TaskTypes.NODE);
        definition.put("ownerEmail", "foldwork@localhost");
        definition.put("retryCount", 10_000L);
        definition.put("retryLogic", "FIXED");
        definition.put("retryDelaySeconds", 0L);
        definition.put("timeoutSeconds", 0L);
        definition.put("timeoutPolicy", "RETRY");
        definition.put("responseTimeoutSeconds", TaskTypes.LEASE_SECONDS);
        return definition;
    }

    /** A workflow run as a task; {@code definition} is a name or a reference to one. */
    static Map<String, @Nullable Object> subWorkflow(
            String name, String definition, Map<String, @Nullable Object> input, boolean optional) {
        var task = task("SUB_WORKFLOW", "body", name, input);
        var parameters = new LinkedHashMap<String, @Nullable Object>();
        parameters.put("name", definition);
        parameters.put("version", 1L);
        task.put("subWorkflowParam", parameters);
        if (optional) {
            task.put("optional", true);
        }
        return task;
    }

    /** Runs the tasks only when the value is {@code run}. */
    static Map<String, @Nullable Object> when(String name, Reference value, List<Map<String, @Nullable Object>> run) {
        var task = task("SWITCH", "go", name, input("go", value.text()));
        task.put("evaluatorType", "value-param");
        task.put("expression", "go");
        task.put("decisionCases", Map.of("run", run));
        task.put("defaultCase", List.of());
        return task;
    }

    static Map<String, @Nullable Object> fork(String name, List<List<Map<String, @Nullable Object>>> branches) {
        var task = task("FORK_JOIN", "fork", name, Map.of());
        task.put("forkTasks", branches);
        return task;
    }

    static Map<String, @Nullable Object> join(String name, List<String> on) {
        var task = task("JOIN", "join", name, Map.of());
        task.put("joinOn", on);
        return task;
    }

    /** Runs tasks that the worker listed. */
    static Map<String, @Nullable Object> forkOf(String name, Reference tasks) {
        var input = input("tasks", tasks.text());
        input.put("inputs", Map.of());
        var task = task("FORK_JOIN_DYNAMIC", "fork", name, input);
        task.put("dynamicForkTasksParam", "tasks");
        task.put("dynamicForkTasksInputParamName", "inputs");
        return task;
    }

    /** Repeats the tasks for each entry of a list. */
    static Map<String, @Nullable Object> forEach(
            String name, Reference items, List<Map<String, @Nullable Object>> tasks) {
        var task = task("DO_WHILE", "each", name, Map.of());
        task.put("items", items.text());
        task.put("loopCondition", "");
        task.put("loopOver", tasks);
        return task;
    }

    /** Repeats the tasks while the last one's output {@code more} is true; only the last rounds are kept. */
    static Map<String, @Nullable Object> repeat(
            String name, String decider, int keep, List<Map<String, @Nullable Object>> tasks) {
        var task = task("DO_WHILE", "repeat", name, keep > 0 ? input("keepLastN", (long) keep) : Map.of());
        task.put("loopCondition", "$." + decider + "['more'] == true");
        task.put("loopOver", tasks);
        return task;
    }

    /** Ends the workflow well, whatever of it still runs. */
    static Map<String, @Nullable Object> end(String name, Map<String, @Nullable Object> output) {
        var input = input("terminationStatus", "COMPLETED");
        input.put("workflowOutput", output);
        return task("TERMINATE", "end", name, input);
    }

    /** A map with one entry that more can be put into. */
    static Map<String, @Nullable Object> input(String key, @Nullable Object value) {
        var input = new LinkedHashMap<String, @Nullable Object>();
        input.put(key, value);
        return input;
    }

    private static Map<String, @Nullable Object> task(
            String type, String title, String name, Map<String, ? extends @Nullable Object> input) {
        var task = new LinkedHashMap<String, @Nullable Object>();
        task.put("name", title);
        task.put("taskReferenceName", name);
        task.put("type", type);
        task.put("inputParameters", input);
        return task;
    }
}
