package dev.foldwork.backend.template;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A flow that was made of a template.
 *
 * @param number the version that it was made of or last took over
 * @param newest the template's newest version
 */
record Copy(
        UUID flow,
        String name,
        String title,
        UUID template,
        String templateTitle,
        int number,
        int newest,
        boolean withdrawn,
        Instant createdAt,
        String createdBy) {

    boolean updateAvailable() {
        return newest > number && !withdrawn;
    }

    Map<String, @Nullable Object> toJson() {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("flow", flow.toString());
        json.put("name", name);
        json.put("title", title);
        json.put("template", template.toString());
        json.put("templateTitle", templateTitle);
        json.put("version", (long) number);
        json.put("newest", (long) newest);
        json.put("updateAvailable", updateAvailable());
        json.put("withdrawn", withdrawn);
        json.put("createdAt", createdAt.toString());
        json.put("createdBy", createdBy);
        return json;
    }
}
