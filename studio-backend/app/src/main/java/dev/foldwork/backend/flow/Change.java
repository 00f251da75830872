package dev.foldwork.backend.flow;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A change of a draft.
 *
 * @param revision what the part became by it
 * @param by who made it
 * @param paths what was changed, as JSON pointers or file names; empty when only comments or spaces were
 * @param undo the body that takes it back: a patch, or the whole as it was before
 */
record Change(Part part, long revision, Instant at, String by, List<String> paths, Map<String, @Nullable Object> undo) {

    private static final int MOST_PATHS = 50;

    /** What has revisions of its own. */
    enum Part {
        LOGIC,
        LAYOUT;

        String wire() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    Change {
        paths = paths.stream()
                .map(DraftFacts::plain)
                .distinct()
                .limit(MOST_PATHS)
                .toList();
    }

    /** Returns who, when and what, as a JSON value. */
    Map<String, @Nullable Object> toJson() {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("part", part.wire());
        json.put("revision", revision);
        json.put("at", at.toString());
        json.put("by", by);
        json.put("paths", paths);
        return json;
    }
}
