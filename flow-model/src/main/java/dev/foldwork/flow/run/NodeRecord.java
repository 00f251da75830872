package dev.foldwork.flow.run;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a run knows of one node at one path.
 *
 * @param path the node's path
 * @param type the node's type, null until it started
 * @param state where it stands
 * @param attempts its attempts in order
 * @param input resolved settings, secrets as markers
 * @param port the port it took, null for the plain one
 * @param output its outputs, empty until it succeeded
 * @param error why it failed
 * @param question the open question, if any
 * @param kept true when the result was taken over from the run this one repeats
 */
public record NodeRecord(
        String path,
        @Nullable String type,
        NodeState state,
        List<Attempt> attempts,
        Map<String, @Nullable Object> input,
        @Nullable String port,
        Map<String, @Nullable Object> output,
        @Nullable FlowError error,
        @Nullable Map<String, @Nullable Object> question,
        boolean kept) {

    /**
     * One attempt.
     *
     * @param number from 1
     * @param endedAt null while it goes on
     * @param error why it failed, null when it did not
     */
    public record Attempt(
            int number,
            Instant startedAt,
            @Nullable Instant endedAt,
            @Nullable FlowError error) {

        Map<String, @Nullable Object> toJson() {
            var json = new LinkedHashMap<String, @Nullable Object>();
            json.put("number", (long) number);
            json.put("startedAt", startedAt.toString());
            json.put("endedAt", endedAt == null ? null : endedAt.toString());
            json.put("error", error == null ? null : error.toJson());
            return json;
        }
    }

    /** Returns the record as a JSON value. */
    public Map<String, @Nullable Object> toJson() {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("path", path);
        json.put("type", type);
        json.put("state", state.wire());
        json.put("port", port);
        var list = new ArrayList<@Nullable Object>();
        attempts.forEach(attempt -> list.add(attempt.toJson()));
        json.put("attempts", list);
        json.put("input", input);
        json.put("output", output);
        json.put("error", error == null ? null : error.toJson());
        json.put("question", question);
        json.put("kept", kept);
        return json;
    }

    /** Reads what {@link #toJson} wrote. */
    public static NodeRecord fromJson(Map<?, ?> json) {
        var attempts = new ArrayList<Attempt>();
        if (json.get("attempts") instanceof List<?> list) {
            list.forEach(attempt -> attempts.add(attempt((Map<?, ?>) attempt)));
        }
        return new NodeRecord(
                String.valueOf(json.get("path")),
                (String) json.get("type"),
                NodeState.of(String.valueOf(json.get("state"))),
                attempts,
                map(json.get("input")),
                (String) json.get("port"),
                map(json.get("output")),
                error(json.get("error")),
                json.get("question") == null ? null : map(json.get("question")),
                Boolean.TRUE.equals(json.get("kept")));
    }

    private static Attempt attempt(Map<?, ?> json) {
        Object ended = json.get("endedAt");
        return new Attempt(
                json.get("number") instanceof Number number ? number.intValue() : 0,
                Instant.parse(String.valueOf(json.get("startedAt"))),
                ended == null ? null : Instant.parse(ended.toString()),
                error(json.get("error")));
    }

    private static @Nullable FlowError error(@Nullable Object json) {
        return json instanceof Map<?, ?> map ? FlowError.fromJson(map) : null;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, @Nullable Object> map(@Nullable Object value) {
        return value instanceof Map<?, ?> map ? (Map<String, @Nullable Object>) map : Map.of();
    }
}
