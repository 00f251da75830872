package dev.foldwork.flow.importing.draft;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A node under construction. Used by one thread. */
public final class NodeDraft {

    public final String id;
    public final Map<String, @Nullable Object> with = new LinkedHashMap<>();
    public final Set<String> needs = new LinkedHashSet<>();
    public String type;
    public @Nullable String title;
    public @Nullable String note;
    public @Nullable String uses;
    public @Nullable String timeout;
    public @Nullable Map<String, Object> retry;
    public @Nullable BodyDraft body;
    public boolean disabled;
    public boolean goesOn;

    /** Position of the node's left upper corner on the source's canvas, in its units. */
    public double @Nullable [] at;

    public NodeDraft(String id, String type) {
        this.id = id;
        this.type = type;
    }

    public NodeDraft with(String name, @Nullable Object value) {
        with.put(name, value);
        return this;
    }

    public NodeDraft needs(Collection<String> wires) {
        needs.addAll(wires);
        return this;
    }

    public NodeDraft title(String text) {
        String plain = Texts.title(text);
        title = plain.isEmpty() ? null : plain;
        return this;
    }

    /** Adds a line to the note. */
    public void note(String text) {
        note = Texts.note(note == null ? text : note + "\n" + text);
    }

    Map<String, @Nullable Object> toJson() {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("type", type);
        put(json, "title", title);
        put(json, "note", note);
        put(json, "disabled", disabled ? true : null);
        put(json, "needs", needs.isEmpty() ? null : List.copyOf(needs));
        put(json, "uses", uses);
        put(json, "with", with.isEmpty() ? null : with);
        put(json, "retry", retry);
        put(json, "timeout", timeout);
        put(json, "onError", goesOn ? "continue" : null);
        if (body != null) {
            body.into(json);
        }
        return json;
    }

    private static void put(Map<String, @Nullable Object> json, String key, @Nullable Object value) {
        if (value != null) {
            json.put(key, value);
        }
    }
}
