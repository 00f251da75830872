package dev.foldwork.flow.check;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaException;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.foldwork.flow.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Checks values against any JSON Schema 2020-12 with the full validator, whose start costs some hundred milliseconds. */
public final class FullSchemaCheck {

    private FullSchemaCheck() {}

    /** Returns true when the schema uses more than {@link SchemaCheck} knows. */
    static boolean needed(Map<?, ?> schema) {
        for (var entry : schema.entrySet()) {
            String keyword = String.valueOf(entry.getKey());
            if (!SchemaCheck.KEYWORDS.contains(keyword) || keyword.equals("format")) {
                return true;
            }
            boolean nested = switch (keyword) {
                case "properties" ->
                    entry.getValue() instanceof Map<?, ?> map
                            && map.values().stream()
                                    .anyMatch(inner ->
                                            inner instanceof Map<?, ?> each ? needed(each) : inner instanceof Boolean);
                case "items", "additionalProperties" -> entry.getValue() instanceof Map<?, ?> map && needed(map);
                default -> false;
            };
            if (nested) {
                return true;
            }
        }
        return false;
    }

    /** Returns why a schema cannot be used (a reference that leads out of it, a pattern that is none), null when it can. */
    public static @Nullable String fault(Map<?, ?> schema) {
        try {
            schema(schema).initializeValidators();
            return null;
        } catch (SchemaException | IllegalArgumentException unusable) {
            return String.valueOf(unusable.getMessage());
        }
    }

    /** Nothing is fetched: a schema is what it says itself. */
    private static Schema schema(Map<?, ?> schema) {
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Json.write(schema));
    }

    /**
     * Returns what is wrong with the value, in words, each beginning with its place. A schema that cannot be used fits no
     * value, and that is said.
     */
    public static List<String> messages(Map<?, ?> schema, @Nullable Object value) {
        var messages = new ArrayList<String>();
        try {
            schema(schema)
                    .validate(Json.write(value), InputFormat.JSON)
                    .forEach(error -> messages.add("'" + error.getInstanceLocation() + "' " + error.getMessage()));
        } catch (SchemaException | IllegalArgumentException unusable) {
            messages.add("The schema cannot be used: " + unusable.getMessage());
        }
        return messages;
    }
}
