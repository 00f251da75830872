package dev.foldwork.backend.trigger;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A flow that is started by whoever knows a secret path. */
record Webhook(UUID id, Terms terms, boolean signed, boolean paused, Instant createdAt, Instant updatedAt) {

    /** When the caller is answered. */
    enum Answer {
        NOW,
        AFTER_RUN;

        String wire() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * What its owner decides.
     *
     * @param bodyInput the input that gets the whole body; null when the body's fields are the inputs
     * @param waitSeconds how long a caller waits at most for the end of the run
     * @param perMinute how many deliveries one backend takes in a minute
     */
    record Terms(String name, Job job, @Nullable String bodyInput, Answer answer, int waitSeconds, int perMinute) {}

    UUID team() {
        return terms.job().team();
    }

    Map<String, @Nullable Object> toJson() {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("id", id.toString());
        json.put("name", terms.name());
        json.putAll(terms.job().toJson());
        json.put("bodyInput", terms.bodyInput());
        json.put("answer", terms.answer().wire());
        json.put("waitSeconds", terms.waitSeconds());
        json.put("perMinute", terms.perMinute());
        json.put("signed", signed);
        json.put("paused", paused);
        json.put("createdAt", createdAt.toString());
        json.put("updatedAt", updatedAt.toString());
        return json;
    }
}
