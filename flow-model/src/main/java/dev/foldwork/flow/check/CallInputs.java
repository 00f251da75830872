package dev.foldwork.flow.check;

import dev.foldwork.flow.check.Reporter.Place;
import dev.foldwork.flow.plan.Plan;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Checks what is known of a call's inputs against what the called flow takes. */
final class CallInputs {

    private final Reporter reporter;
    private final Place place;

    CallInputs(Reporter reporter, Place place) {
        this.reporter = reporter;
        this.place = place;
    }

    void check(Map<String, @Nullable Object> with, Plan called) {
        Map<?, ?> properties = called.inputs().get("properties") instanceof Map<?, ?> map ? map : Map.of();
        if (called.inputs().get("required") instanceof List<?> required) {
            for (Object name : required) {
                boolean hasDefault =
                        properties.get(name) instanceof Map<?, ?> property && property.containsKey("default");
                if (!with.containsKey(String.valueOf(name)) && !hasDefault) {
                    reporter.error(
                            "CALL_INPUT_MISSING",
                            place.at("with"),
                            "The called flow '" + called.flow() + "' needs the input '" + name + "'",
                            "add it under 'with'");
                }
            }
        }
        var names = properties.keySet().stream().map(String::valueOf).toList();
        for (String name : with.keySet()) {
            if (!names.contains(name) && !names.isEmpty()) {
                reporter.error(
                        "CALL_INPUT_UNKNOWN",
                        place.at("with", name),
                        "The called flow '" + called.flow() + "' has no input '" + name + "'."
                                + Suggest.meant(name, names),
                        "remove it, or use one of: " + String.join(", ", names));
            }
        }
    }
}
