package dev.foldwork.flow.check;

import com.networknt.schema.InputFormat;
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

    /** Returns what is wrong with the value, in words, each beginning with its place. */
    public static List<String> messages(Map<?, ?> schema, @Nullable Object value) {
        var registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
        var messages = new ArrayList<String>();
        registry.getSchema(Json.write(schema))
                .validate(Json.write(value), InputFormat.JSON)
                .forEach(error -> messages.add("'" + error.getInstanceLocation() + "' " + error.getMessage()));
        return messages;
    }
}
