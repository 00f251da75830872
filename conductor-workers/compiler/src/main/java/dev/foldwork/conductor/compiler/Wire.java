package dev.foldwork.conductor.compiler;

import dev.foldwork.flow.json.Json;
import java.util.Base64;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Carries values through the cloud engine as opaque text.
 *
 * <p>The engine reorders the keys of maps, and looks for references in task input once more when it hands a task out.
 * A value therefore travels as JSON text in which no reference can stand: a dollar sign is written as an escape.
 */
public final class Wire {

    private Wire() {}

    /** Returns the value as JSON text without a dollar sign. */
    public static String text(@Nullable Object value) {
        String json = Json.write(value);
        // A dollar sign stands only inside JSON strings, so that its escape means the same.
        return json.indexOf('$') < 0 ? json : json.replace("$", "\\u0024");
    }

    /** Returns the value of a text, null for an absent one. */
    public static @Nullable Object value(@Nullable Object text) {
        return text instanceof String json ? Json.parse(json) : null;
    }

    /** Returns the map that a text holds, empty for an absent one. */
    @SuppressWarnings("unchecked")
    public static Map<String, @Nullable Object> map(@Nullable Object text) {
        return value(text) instanceof Map<?, ?> map ? (Map<String, @Nullable Object>) map : Map.of();
    }

    /** Returns the value as text of letters, digits, hyphen and underscore only. */
    static String opaque(Object value) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Json.bytes(value));
    }

    /** Reads what {@link #opaque} wrote. */
    static Map<String, @Nullable Object> fromOpaque(String text) {
        return Json.object(Base64.getUrlDecoder().decode(text));
    }
}
