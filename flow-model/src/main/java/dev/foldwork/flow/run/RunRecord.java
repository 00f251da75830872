package dev.foldwork.flow.run;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A run without its nodes.
 *
 * @param id the run's id
 * @param flow the flow's name
 * @param title the flow's title
 * @param hash content hash of the definition the run is pinned to
 * @param engine {@code local} or {@code cloud}
 * @param state where it stands
 * @param asking true while a question is open
 * @param rerunOf the run this one repeats, or null
 */
public record RunRecord(
        String id,
        String flow,
        String title,
        String hash,
        String engine,
        RunState state,
        boolean asking,
        Map<String, @Nullable Object> inputs,
        @Nullable Map<String, @Nullable Object> output,
        @Nullable FlowError error,
        Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt,
        @Nullable String rerunOf) {

    /** Returns the record as a JSON value. */
    public Map<String, @Nullable Object> toJson() {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("id", id);
        json.put("flow", flow);
        json.put("title", title);
        json.put("hash", hash);
        json.put("engine", engine);
        json.put("state", state.wire());
        json.put("asking", asking);
        json.put("inputs", inputs);
        json.put("output", output);
        json.put("error", error == null ? null : error.toJson());
        json.put("createdAt", createdAt.toString());
        json.put("startedAt", startedAt == null ? null : startedAt.toString());
        json.put("endedAt", endedAt == null ? null : endedAt.toString());
        json.put("rerunOf", rerunOf);
        return json;
    }

    /** Reads what {@link #toJson} wrote. */
    @SuppressWarnings("unchecked")
    public static RunRecord fromJson(Map<?, ?> json) {
        return new RunRecord(
                String.valueOf(json.get("id")),
                String.valueOf(json.get("flow")),
                String.valueOf(json.get("title")),
                String.valueOf(json.get("hash")),
                String.valueOf(json.get("engine")),
                RunState.of(String.valueOf(json.get("state"))),
                Boolean.TRUE.equals(json.get("asking")),
                json.get("inputs") instanceof Map<?, ?> map ? (Map<String, @Nullable Object>) map : Map.of(),
                json.get("output") instanceof Map<?, ?> map ? (Map<String, @Nullable Object>) map : null,
                json.get("error") instanceof Map<?, ?> map ? FlowError.fromJson(map) : null,
                Instant.parse(String.valueOf(json.get("createdAt"))),
                instant(json.get("startedAt")),
                instant(json.get("endedAt")),
                (String) json.get("rerunOf"));
    }

    private static @Nullable Instant instant(@Nullable Object text) {
        return text == null ? null : Instant.parse(text.toString());
    }
}
