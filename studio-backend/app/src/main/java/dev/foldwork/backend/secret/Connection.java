package dev.foldwork.backend.secret;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What may be seen of a connection.
 *
 * @param fields those that are not secret
 * @param version counts the values it has had
 * @param usedAt when a node last got it, to a minute; null for never
 */
record Connection(
        UUID id,
        String name,
        String kind,
        Map<String, @Nullable Object> fields,
        String note,
        int version,
        Instant setAt,
        String setBy,
        @Nullable Instant usedAt) {

    Map<String, @Nullable Object> toJson() {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("id", id.toString());
        json.put("name", name);
        json.put("kind", kind);
        json.put("fields", fields);
        json.put("note", note);
        json.put("version", (long) version);
        json.put("setAt", setAt.toString());
        json.put("setBy", setBy);
        json.put("usedAt", usedAt == null ? null : usedAt.toString());
        return json;
    }
}
