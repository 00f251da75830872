package dev.foldwork.flow.document;

import dev.foldwork.flow.json.JsonPointer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A place at which the three documents of a merge are not the same.
 *
 * @param path names from the root
 * @param merged what comes of it; of a conflict what mine says, until somebody chooses
 */
public record MergePart(List<String> path, Outcome outcome, Side base, Side mine, Side theirs, Side merged) {

    /** What became of a place. */
    public enum Outcome {
        /** Only theirs changed it. */
        TAKEN,
        /** Only mine changed it. */
        KEPT,
        /** Both changed it in the same way. */
        SAME,
        /** Both changed it, and both changes fit together. */
        JOINED,
        /** Both changed it, and somebody has to choose. */
        CONFLICT
    }

    /**
     * What one document says at the place.
     *
     * @param present false when it has nothing there; its value is null then
     */
    public record Side(boolean present, @Nullable Object value) {

        /** Nothing. */
        public static final Side ABSENT = new Side(false, null);

        static Side of(Map<?, ?> map, String name) {
            return map.containsKey(name) ? new Side(true, map.get(name)) : ABSENT;
        }
    }

    /** Returns the name under which a choice is made: the path as a JSON pointer. */
    public String key() {
        return JsonPointer.text(path);
    }

    /** Returns the part as a JSON value; a side that has nothing at the place is left out. */
    public Map<String, @Nullable Object> toJson() {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("key", key());
        json.put("outcome", outcome.name().toLowerCase(Locale.ROOT));
        side(json, "base", base);
        side(json, "mine", mine);
        side(json, "theirs", theirs);
        side(json, "merged", merged);
        return json;
    }

    private static void side(Map<String, @Nullable Object> json, String name, Side side) {
        if (side.present()) {
            json.put(name, side.value());
        }
    }
}
