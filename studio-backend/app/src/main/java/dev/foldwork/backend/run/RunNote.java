package dev.foldwork.backend.run;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What somebody noted on a run.
 *
 * @param text 1 to 2,000 characters
 * @param by name of who wrote it
 * @param writer the person, or the token of a service, that may change it
 */
record RunNote(UUID id, String text, String by, UUID writer, Instant createdAt, Instant changedAt) {

    static final int LONGEST = 2_000;

    Map<String, @Nullable Object> toJson() {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("id", id.toString());
        json.put("text", text);
        json.put("by", by);
        json.put("createdAt", createdAt.toString());
        json.put("changedAt", changedAt.toString());
        return json;
    }
}
