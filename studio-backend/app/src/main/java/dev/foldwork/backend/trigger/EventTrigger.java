package dev.foldwork.backend.trigger;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A flow that is started when something happens in the team. */
record EventTrigger(UUID id, Terms terms, boolean paused, Instant createdAt, Instant updatedAt) {

    /**
     * What its owner decides.
     *
     * @param filter what must be true of the event besides; null for nothing
     * @param eventInput the input that gets the whole event; null when the members of its data are the inputs
     */
    record Terms(
            String name,
            Job job,
            Awaited awaited,
            @Nullable EventFilter filter,
            @Nullable String eventInput) {}

    UUID team() {
        return terms.job().team();
    }

    Map<String, @Nullable Object> toJson() {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("id", id.toString());
        json.put("name", terms.name());
        json.putAll(terms.job().toJson());
        json.put("event", terms.awaited().toJson());
        json.put("filter", terms.filter() == null ? null : terms.filter().text());
        json.put("eventInput", terms.eventInput());
        json.put("paused", paused);
        json.put("createdAt", createdAt.toString());
        json.put("updatedAt", updatedAt.toString());
        return json;
    }
}
