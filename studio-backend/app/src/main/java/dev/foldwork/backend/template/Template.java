package dev.foldwork.backend.template;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A template as the gallery has it.
 *
 * @param flow the flow that it follows, null once that is gone
 * @param author the name of who published it first
 * @param authorId the person, or the token of a service
 * @param version number of its newest version
 */
record Template(
        UUID id,
        @Nullable UUID flow,
        Card card,
        String author,
        UUID authorId,
        int version,
        Needed needs,
        Instant createdAt,
        Instant changedAt) {

    Map<String, @Nullable Object> toJson(History history) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("id", id.toString());
        card.addTo(json);
        json.put("version", (long) version);
        json.put("flow", flow == null ? null : flow.toString());
        json.put("author", author);
        json.put("needs", needs.toJson());
        json.put("history", history.toJson());
        json.put("createdAt", createdAt.toString());
        json.put("changedAt", changedAt.toString());
        return json;
    }
}
