package dev.foldwork.flow.check;

import dev.foldwork.flow.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Checks values against the common part of JSON Schema 2020-12: type, enum, const, properties, required,
 * additionalProperties, items, length, number and count limits, pattern.
 *
 * <p>Small and without start-up cost; {@link InputCheck} takes the full validator for schemas that use more. One object
 * checks one value.
 */
public final class SchemaCheck {

    /** The keywords this check knows; title, description and the like carry no meaning. */
    static final Set<String> KEYWORDS = Set.of(
            "type",
            "enum",
            "const",
            "properties",
            "required",
            "additionalProperties",
            "items",
            "minLength",
            "maxLength",
            "pattern",
            "minimum",
            "maximum",
            "minItems",
            "maxItems",
            "minProperties",
            "title",
            "description",
            "default",
            "examples",
            "format",
            "$schema",
            "$comment");

    /** One misfit: where inside the value (names and indexes), a code, and what. */
    public record Misfit(List<Object> path, String code, String message) {}

    private final Predicate<Object> unknown;
    private final List<Misfit> misfits = new ArrayList<>();

    /**
     * @param unknown true for a value that is not known yet (a text that holds an expression) and so always fits
     */
    public SchemaCheck(Predicate<Object> unknown) {
        this.unknown = unknown;
    }

    /** Returns every misfit of the value, in order. */
    public List<Misfit> check(@Nullable Object value, Map<?, ?> schema) {
        at(value, schema, List.of());
        return misfits;
    }

    private void at(@Nullable Object value, Map<?, ?> schema, List<Object> path) {
        if (value != null && unknown.test(value)) {
            return;
        }
        if (!type(value, schema, path)) {
            return;
        }
        choices(value, schema, path);
        switch (value) {
            case String text -> text(text, schema, path);
            case Number number -> number(number, schema, path);
            case List<?> list -> list(list, schema, path);
            case Map<?, ?> map -> object(map, schema, path);
            case null, default -> {}
        }
    }

    private boolean type(@Nullable Object value, Map<?, ?> schema, List<Object> path) {
        Object type = schema.get("type");
        if (type == null) {
            return true;
        }
        List<?> types = type instanceof List<?> list ? list : List.of(type);
        if (types.stream().anyMatch(each -> fits(value, String.valueOf(each)))) {
            return true;
        }
        misfit(path, "SETTING_TYPE", "must be " + words(types) + ", but is " + Keys.kind(value));
        return false;
    }

    private static boolean fits(@Nullable Object value, String type) {
        return switch (type) {
            case "string" -> value instanceof String;
            case "boolean" -> value instanceof Boolean;
            case "integer" -> value instanceof Long;
            case "number" -> value instanceof Number;
            case "array" -> value instanceof List<?>;
            case "object" -> value instanceof Map<?, ?>;
            case "null" -> value == null;
            default -> true;
        };
    }

    private static String words(List<?> types) {
        return String.join(
                " or ",
                types.stream()
                        .map(type -> switch (String.valueOf(type)) {
                            case "string" -> "a text";
                            case "boolean" -> "true or false";
                            case "integer" -> "a whole number";
                            case "number" -> "a number";
                            case "array" -> "a list";
                            case "object" -> "a map";
                            default -> String.valueOf(type);
                        })
                        .toList());
    }

    private void choices(@Nullable Object value, Map<?, ?> schema, List<Object> path) {
        if (schema.get("enum") instanceof List<?> choices
                && choices.stream().noneMatch(each -> Json.deepEquals(each, value))) {
            String near = value instanceof String text
                    ? Suggest.meant(text, choices.stream().map(String::valueOf).toList())
                    : "";
            misfit(
                    path,
                    "SETTING_VALUE",
                    "must be one of "
                            + String.join(
                                    ", ", choices.stream().map(String::valueOf).toList()) + ", but is "
                            + Keys.kind(value) + "." + near);
        }
        if (schema.containsKey("const") && !Json.deepEquals(schema.get("const"), value)) {
            misfit(path, "SETTING_VALUE", "must be " + Json.write(schema.get("const")));
        }
    }

    private void text(String text, Map<?, ?> schema, List<Object> path) {
        if (schema.get("minLength") instanceof Long min && text.codePointCount(0, text.length()) < min) {
            misfit(path, "SETTING_VALUE", min == 1 ? "must not be empty" : "must have at least " + min + " characters");
        }
        if (schema.get("maxLength") instanceof Long max && text.codePointCount(0, text.length()) > max) {
            misfit(path, "SETTING_VALUE", "must have at most " + max + " characters");
        }
        if (schema.get("pattern") instanceof String pattern
                && !Pattern.compile(pattern).matcher(text).find()) {
            misfit(path, "SETTING_VALUE", "'" + text + "' must match " + pattern);
        }
    }

    private void number(Number number, Map<?, ?> schema, List<Object> path) {
        if (schema.get("minimum") instanceof Number min && number.doubleValue() < min.doubleValue()) {
            misfit(path, "SETTING_VALUE", "must be at least " + min + ", but is " + number);
        }
        if (schema.get("maximum") instanceof Number max && number.doubleValue() > max.doubleValue()) {
            misfit(path, "SETTING_VALUE", "must be at most " + max + ", but is " + number);
        }
    }

    private void list(List<?> list, Map<?, ?> schema, List<Object> path) {
        if (schema.get("minItems") instanceof Long min && list.size() < min) {
            misfit(path, "SETTING_VALUE", "must have at least " + min + " items");
        }
        if (schema.get("maxItems") instanceof Long max && list.size() > max) {
            misfit(path, "SETTING_VALUE", "must have at most " + max + " items");
        }
        if (schema.get("items") instanceof Map<?, ?> items) {
            for (int i = 0; i < list.size(); i++) {
                at(list.get(i), items, longer(path, i));
            }
        }
    }

    private void object(Map<?, ?> map, Map<?, ?> schema, List<Object> path) {
        Map<?, ?> properties = schema.get("properties") instanceof Map<?, ?> known ? known : Map.of();
        if (schema.get("required") instanceof List<?> required) {
            for (Object name : required) {
                if (!map.containsKey(name)) {
                    misfit(path, "SETTING_MISSING", "'" + name + "' is missing");
                }
            }
        }
        if (schema.get("minProperties") instanceof Long min && map.size() < min) {
            misfit(path, "SETTING_VALUE", "must have at least " + min + " entries");
        }
        for (var entry : map.entrySet()) {
            String name = String.valueOf(entry.getKey());
            if (properties.get(name) instanceof Map<?, ?> property) {
                at(entry.getValue(), property, longer(path, name));
            } else if (Boolean.FALSE.equals(schema.get("additionalProperties"))) {
                var names = properties.keySet().stream().map(String::valueOf).toList();
                misfit(
                        longer(path, name),
                        "SETTING_UNKNOWN",
                        "'" + name + "' is unknown." + Suggest.meant(name, names));
            } else if (schema.get("additionalProperties") instanceof Map<?, ?> others) {
                at(entry.getValue(), others, longer(path, name));
            }
        }
    }

    private void misfit(List<Object> path, String code, String message) {
        misfits.add(new Misfit(path, code, message));
    }

    private static List<Object> longer(List<Object> path, Object step) {
        var longer = new ArrayList<>(path);
        longer.add(step);
        return longer;
    }
}
