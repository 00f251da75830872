package dev.foldwork.conductor.client;

import dev.foldwork.flow.run.FlowError;
import dev.foldwork.flow.run.RunState;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a run on the cloud engine ended.
 *
 * @param state a final state
 * @param output the flow's outputs, null unless it succeeded
 * @param error why it failed, else null
 * @param at when it ended
 */
public record Outcome(
        RunState state,
        @Nullable Map<String, @Nullable Object> output,
        @Nullable FlowError error,
        Instant at) {

    /** Returns what the run's last event carries. */
    public Map<String, @Nullable Object> data() {
        var data = new LinkedHashMap<String, @Nullable Object>();
        data.put("state", state.wire());
        if (output != null) {
            data.put("output", output);
        }
        if (error != null) {
            data.put("error", error.toJson());
        }
        return data;
    }
}
