package dev.foldwork.flow.run;

import dev.foldwork.flow.json.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something a node asks a person.
 *
 * @param text the question
 * @param options what may be chosen; empty for a free answer
 * @param schema JSON Schema of the answer, or null
 * @param expires when it stops waiting, or null
 * @param to whom it is addressed, or null
 */
public record Question(
        String text,
        List<Option> options,
        @Nullable Map<String, ?> schema,
        @Nullable Instant expires,
        @Nullable String to) {

    /** One thing that may be chosen; {@code id} is also the name of the port. */
    public record Option(String id, String label) {}

    /** Returns the question as a JSON value. */
    public Map<String, @Nullable Object> toJson() {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("question", text);
        var list = new ArrayList<@Nullable Object>();
        options.forEach(option -> list.add(Map.of("id", option.id(), "label", option.label())));
        json.put("options", list);
        json.put("schema", schema == null ? null : Json.normalize(schema));
        json.put("expires", expires == null ? null : expires.toString());
        json.put("to", to);
        return json;
    }

    /** Reads what {@link #toJson} wrote. */
    @SuppressWarnings("unchecked")
    public static Question fromJson(Map<?, ?> json) {
        var options = new ArrayList<Option>();
        if (json.get("options") instanceof List<?> list) {
            for (Object entry : list) {
                var option = (Map<String, Object>) entry;
                options.add(new Option(String.valueOf(option.get("id")), String.valueOf(option.get("label"))));
            }
        }
        Object expires = json.get("expires");
        return new Question(
                String.valueOf(json.get("question")),
                options,
                (Map<String, ?>) json.get("schema"),
                expires == null ? null : Instant.parse(expires.toString()),
                (String) json.get("to"));
    }
}
