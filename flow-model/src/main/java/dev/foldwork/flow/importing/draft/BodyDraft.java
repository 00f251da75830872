package dev.foldwork.flow.importing.draft;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A body under construction. Used by one thread. */
public final class BodyDraft {

    public final Map<String, NodeDraft> nodes = new LinkedHashMap<>();
    public final Map<String, @Nullable Object> outputs = new LinkedHashMap<>();

    public NodeDraft add(NodeDraft node) {
        nodes.put(node.id, node);
        return node;
    }

    void into(Map<String, @Nullable Object> json) {
        var all = new LinkedHashMap<String, @Nullable Object>();
        nodes.forEach((id, node) -> all.put(id, node.toJson()));
        json.put("nodes", all);
        if (!outputs.isEmpty()) {
            json.put("outputs", outputs);
        }
    }
}
