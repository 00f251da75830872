package dev.foldwork.flow.check;

import dev.foldwork.flow.Problem;
import dev.foldwork.flow.Problem.Severity;
import dev.foldwork.flow.plan.Plan;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Completes and checks the inputs of a run or a call. */
public final class InputCheck {

    private InputCheck() {}

    /** Returns the inputs with the schema's defaults for what is missing, at every depth of objects that are there. */
    public static Map<String, @Nullable Object> withDefaults(Plan plan, Map<String, @Nullable Object> inputs) {
        return completed(inputs, plan.inputs());
    }

    private static Map<String, @Nullable Object> completed(Map<?, ?> value, Map<?, ?> schema) {
        var complete = new LinkedHashMap<String, @Nullable Object>();
        value.forEach((name, item) -> complete.put(String.valueOf(name), item));
        if (schema.get("properties") instanceof Map<?, ?> properties) {
            properties.forEach((name, property) -> {
                if (property instanceof Map<?, ?> map) {
                    String key = String.valueOf(name);
                    if (!complete.containsKey(key) && map.containsKey("default")) {
                        complete.put(key, map.get("default"));
                    } else if (complete.get(key) instanceof Map<?, ?> inner) {
                        complete.put(key, completed(inner, map));
                    }
                }
            });
        }
        return complete;
    }

    /** Returns everything that is wrong with the inputs, which should be completed first. */
    public static List<Problem> problems(Plan plan, Map<String, @Nullable Object> inputs) {
        var problems = new ArrayList<Problem>();
        if (FullSchemaCheck.needed(plan.inputs())) {
            FullSchemaCheck.messages(plan.inputs(), inputs)
                    .forEach(message -> problems.add(problem("Input " + message)));
            return problems;
        }
        for (SchemaCheck.Misfit misfit : new SchemaCheck(value -> false).check(inputs, plan.inputs())) {
            String where = where(misfit.path());
            problems.add(problem("Input " + (where.isEmpty() ? "" : "'" + where + "' ") + misfit.message()));
        }
        return problems;
    }

    private static String where(List<Object> path) {
        var text = new StringBuilder();
        for (Object step : path) {
            text.append(step instanceof Integer ? "[" + step + "]" : text.isEmpty() ? step : "." + step);
        }
        return text.toString();
    }

    private static Problem problem(String message) {
        return new Problem(
                "INPUT_INVALID",
                Severity.ERROR,
                null,
                0,
                0,
                null,
                message,
                "give it with -i name=value or -f input.json");
    }
}
