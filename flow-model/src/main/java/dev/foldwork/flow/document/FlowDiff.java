package dev.foldwork.flow.document;

import dev.foldwork.flow.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Compares what two documents mean: order of keys, layout and comments play no part. */
public final class FlowDiff {

    private final List<Change> changes = new ArrayList<>();

    private FlowDiff() {}

    /** What happened to a part. */
    public enum Kind {
        ADDED,
        REMOVED,
        CHANGED
    }

    /**
     * One difference.
     *
     * @param path names from the root, such as {@code spec.nodes.page.with.url}
     * @param before null when it was added
     * @param after null when it was removed
     */
    public record Change(
            Kind kind,
            String path,
            @Nullable Object before,
            @Nullable Object after) {

        /** Returns the difference as a JSON value. */
        public Map<String, @Nullable Object> toJson() {
            var json = new LinkedHashMap<String, @Nullable Object>();
            json.put("kind", kind.name().toLowerCase(java.util.Locale.ROOT));
            json.put("path", path);
            json.put("before", before);
            json.put("after", after);
            return json;
        }
    }

    /** Returns every difference, in the order of the first document and then of what the second adds. */
    public static List<Change> between(Map<String, ?> before, Map<String, ?> after) {
        var diff = new FlowDiff();
        diff.maps("", before, after);
        return List.copyOf(diff.changes);
    }

    private void maps(String path, Map<?, ?> before, Map<?, ?> after) {
        var keys = new LinkedHashSet<Object>(before.keySet());
        keys.addAll(after.keySet());
        for (Object key : keys) {
            String own = path.isEmpty() ? key.toString() : path + "." + key;
            if (!after.containsKey(key)) {
                changes.add(new Change(Kind.REMOVED, own, before.get(key), null));
            } else if (!before.containsKey(key)) {
                changes.add(new Change(Kind.ADDED, own, null, after.get(key)));
            } else {
                values(own, before.get(key), after.get(key));
            }
        }
    }

    private void values(String path, @Nullable Object before, @Nullable Object after) {
        if (before instanceof Map<?, ?> one && after instanceof Map<?, ?> other) {
            maps(path, one, other);
        } else if (!Json.deepEquals(before, after)) {
            changes.add(new Change(Kind.CHANGED, path, before, after));
        }
    }
}
