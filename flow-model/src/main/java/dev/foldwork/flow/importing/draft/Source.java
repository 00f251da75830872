package dev.foldwork.flow.importing.draft;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads members of a foreign JSON value without trusting their types: what has another type counts as missing. */
public record Source(Map<?, ?> map) {

    /** Reads a value that should be a map. */
    public static Source of(@Nullable Object value) {
        return new Source(value instanceof Map<?, ?> map ? map : Map.of());
    }

    public boolean has(String key) {
        return map.get(key) != null;
    }

    public @Nullable Object get(String key) {
        return map.get(key);
    }

    /** Returns a text, a number or a flag as text; null for anything else. */
    public @Nullable String text(String key) {
        Object value = map.get(key);
        return value instanceof String || value instanceof Number || value instanceof Boolean
                ? String.valueOf(value)
                : null;
    }

    public String text(String key, String otherwise) {
        String text = text(key);
        return text == null ? otherwise : text;
    }

    public boolean flag(String key) {
        return Boolean.TRUE.equals(map.get(key));
    }

    public long number(String key, long otherwise) {
        return map.get(key) instanceof Number number ? number.longValue() : otherwise;
    }

    /** Returns the version-like number of the key; 1 when there is none. */
    public double version(String key) {
        return map.get(key) instanceof Number number ? number.doubleValue() : 1;
    }

    public Source child(String key) {
        return of(map.get(key));
    }

    public List<?> list(String key) {
        return map.get(key) instanceof List<?> list ? list : List.of();
    }

    /** Returns those items of a list that are maps. */
    public List<Source> children(String key) {
        return list(key).stream().filter(Map.class::isInstance).map(Source::of).toList();
    }
}
