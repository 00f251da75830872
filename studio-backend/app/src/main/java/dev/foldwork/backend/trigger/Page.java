package dev.foldwork.backend.trigger;

import dev.foldwork.backend.problem.ApiProblem;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** How lists are cut into pages, newest first. */
final class Page {

    private static final int LARGEST = 200;

    private Page() {}

    static int limit(int limit) {
        if (limit < 1 || limit > LARGEST) {
            throw ApiProblem.field("limit", "a number from 1 to " + LARGEST);
        }
        return limit;
    }

    static @Nullable UUID id(@Nullable String before) {
        try {
            return before == null ? null : UUID.fromString(before);
        } catch (IllegalArgumentException malformed) {
            throw ApiProblem.field("before", "the id of an entry");
        }
    }

    static @Nullable Instant time(@Nullable String before) {
        try {
            return before == null ? null : Instant.parse(before);
        } catch (DateTimeParseException malformed) {
            throw ApiProblem.field("before", "a time like 2026-01-31T08:00:00Z");
        }
    }

    /** Returns a page with the cursor for the one behind it, null at the end. */
    static <T> Map<String, @Nullable Object> of(
            String name,
            List<T> page,
            int limit,
            Function<T, Map<String, @Nullable Object>> json,
            Function<T, Object> cursor) {
        var body = new LinkedHashMap<String, @Nullable Object>();
        body.put(name, page.stream().map(json).toList());
        body.put(
                "next",
                page.size() < limit ? null : cursor.apply(page.getLast()).toString());
        return body;
    }
}
