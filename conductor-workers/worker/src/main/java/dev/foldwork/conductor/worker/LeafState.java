package dev.foldwork.conductor.worker;

import dev.foldwork.conductor.compiler.Wire;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where the attempts of a node stand while its task rests with the engine.
 *
 * @param input the recorded input, the same for every attempt
 * @param attempt number of the attempt that comes next or has suspended
 * @param startedAt when a suspended attempt began, null when the attempt is yet to begin
 * @param until when the task goes on by itself
 * @param asking true when it waits for an answer
 * @param suspended the executor's own state
 */
record LeafState(
        Map<String, @Nullable Object> input,
        int attempt,
        @Nullable Instant startedAt,
        @Nullable Instant until,
        boolean asking,
        @Nullable Object suspended) {

    static LeafState first(Map<String, @Nullable Object> input) {
        return new LeafState(input, 1, null, null, false, null);
    }

    String text() {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("input", input);
        json.put("attempt", (long) attempt);
        json.put("startedAt", startedAt == null ? null : startedAt.toString());
        json.put("until", until == null ? null : until.toString());
        json.put("asking", asking);
        json.put("suspended", suspended);
        return Wire.text(json);
    }

    /** Reads a state from a task's output, null when it holds none. */
    @SuppressWarnings("unchecked")
    static @Nullable LeafState read(Map<String, @Nullable Object> output) {
        if (output.get("state") == null) {
            return null;
        }
        Map<String, @Nullable Object> json = Wire.map(output.get("state"));
        return new LeafState(
                (Map<String, @Nullable Object>) java.util.Objects.requireNonNull(json.get("input")),
                ((Number) java.util.Objects.requireNonNull(json.get("attempt"))).intValue(),
                instant(json.get("startedAt")),
                instant(json.get("until")),
                Boolean.TRUE.equals(json.get("asking")),
                json.get("suspended"));
    }

    /** Returns true when the output tells of an attempt that has begun and is not over. */
    static boolean isUnderWay(Map<String, @Nullable Object> output) {
        LeafState state = read(output);
        return state != null && state.startedAt() != null;
    }

    private static @Nullable Instant instant(@Nullable Object text) {
        return text == null ? null : Instant.parse(text.toString());
    }
}
