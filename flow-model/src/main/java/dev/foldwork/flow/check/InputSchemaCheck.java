package dev.foldwork.flow.check;

import dev.foldwork.flow.check.Reporter.Place;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Checks that the schema of a flow's inputs can be used: known types, readable patterns, an object at the root. */
final class InputSchemaCheck {

    private static final Set<String> TYPES =
            Set.of("string", "boolean", "integer", "number", "array", "object", "null");

    private final Reporter reporter;
    private final Place place;

    InputSchemaCheck(Reporter reporter, Place place) {
        this.reporter = reporter;
        this.place = place;
    }

    void check(Map<?, ?> schema) {
        if (schema.containsKey("type") && !"object".equals(schema.get("type"))) {
            reporter.error(
                    "SCHEMA_INVALID",
                    place.at("type"),
                    "The inputs of a flow are a map: their type must be object",
                    "write 'type: object'");
        }
        at(schema, place);
    }

    private void at(Map<?, ?> schema, Place at) {
        Object type = schema.get("type");
        for (Object each : type instanceof List<?> list ? list : type == null ? List.of() : List.of(type)) {
            if (!TYPES.contains(String.valueOf(each))) {
                reporter.error(
                        "SCHEMA_INVALID",
                        at.at("type"),
                        "'" + each + "' is no JSON Schema type." + Suggest.meant(String.valueOf(each), TYPES),
                        "use one of: "
                                + String.join(", ", TYPES.stream().sorted().toList()));
            }
        }
        if (schema.get("pattern") instanceof String pattern) {
            try {
                Pattern.compile(pattern);
            } catch (PatternSyntaxException fault) {
                reporter.error(
                        "SCHEMA_INVALID",
                        at.at("pattern"),
                        "The pattern cannot be read: " + fault.getDescription(),
                        "mend the regular expression");
            }
        }
        if (schema.get("properties") instanceof Map<?, ?> properties) {
            properties.forEach((name, property) -> inner(property, at.at("properties", String.valueOf(name))));
        }
        if (schema.containsKey("items")) {
            inner(schema.get("items"), at.at("items"));
        }
        if (schema.containsKey("required") && !(schema.get("required") instanceof List<?>)) {
            reporter.error(
                    "SCHEMA_INVALID",
                    at.at("required"),
                    "'required' must be a list of names",
                    "write required: [name]");
        }
    }

    private void inner(@org.jspecify.annotations.Nullable Object schema, Place at) {
        if (schema instanceof Map<?, ?> map) {
            at(map, at);
        } else if (!(schema instanceof Boolean)) {
            reporter.error(
                    "SCHEMA_INVALID",
                    at,
                    "A schema must be a map, but is " + Keys.kind(schema),
                    "write at least { type: string }");
        }
    }
}
