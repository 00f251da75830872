package dev.foldwork.backend.template;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Inputs for a first run, as far as a schema shows some. */
final class SampleInputs {

    private SampleInputs() {}

    /** Returns what the schema's properties have as a default, an example or their only value. */
    static Map<String, @Nullable Object> of(Map<?, ?> schema) {
        var sample = new LinkedHashMap<String, @Nullable Object>();
        if (schema.get("properties") instanceof Map<?, ?> properties) {
            properties.forEach((name, property) -> {
                if (property instanceof Map<?, ?> shape && shown(shape) instanceof Shown shown) {
                    sample.put(String.valueOf(name), shown.value());
                }
            });
        }
        return sample;
    }

    private record Shown(@Nullable Object value) {}

    private static @Nullable Shown shown(Map<?, ?> shape) {
        for (String member : List.of("default", "const")) {
            if (shape.containsKey(member)) {
                return new Shown(shape.get(member));
            }
        }
        for (String member : List.of("examples", "enum")) {
            if (shape.get(member) instanceof List<?> list && !list.isEmpty()) {
                return new Shown(list.getFirst());
            }
        }
        return null;
    }
}
