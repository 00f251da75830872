package dev.foldwork.backend.run;

import dev.foldwork.flow.run.RunRecord;
import dev.foldwork.flow.run.Runs.StartOptions;
import dev.foldwork.flow.run.Settled;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A run with what only the service knows of it.
 *
 * @param options what its owner granted
 * @param kept settled results by path that it takes over from the run it repeats
 * @param lastSeq number of its last event
 * @param cancelWanted true once somebody asked it to stop
 * @param keep true when retention passes it by
 * @param runner the runner it is for; null for a run on the cloud engine
 * @param traceparent what everything in it continues; null for a run that nobody traces
 */
public record StoredRun(
        UUID id,
        UUID team,
        RunRecord record,
        StartOptions options,
        Map<String, Settled> kept,
        long lastSeq,
        boolean cancelWanted,
        RunOrigin origin,
        boolean keep,
        @Nullable UUID runner,
        @Nullable String traceparent) {

    /** Returns the run with where it comes from, as a JSON value. */
    public Map<String, @Nullable Object> toJson() {
        Map<String, @Nullable Object> json = RunSummary.json(record, origin, keep);
        json.put("runner", runner == null ? null : runner.toString());
        return json;
    }

    /**
     * What a new run is made from.
     *
     * @param depth how many event triggers, one behind the other, led to it
     * @param runner the runner it is for; null for the cloud engine
     */
    record Fresh(
            UUID team,
            String flow,
            String title,
            String hash,
            Map<String, @Nullable Object> inputs,
            StartOptions options,
            RunOrigin origin,
            @Nullable UUID rerunOf,
            Map<String, Settled> kept,
            @Nullable String requestHash,
            @Nullable UUID runner,
            int depth) {

        /** Takes out of the title what documents may hold and the database cannot. */
        Fresh {
            title = title.replace('\0', ' ');
        }
    }
}
