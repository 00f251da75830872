package dev.foldwork.backend.trigger;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What became of a due time.
 *
 * @param at when it was looked after
 * @param run the run it started
 * @param reason why it started none
 */
record Fire(
        Instant dueAt,
        Instant at,
        Outcome outcome,
        @Nullable UUID run,
        @Nullable String reason) {

    /** How a due time ended. */
    enum Outcome {
        STARTED,
        QUEUED,
        SKIPPED,
        MISSED,
        FAILED;

        String wire() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    Map<String, @Nullable Object> toJson() {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("dueAt", dueAt.toString());
        json.put("at", at.toString());
        json.put("outcome", outcome.wire());
        json.put("run", run == null ? null : run.toString());
        json.put("reason", reason);
        return json;
    }
}
