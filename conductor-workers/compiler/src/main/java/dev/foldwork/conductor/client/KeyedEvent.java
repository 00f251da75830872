package dev.foldwork.conductor.client;

import dev.foldwork.flow.run.RunEvent.Kind;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened in a cloud run, under a key that is the same whoever tells of it.
 *
 * <p>The worker reports events while they happen, and {@link Projection} finds them again in the engine's state; the
 * one that comes first under a key stays.
 *
 * @param run the run's id
 * @param path the node's path, empty for the run itself
 * @param attempt the node's attempt from 1, 0 where none applies
 * @param ordinal counts events of one kind within one attempt, from 0
 */
public record KeyedEvent(
        String run, String path, int attempt, Kind kind, int ordinal, Instant at, Map<String, @Nullable Object> data) {

    /** Returns the key within the run; a node settles only once whatever its attempt. */
    public String key() {
        return switch (kind) {
            case NODE_SETTLED, RUN_STARTED, RUN_FINISHED -> kind.wire() + "|" + path;
            case NODE_STARTED, NODE_RETRYING -> kind.wire() + "|" + path + "|" + attempt;
            case NODE_WAITING, NODE_ASKING, NODE_ANSWERED, NODE_LOG, NODE_USAGE, RUN_PAUSED, RUN_RESUMED, RUN_PARKED ->
                kind.wire() + "|" + path + "|" + attempt + "|" + ordinal;
        };
    }

    /** Returns the event as a JSON value, its key included. */
    public Map<String, @Nullable Object> toJson() {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("run", run);
        json.put("key", key());
        json.put("path", path);
        json.put("attempt", (long) attempt);
        json.put("kind", kind.wire());
        json.put("ordinal", (long) ordinal);
        json.put("at", at.toString());
        json.put("data", data);
        return json;
    }

    /** Reads what {@link #toJson} wrote. */
    @SuppressWarnings("unchecked")
    public static KeyedEvent fromJson(Map<?, ?> json) {
        return new KeyedEvent(
                String.valueOf(json.get("run")),
                String.valueOf(json.get("path")),
                number(json.get("attempt")),
                Kind.of(String.valueOf(json.get("kind"))),
                number(json.get("ordinal")),
                Instant.parse(String.valueOf(json.get("at"))),
                json.get("data") instanceof Map<?, ?> map ? (Map<String, @Nullable Object>) map : Map.of());
    }

    private static int number(@Nullable Object value) {
        return value instanceof Number number ? number.intValue() : 0;
    }
}
