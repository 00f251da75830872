package dev.foldwork.conductor.compiler;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One attempt of a node with a body, as a workflow.
 *
 * @param workflow the name of its definition, null when the worker names it at run time
 * @param fromRun keys of the worker's preparation that the workflow receives
 * @param scope the names that the workflow receives, null when they come from the preparation
 * @param workflows definitions from which the worker chooses
 */
record Attempt(
        @Nullable String workflow,
        List<String> fromRun,
        @Nullable Map<String, @Nullable Object> scope,
        Map<String, String> workflows) {

    /** Returns the definition's name, or where the preparing task put it. */
    String name(String prepared) {
        return workflow != null ? workflow : run(prepared).at("workflow").text();
    }

    /** Returns the workflow's input, given the task that prepares it. */
    Map<String, @Nullable Object> input(String prepared) {
        var input = new LinkedHashMap<String, @Nullable Object>();
        fromRun.forEach(key -> input.put(key, run(prepared).at(key).text()));
        input.put(
                Surroundings.SCOPE,
                scope != null ? scope : run(prepared).at(Surroundings.SCOPE).text());
        return input;
    }

    private static Reference run(String prepared) {
        return Reference.output(prepared).at("run");
    }
}
