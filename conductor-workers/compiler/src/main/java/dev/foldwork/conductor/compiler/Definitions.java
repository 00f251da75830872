package dev.foldwork.conductor.compiler;

import dev.foldwork.flow.json.Json;
import dev.foldwork.flow.plan.Body;
import dev.foldwork.flow.plan.Step;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Collects the definitions of one flow and names them in the order in which they are asked for. */
final class Definitions {

    private final String prefix;
    private final List<Map<String, @Nullable Object>> finished = new ArrayList<>();
    private int count;

    Definitions(String prefix) {
        this.prefix = prefix;
    }

    /** Returns the name of the next definition. */
    String name() {
        return prefix + count++;
    }

    /** Returns the definitions, those that others use first. */
    List<Map<String, @Nullable Object>> all() {
        return finished;
    }

    /** Adds a definition that holds nodes of no body of its own. */
    void add(String name, List<Map<String, @Nullable Object>> tasks, Map<String, @Nullable Object> output) {
        add(name, "", tasks, output);
    }

    /** Adds the definition of a body; it lists its nodes so that those which never started can be told. */
    void add(
            String name,
            Place place,
            Body body,
            List<Map<String, @Nullable Object>> tasks,
            Map<String, @Nullable Object> output) {
        var description = new LinkedHashMap<String, @Nullable Object>();
        description.put("place", place.wire());
        description.put("nodes", body.steps().stream().map(Step::id).toList());
        add(name, Json.write(description), tasks, output);
    }

    private void add(
            String name,
            String description,
            List<Map<String, @Nullable Object>> tasks,
            Map<String, @Nullable Object> output) {
        var definition = new LinkedHashMap<String, @Nullable Object>();
        definition.put("name", name);
        definition.put("version", 1L);
        definition.put("description", description);
        definition.put("schemaVersion", 2L);
        definition.put("ownerEmail", "foldwork@localhost");
        definition.put("timeoutSeconds", 0L);
        definition.put("timeoutPolicy", "ALERT_ONLY");
        definition.put("restartable", false);
        definition.put("tasks", tasks);
        definition.put("outputParameters", output);
        finished.add(definition);
    }
}
