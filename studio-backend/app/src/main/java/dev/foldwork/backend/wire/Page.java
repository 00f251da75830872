package dev.foldwork.backend.wire;

import dev.foldwork.backend.problem.ApiProblem;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** How lists are cut into pages, and how the ids of what is in them are read. */
public final class Page {

    /** The most entries that a page has. */
    public static final int LARGEST = 200;

    private Page() {}

    /** Returns how many entries a page has, and refuses what is out of bounds. */
    public static int limit(int wanted) {
        if (wanted < 1 || wanted > LARGEST) {
            throw ApiProblem.field("limit", "a number from 1 to " + LARGEST);
        }
        return wanted;
    }

    /** Returns the id of the entry that a page begins behind, null for the first page. */
    public static @Nullable UUID id(@Nullable String before) {
        return before == null ? null : id(before, () -> ApiProblem.field("before", "the id of an entry"));
    }

    /** Returns an id as it stands in a path; what cannot be one names nothing that exists. */
    public static UUID id(String text, Supplier<ApiProblem> unknown) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException malformed) {
            throw unknown.get();
        }
    }

    /** Returns the time that a page begins before, null for the first page. */
    public static @Nullable Instant time(@Nullable String before) {
        try {
            return before == null ? null : Instant.parse(before);
        } catch (DateTimeParseException malformed) {
            throw ApiProblem.field("before", "a time like 2026-01-31T08:00:00Z");
        }
    }

    /**
     * Returns a page with the cursor for the one behind it, null at the end.
     *
     * @param name how the body names the entries
     * @param limit how many were asked for; fewer mean that nothing follows
     * @param cursor what a caller sends back to go on behind an entry: a number, or what gives a text
     */
    public static <T> Map<String, @Nullable Object> of(
            String name,
            List<T> page,
            int limit,
            Function<T, Map<String, @Nullable Object>> json,
            Function<T, Object> cursor) {
        var body = new LinkedHashMap<String, @Nullable Object>();
        body.put(name, page.stream().map(json).toList());
        body.put("next", page.size() < limit ? null : next(cursor.apply(page.getLast())));
        return body;
    }

    private static Object next(Object cursor) {
        return cursor instanceof Long ? cursor : cursor.toString();
    }
}
