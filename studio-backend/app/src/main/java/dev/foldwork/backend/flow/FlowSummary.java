package dev.foldwork.backend.flow;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A flow without its contents.
 *
 * @param name what other flows call it by
 * @param folder where people keep it: names joined by slashes, empty for the top
 * @param draftRevision grows with every change of the logic
 * @param layoutRevision grows with every change of the layout
 * @param lastVersion number of its newest version, 0 when it has none
 * @param publishedRevision the draft's revision that the newest version was made from
 */
record FlowSummary(
        UUID id,
        UUID team,
        String name,
        String title,
        String folder,
        List<String> tags,
        long draftRevision,
        long layoutRevision,
        int lastVersion,
        @Nullable Long publishedRevision,
        Instant createdAt,
        String createdBy,
        Instant changedAt,
        String changedBy,
        @Nullable Instant archivedAt) {

    /** Returns the flow as a JSON value. */
    Map<String, @Nullable Object> toJson() {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("id", id.toString());
        json.put("name", name);
        json.put("title", title);
        json.put("folder", folder);
        json.put("tags", tags);
        json.put("draftRevision", draftRevision);
        json.put("layoutRevision", layoutRevision);
        json.put("lastVersion", lastVersion == 0 ? null : (long) lastVersion);
        json.put("publishedRevision", publishedRevision);
        json.put("createdAt", createdAt.toString());
        json.put("createdBy", createdBy);
        json.put("changedAt", changedAt.toString());
        json.put("changedBy", changedBy);
        json.put("archivedAt", archivedAt == null ? null : archivedAt.toString());
        return json;
    }
}
