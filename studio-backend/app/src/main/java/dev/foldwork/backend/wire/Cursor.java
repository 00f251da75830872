package dev.foldwork.backend.wire;

import dev.foldwork.backend.problem.ApiProblem;
import dev.foldwork.flow.json.Json;
import dev.foldwork.flow.json.JsonException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A place in a sorted list, opaque to callers.
 *
 * @param parts the sorted values of the last entry seen
 */
public record Cursor(List<String> parts) {

    /** A place by these sorted values. */
    public Cursor(String... parts) {
        this(List.of(parts));
    }

    /** Returns the text that a caller sends back. */
    @Override
    public String toString() {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(Json.write(parts).getBytes(StandardCharsets.UTF_8));
    }

    /** Returns the place a caller sent back, null for none; refuses one that this list did not give out. */
    public static @Nullable Cursor of(@Nullable String text, int parts) {
        if (text == null) {
            return null;
        }
        try {
            if (Json.parse(Base64.getUrlDecoder().decode(text)) instanceof List<?> list
                    && list.size() == parts
                    && list.stream().allMatch(part -> part instanceof String each && each.indexOf('\0') < 0)) {
                return new Cursor(list.stream().map(String::valueOf).toList());
            }
        } catch (IllegalArgumentException | JsonException foreign) {
            throw refused();
        }
        throw refused();
    }

    private static ApiProblem refused() {
        return ApiProblem.field("cursor", "the 'next' of a page of the same list");
    }

    /** Returns a part as a number. */
    public int number(int part) {
        try {
            return Integer.parseInt(parts.get(part));
        } catch (NumberFormatException foreign) {
            throw refused();
        }
    }

    /** Returns a part as a time. */
    public Instant time(int part) {
        try {
            return Instant.parse(parts.get(part));
        } catch (DateTimeException foreign) {
            throw refused();
        }
    }

    /** Returns a part as an id. */
    public UUID id(int part) {
        try {
            return UUID.fromString(parts.get(part));
        } catch (IllegalArgumentException foreign) {
            throw refused();
        }
    }
}
