package dev.foldwork.backend.template;

import dev.foldwork.flow.document.FlowReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What a template needs to run.
 *
 * @param types of its nodes, with versions
 * @param connections kinds by name
 */
record Needed(List<String> types, List<String> secrets, Map<String, String> connections, List<String> folders) {

    /**
     * Draws it from documents and from what a plan says.
     *
     * @param planned secrets, connections and folders as plans of imports name them
     */
    static Needed of(Collection<String> documents, Map<String, ?> planned) {
        var types = new TreeSet<String>();
        documents.forEach(text -> {
            var document = FlowReader.read(text.getBytes(StandardCharsets.UTF_8), "document")
                    .document();
            if (document != null) {
                nodes(document.value().get("spec"), types);
            }
        });
        return new Needed(
                List.copyOf(types),
                texts(planned.get("secrets")),
                kinds(planned.get("connections")),
                texts(planned.get("folders")));
    }

    private static void nodes(@Nullable Object body, TreeSet<String> types) {
        if (body instanceof Map<?, ?> map && map.get("nodes") instanceof Map<?, ?> nodes) {
            nodes.values().forEach(node -> {
                if (node instanceof Map<?, ?> members && members.get("type") instanceof String type) {
                    types.add(type);
                }
                nodes(node, types);
            });
        }
    }

    private static List<String> texts(@Nullable Object list) {
        var texts = new ArrayList<String>();
        if (list instanceof List<?> values) {
            values.forEach(value -> texts.add(String.valueOf(value)));
        }
        return List.copyOf(texts);
    }

    private static Map<String, String> kinds(@Nullable Object map) {
        var kinds = new TreeMap<String, String>();
        if (map instanceof Map<?, ?> values) {
            values.forEach((name, kind) -> kinds.put(String.valueOf(name), String.valueOf(kind)));
        }
        return kinds;
    }

    static Needed ofJson(Map<String, ?> json) {
        return new Needed(
                texts(json.get("types")),
                texts(json.get("secrets")),
                kinds(json.get("connections")),
                texts(json.get("folders")));
    }

    Map<String, @Nullable Object> toJson() {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("types", types);
        json.put("secrets", secrets);
        json.put("connections", connections);
        json.put("folders", folders);
        return json;
    }
}
