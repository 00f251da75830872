package dev.foldwork.backend.trigger;

import dev.foldwork.flow.run.Runs.StartOptions;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a trigger starts.
 *
 * @param inputs those its owner has set; whoever sets the trigger off cannot change them
 * @param options folders and private hosts that its owner granted
 */
record Job(UUID team, Target target, Map<String, @Nullable Object> inputs, StartOptions options) {

    /** Returns the content hash of what would be started now. */
    String hash() {
        return switch (target) {
            case Target.Pinned pinned -> pinned.hash();
        };
    }

    /** Returns the job's part of a trigger in the contract. */
    Map<String, @Nullable Object> toJson() {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("hash", hash());
        json.put("inputs", inputs);
        json.put("folders", options.folders());
        json.put("privateHosts", options.privateHosts());
        return json;
    }
}
