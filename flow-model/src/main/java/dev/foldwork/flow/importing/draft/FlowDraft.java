package dev.foldwork.flow.importing.draft;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A flow under construction. Used by one thread. */
public final class FlowDraft {

    public final String name;
    public final String title;
    public final Ids ids = new Ids();
    public final Report report = new Report();
    public final BodyDraft body = new BodyDraft();

    /** Inputs by name, each with its JSON Schema; empty: anything is taken. */
    public final Map<String, Object> inputs = new LinkedHashMap<>();

    public final Set<String> required = new LinkedHashSet<>();
    public final Set<String> secrets = new TreeSet<>();
    public final Map<String, String> connections = new TreeMap<>();
    public final Set<String> calls = new TreeSet<>();

    /** Free notes of the canvas, in the layout's form. */
    public final List<Map<String, Object>> notes = new ArrayList<>();

    public @Nullable String summary;

    /**
     * @param name the flow's name, small letters, digits and {@code _}
     * @param title what the source calls it
     */
    public FlowDraft(String name, String title) {
        this.name = name;
        String plain = Texts.title(title);
        this.title = plain.isEmpty() ? this.name : plain;
    }

    /** Returns the flow document as a JSON value, keys in canonical order. */
    public Map<String, @Nullable Object> document() {
        var metadata = new LinkedHashMap<String, @Nullable Object>();
        metadata.put("name", name);
        metadata.put("title", title);
        if (summary != null && !summary.isBlank()) {
            metadata.put("summary", Texts.note(summary));
        }
        var spec = new LinkedHashMap<String, @Nullable Object>();
        Map<String, @Nullable Object> access = access();
        if (!access.isEmpty()) {
            spec.put("access", access);
        }
        spec.put("inputs", schema());
        body.into(spec);
        var document = new LinkedHashMap<String, @Nullable Object>();
        document.put("apiVersion", "foldwork/v1");
        document.put("kind", "Flow");
        document.put("metadata", metadata);
        document.put("spec", spec);
        return document;
    }

    private Map<String, @Nullable Object> access() {
        var access = new LinkedHashMap<String, @Nullable Object>();
        if (!secrets.isEmpty()) {
            access.put("secrets", List.copyOf(secrets));
        }
        if (!connections.isEmpty()) {
            access.put("connections", connections);
        }
        return access;
    }

    private Map<String, @Nullable Object> schema() {
        var schema = new LinkedHashMap<String, @Nullable Object>();
        schema.put("type", "object");
        if (!required.isEmpty()) {
            schema.put("required", List.copyOf(required));
        }
        if (!inputs.isEmpty()) {
            schema.put("properties", inputs);
        }
        return schema;
    }

    /** Returns positions and notes as the layout file holds them; null when there are none. */
    public @Nullable Map<String, ?> layout() {
        var nodes = new LinkedHashMap<String, Object>();
        positions(body, "", nodes);
        if (nodes.isEmpty() && notes.isEmpty()) {
            return null;
        }
        var layout = new LinkedHashMap<String, Object>();
        layout.put("nodes", nodes);
        if (!notes.isEmpty()) {
            layout.put("notes", notes);
        }
        return layout;
    }

    private static void positions(BodyDraft body, String prefix, Map<String, Object> all) {
        for (NodeDraft node : body.nodes.values()) {
            if (node.at != null) {
                var place = new LinkedHashMap<String, Object>();
                place.put("x", Math.round(node.at[0]));
                place.put("y", Math.round(node.at[1]));
                all.put(prefix + node.id, place);
            }
            if (node.body != null) {
                positions(node.body, prefix + node.id + ".", all);
            }
        }
    }
}
