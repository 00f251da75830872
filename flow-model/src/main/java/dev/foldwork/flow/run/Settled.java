package dev.foldwork.flow.run;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a node ended; what its successors see of it.
 *
 * @param state a settled state
 * @param port the port the node took: null for the plain port, a node's own port, or {@code error}
 * @param continued true when the node failed and its {@code onError: continue} lets the plain port be satisfied
 * @param output the node's outputs; empty when it did not succeed
 * @param error why it failed, else null
 * @param at when it settled
 */
public record Settled(
        NodeState state,
        @Nullable String port,
        boolean continued,
        Map<String, @Nullable Object> output,
        @Nullable FlowError error,
        Instant at) {

    public Settled {
        if (!state.isSettled()) {
            throw new IllegalArgumentException("a settled node cannot be " + state.wire());
        }
    }

    /** A node that succeeded and took this port (null for the plain one). */
    public static Settled succeeded(Map<String, @Nullable Object> output, @Nullable String port, Instant at) {
        return new Settled(NodeState.SUCCEEDED, port, false, output, null, at);
    }

    /** A node none of whose needs was satisfied. */
    public static Settled skipped(Instant at) {
        return new Settled(NodeState.SKIPPED, null, false, Map.of(), null, at);
    }

    /** Returns what {@code nodes.<id>} shows: the outputs, {@code {error: ...}} for a failed node, nothing for a skipped one. */
    public @Nullable Map<String, @Nullable Object> view() {
        if (error != null) {
            return Map.of("error", error.view());
        }
        return state == NodeState.SUCCEEDED ? output : null;
    }

    /** Returns the record as a JSON value. */
    public Map<String, @Nullable Object> toJson() {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("state", state.wire());
        if (port != null) {
            json.put("port", port);
        }
        if (continued) {
            json.put("continued", true);
        }
        if (state == NodeState.SUCCEEDED) {
            json.put("output", output);
        }
        if (error != null) {
            json.put("error", error.toJson());
        }
        json.put("at", at.toString());
        return json;
    }

    /** Reads what {@link #toJson} wrote. */
    @SuppressWarnings("unchecked")
    public static Settled fromJson(Map<?, ?> json) {
        Object output = json.get("output");
        Object error = json.get("error");
        return new Settled(
                NodeState.of(String.valueOf(json.get("state"))),
                (String) json.get("port"),
                Boolean.TRUE.equals(json.get("continued")),
                output instanceof Map<?, ?> map ? (Map<String, @Nullable Object>) map : Map.of(),
                error instanceof Map<?, ?> map ? FlowError.fromJson(map) : null,
                Instant.parse(String.valueOf(json.get("at"))));
    }
}
