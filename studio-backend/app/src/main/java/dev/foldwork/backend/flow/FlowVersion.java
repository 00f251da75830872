package dev.foldwork.backend.flow;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A published version; never changes.
 *
 * @param note what its author said about it
 * @param hash of what it means, as a lock names it
 * @param sourceHash of text, files and layout as written
 * @param uses the versions it calls, {@code name@number}
 * @param revision the draft's revision that was published
 */
record FlowVersion(
        UUID flow,
        int number,
        String title,
        String note,
        String hash,
        String sourceHash,
        String text,
        Map<String, String> files,
        Map<String, @Nullable Object> layout,
        List<String> uses,
        long revision,
        Instant createdAt,
        String createdBy) {

    /** Returns the version without its contents as a JSON value. */
    Map<String, @Nullable Object> summaryJson() {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("flow", flow.toString());
        json.put("number", (long) number);
        json.put("title", title);
        json.put("note", note);
        json.put("hash", "sha256:" + hash);
        json.put("uses", uses);
        json.put("revision", revision);
        json.put("createdAt", createdAt.toString());
        json.put("createdBy", createdBy);
        return json;
    }

    /** Returns the version as a JSON value. */
    Map<String, @Nullable Object> toJson() {
        Map<String, @Nullable Object> json = summaryJson();
        json.put("text", text);
        json.put("files", files);
        json.put("layout", layout);
        return json;
    }
}
