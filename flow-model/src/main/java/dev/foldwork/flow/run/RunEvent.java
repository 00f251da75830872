package dev.foldwork.flow.run;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One entry of a run's record, the same on every engine.
 *
 * @param seq position in the run, from 1, without gaps; the cursor of a reader
 * @param at when it happened
 * @param kind what happened
 * @param path the node's path, empty for the run itself
 * @param attempt the node's attempt from 1, 0 where none applies
 * @param data what the kind carries (see {@link Kind})
 */
public record RunEvent(long seq, Instant at, Kind kind, String path, int attempt, Map<String, @Nullable Object> data) {

    /** What happened; the data each kind carries stands behind it. */
    public enum Kind {
        /** {@code flow, title, hash, engine, inputs, rerunOf?, traceparent?, traceCaller?, traceRepeats?}. */
        RUN_STARTED,
        /** An attempt began: {@code type, input} (resolved settings, secrets as markers). */
        NODE_STARTED,
        /** The node waits: {@code until}. */
        NODE_WAITING,
        /** The node asks: {@code question, options, schema, expires, to}. */
        NODE_ASKING,
        /** Its question was answered: {@code answer, by}, or {@code expired: true}. */
        NODE_ANSWERED,
        /** An attempt failed and another follows: {@code error, until}. */
        NODE_RETRYING,
        /** The node settled: {@code state, port?, continued?, output?, error?}, and {@code kept: true} in a rerun. */
        NODE_SETTLED,
        /** A line for the log: {@code level, message, fields}. */
        NODE_LOG,
        /** Model usage: {@code model, input, output, cached}. */
        NODE_USAGE,
        RUN_PAUSED,
        RUN_RESUMED,
        /** {@code state, output?, error?}. */
        RUN_FINISHED,
        /** The run was set aside: {@code reason}. */
        RUN_PARKED;

        /** Returns the wire name, such as {@code node_started}. */
        public String wire() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }

        /** Reads the wire name. */
        public static Kind of(String wire) {
            return valueOf(wire.toUpperCase(java.util.Locale.ROOT));
        }
    }

    /** Returns the event as a JSON value. */
    public Map<String, @Nullable Object> toJson() {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("seq", seq);
        json.put("at", at.toString());
        json.put("kind", kind.wire());
        json.put("path", path);
        if (attempt > 0) {
            json.put("attempt", (long) attempt);
        }
        json.put("data", data);
        return json;
    }

    /** Reads what {@link #toJson} wrote. */
    @SuppressWarnings("unchecked")
    public static RunEvent fromJson(Map<?, ?> json) {
        return new RunEvent(
                ((Number) java.util.Objects.requireNonNull(json.get("seq"))).longValue(),
                Instant.parse(String.valueOf(json.get("at"))),
                Kind.of(String.valueOf(json.get("kind"))),
                String.valueOf(json.get("path")),
                json.get("attempt") instanceof Number number ? number.intValue() : 0,
                json.get("data") instanceof Map<?, ?> map ? (Map<String, @Nullable Object>) map : Map.of());
    }
}
