package dev.foldwork.local.journal;

import dev.foldwork.flow.run.FlowError;
import dev.foldwork.flow.run.RunRecord;
import dev.foldwork.flow.run.RunState;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A run as the journal keeps it beside its events.
 *
 * @param grants folders and private hosts granted at the start, as JSON value
 * @param lastSeq number of its last event
 */
public record StoredRun(
        String id,
        String flow,
        String title,
        String hash,
        RunState state,
        boolean asking,
        Map<String, @Nullable Object> inputs,
        Map<String, @Nullable Object> grants,
        @Nullable Map<String, @Nullable Object> output,
        @Nullable FlowError error,
        Instant createdAt,
        @Nullable Instant endedAt,
        @Nullable String rerunOf,
        @Nullable String idempotencyKey,
        long lastSeq) {

    /** Returns what everybody sees of it. */
    public RunRecord record() {
        return new RunRecord(
                id,
                flow,
                title,
                hash,
                "local",
                state,
                asking && !state.isFinal(),
                inputs,
                output,
                error,
                createdAt,
                createdAt,
                endedAt,
                rerunOf);
    }
}
