package dev.foldwork.backend.wire;

import dev.foldwork.backend.problem.ApiProblem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the fields of a posted object; a field of the wrong form is refused by name.
 *
 * @param json the object
 * @param place how messages name the object, empty for the body itself
 */
public record Fields(Map<String, @Nullable Object> json, String place) {

    /** Wraps a body and refuses fields that nobody reads, so that a misspelt one is not silently ignored. */
    public static Fields of(Map<String, @Nullable Object> body, String... known) {
        return new Fields(body, "").allowing(known);
    }

    private Fields allowing(String... known) {
        Set<String> names = Set.of(known);
        for (String name : json.keySet()) {
            if (!names.contains(name)) {
                throw ApiProblem.field(named(name), "left out; known here are " + String.join(", ", known));
            }
        }
        return this;
    }

    private String named(String field) {
        return place.isEmpty() ? field : place + "." + field;
    }

    /** Returns a text that must be there. */
    public String text(String field) {
        String text = optionalText(field);
        if (text == null) {
            throw ApiProblem.field(named(field), "a text");
        }
        return text;
    }

    /** Returns a text, or null when the field is missing or null. */
    public @Nullable String optionalText(String field) {
        Object value = json.get(field);
        if (value == null || value instanceof String) {
            return (String) value;
        }
        throw ApiProblem.field(named(field), "a text");
    }

    /** Returns a whole number, or null when the field is missing or null. */
    public @Nullable Long optionalWhole(String field) {
        Object value = json.get(field);
        if (value == null || value instanceof Long) {
            return (Long) value;
        }
        throw ApiProblem.field(named(field), "a whole number");
    }

    /** Returns an object that must be there, wrapped. */
    public Fields object(String field, String... known) {
        if (!(json.get(field) instanceof Map<?, ?>)) {
            throw ApiProblem.field(named(field), "an object");
        }
        return new Fields(map(field), named(field)).allowing(known);
    }

    /** Returns a map of any values; empty when the field is missing. */
    @SuppressWarnings("unchecked")
    public Map<String, @Nullable Object> map(String field) {
        Object value = json.get(field);
        if (value == null) {
            return Map.of();
        }
        if (value instanceof Map<?, ?> map) {
            return (Map<String, @Nullable Object>) map;
        }
        throw ApiProblem.field(named(field), "an object");
    }

    /** Returns a map of texts; empty when the field is missing. */
    public Map<String, String> texts(String field) {
        var texts = new LinkedHashMap<String, String>();
        map(field).forEach((name, value) -> {
            if (!(value instanceof String text)) {
                throw ApiProblem.field(named(field) + "." + name, "a text");
            }
            texts.put(name, text);
        });
        return texts;
    }

    /** Returns a list of any values; empty when the field is missing. */
    public List<?> list(String field) {
        Object value = json.get(field);
        if (value == null) {
            return List.of();
        }
        if (value instanceof List<?> list) {
            return list;
        }
        throw ApiProblem.field(named(field), "a list");
    }

    /** Returns a list of texts; empty when the field is missing. */
    public List<String> textList(String field) {
        var texts = new ArrayList<String>();
        for (Object value : list(field)) {
            if (!(value instanceof String text)) {
                throw ApiProblem.field(named(field), "a list of texts");
            }
            texts.add(text);
        }
        return texts;
    }
}
