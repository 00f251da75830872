package dev.foldwork.flow.run;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The names an expression can see: {@code inputs}, {@code vars}, {@code nodes} and, in bodies, {@code item},
 * {@code index}, {@code iteration}, {@code state}, {@code args}.
 *
 * <p>Immutable. A body's scope is its outer scope with names added; an inner node hides an outer one of the same id.
 *
 * @param names the visible names; {@code nodes} maps node ids to what {@link Settled#view} shows
 */
public record Scope(Map<String, @Nullable Object> names) {

    /** Returns the scope of a flow's own body. */
    public static Scope root(Map<String, @Nullable Object> inputs, Map<String, @Nullable Object> vars) {
        var names = new LinkedHashMap<String, @Nullable Object>();
        names.put("inputs", inputs);
        names.put("vars", vars);
        names.put("nodes", Map.of());
        return new Scope(names);
    }

    /** Returns this scope with one name added or replaced. */
    public Scope with(String name, @Nullable Object value) {
        var more = new LinkedHashMap<String, @Nullable Object>(names);
        more.put(name, value);
        return new Scope(more);
    }

    /** Returns this scope with these nodes (id to settled view) added to the visible ones. */
    @SuppressWarnings("unchecked")
    public Scope withNodes(Map<String, ? extends Map<String, @Nullable Object>> views) {
        if (views.isEmpty()) {
            return this;
        }
        Object outer = names.get("nodes");
        var nodes = new LinkedHashMap<String, @Nullable Object>(
                outer instanceof Map<?, ?> map ? (Map<String, @Nullable Object>) map : Map.of());
        nodes.putAll(views);
        return with("nodes", nodes);
    }
}
