package dev.foldwork.backend.flow;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What people are working on.
 *
 * @param text the document as written, comments included
 * @param files texts beside the document, by path
 * @param layout places on the canvas; behaviour never depends on it
 */
record Draft(FlowSummary flow, String text, Map<String, String> files, Map<String, @Nullable Object> layout) {

    /** Returns the logic as a JSON value. */
    Map<String, @Nullable Object> logicJson() {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("flow", flow.id().toString());
        json.put("revision", flow.draftRevision());
        json.put("text", text);
        json.put("files", files);
        json.put("changedAt", flow.changedAt().toString());
        json.put("changedBy", flow.changedBy());
        return json;
    }

    /** Returns the layout as a JSON value. */
    Map<String, @Nullable Object> layoutJson() {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("flow", flow.id().toString());
        json.put("revision", flow.layoutRevision());
        json.put("layout", layout);
        return json;
    }
}
