package dev.foldwork.flow.check;

import dev.foldwork.flow.check.Reporter.Place;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads members of a map with their expected types, reporting what does not fit. */
final class Keys {

    private final Map<?, ?> map;
    private final Place place;
    private final Reporter reporter;

    Keys(Map<?, ?> map, Place place, Reporter reporter) {
        this.map = map;
        this.place = place;
        this.reporter = reporter;
    }

    /** Reports every key that is not among these. */
    void only(Collection<String> allowed, String what) {
        for (Object key : map.keySet()) {
            String name = String.valueOf(key);
            if (!allowed.contains(name)) {
                reporter.error(
                        "KEY_UNKNOWN",
                        place.at(name),
                        "'" + name + "' is no part of " + what + "." + Suggest.meant(name, allowed),
                        "remove it, or use one of: "
                                + String.join(", ", allowed.stream().sorted().toList()));
            }
        }
    }

    boolean has(String key) {
        return map.containsKey(key);
    }

    @Nullable
    Object get(String key) {
        return map.get(key);
    }

    Place place(String key) {
        return place.at(key);
    }

    @Nullable
    String text(String key) {
        return typed(key, String.class, "a text");
    }

    @Nullable
    Boolean flag(String key) {
        return typed(key, Boolean.class, "true or false");
    }

    @Nullable
    Long whole(String key) {
        return typed(key, Long.class, "a whole number");
    }

    @SuppressWarnings("unchecked")
    @Nullable
    Map<String, @Nullable Object> map(String key) {
        return (Map<String, @Nullable Object>) typed(key, Map.class, "a map");
    }

    @SuppressWarnings("unchecked")
    @Nullable
    List<@Nullable Object> list(String key) {
        return (List<@Nullable Object>) typed(key, List.class, "a list");
    }

    /** Returns the texts of a list, reporting each item that is none; empty when there is no list. */
    List<String> texts(String key) {
        var texts = new ArrayList<String>();
        List<@Nullable Object> list = list(key);
        for (int i = 0; list != null && i < list.size(); i++) {
            if (list.get(i) instanceof String text && !text.isBlank()) {
                texts.add(text);
            } else {
                reporter.error(
                        "VALUE_TYPE",
                        place.at(key, i),
                        "'" + key + "' is a list of texts, but holds " + kind(list.get(i)),
                        "write a text");
            }
        }
        return texts;
    }

    private <T> @Nullable T typed(String key, Class<T> type, String words) {
        Object value = map.get(key);
        if (value == null && !map.containsKey(key)) {
            return null;
        }
        if (!type.isInstance(value)) {
            reporter.error(
                    "VALUE_TYPE",
                    place.at(key),
                    "'" + key + "' must be " + words + ", but is " + kind(value),
                    "write " + words);
            return null;
        }
        return type.cast(value);
    }

    /** Returns what a JSON value is, in words. */
    static String kind(@Nullable Object value) {
        return switch (value) {
            case null -> "empty";
            case String text -> "the text '" + (text.length() > 40 ? text.substring(0, 39) + "…" : text) + "'";
            case Boolean flag -> flag.toString();
            case Number number -> "the number " + number;
            case Map<?, ?> ignored -> "a map";
            case List<?> ignored -> "a list";
            default -> value.toString();
        };
    }
}
