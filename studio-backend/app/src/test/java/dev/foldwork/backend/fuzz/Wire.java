package dev.foldwork.backend.fuzz;

import dev.foldwork.flow.json.Json;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes values that hold what JSON has no value for. */
final class Wire {

    private Wire() {}

    static String json(Object value) {
        return switch (value) {
            case Map<?, ?> map ->
                map.entrySet().stream()
                        .map(entry -> Json.write(String.valueOf(entry.getKey())) + ":" + json(entry.getValue()))
                        .collect(Collectors.joining(",", "{", "}"));
            case List<?> list -> list.stream().map(Wire::json).collect(Collectors.joining(",", "[", "]"));
            case Oddities.Raw raw -> raw.json();
            case Long whole -> whole.toString();
            case null, default -> Json.write(value);
        };
    }
}
