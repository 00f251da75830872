package dev.foldwork.backend.template;

import dev.foldwork.backend.flow.FlowExchange.Content;
import dev.foldwork.backend.transfer.Arrivals.Called;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was published; never changes.
 *
 * @param number of the flow's version that it was made of
 * @param hash of what it means
 * @param content the flow as it may be shown
 * @param called every version that it calls, as it may be shown
 * @param leftOut how many things of each kind were left out
 */
record TemplateVersion(
        int number,
        Card card,
        String note,
        String hash,
        Content content,
        List<Called> called,
        Needed needs,
        Map<String, @Nullable Object> leftOut,
        Instant createdAt,
        String createdBy) {

    Map<String, @Nullable Object> summaryJson() {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("number", (long) number);
        card.addTo(json);
        json.put("note", note);
        json.put("hash", hash);
        json.put("needs", needs.toJson());
        json.put("createdAt", createdAt.toString());
        json.put("createdBy", createdBy);
        return json;
    }

    Map<String, @Nullable Object> toJson() {
        Map<String, @Nullable Object> json = summaryJson();
        json.put("text", content.text());
        json.put("files", content.files());
        json.put("layout", content.layout());
        return json;
    }
}
