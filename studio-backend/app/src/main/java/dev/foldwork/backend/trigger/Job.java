package dev.foldwork.backend.trigger;

import dev.foldwork.backend.run.Place;
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
 * @param place the cloud, or a runner; one that was removed since is null
 */
record Job(UUID team, Target target, Map<String, @Nullable Object> inputs, StartOptions options, Place place) {

    /** The names under which {@link Jobs#read} finds a job in a body. */
    static final String[] FIELDS = {"flow", "flowId", "version", "inputs", "folders", "privateHosts", "engine", "runner"
    };

    /** Returns the job's part of a trigger in the contract. */
    Map<String, @Nullable Object> toJson() {
        var json = new LinkedHashMap<String, @Nullable Object>();
        switch (target) {
            case Target.Pinned(String hash) -> {
                json.put("hash", hash);
                json.put("flowId", null);
                json.put("version", null);
            }
            case Target.Stored(UUID flow, Integer version) -> {
                json.put("hash", null);
                json.put("flowId", flow.toString());
                json.put("version", version == null ? null : version.longValue());
            }
        }
        json.put("inputs", inputs);
        json.put("folders", options.folders());
        json.put("privateHosts", options.privateHosts());
        json.put("engine", place.local() ? "local" : "cloud");
        json.put("runner", place.runner());
        return json;
    }
}
