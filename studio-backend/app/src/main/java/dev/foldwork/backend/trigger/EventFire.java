package dev.foldwork.backend.trigger;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What became of an event that counted for a trigger.
 *
 * @param type of the event
 * @param happenedAt when it happened
 * @param cause the run whose end it was, null for other events and once the run has been deleted
 * @param at when it was looked after
 * @param run the run it started
 * @param reason why it started none
 */
record EventFire(
        UUID event,
        String type,
        Instant happenedAt,
        @Nullable UUID cause,
        Instant at,
        Outcome outcome,
        @Nullable UUID run,
        @Nullable String reason) {

    /** How it ended. */
    enum Outcome {
        STARTED,
        /** The flow could not be started, or the filter could not be asked. */
        FAILED,
        /** Too many triggers, one behind the other, led to it. */
        REFUSED;

        String wire() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    Map<String, @Nullable Object> toJson() {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("event", event.toString());
        json.put("type", type);
        json.put("happenedAt", happenedAt.toString());
        json.put("cause", cause == null ? null : cause.toString());
        json.put("at", at.toString());
        json.put("outcome", outcome.wire());
        json.put("run", run == null ? null : run.toString());
        json.put("reason", reason);
        return json;
    }
}
