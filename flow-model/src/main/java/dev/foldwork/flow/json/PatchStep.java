package dev.foldwork.flow.json;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One operation of a JSON Patch (RFC 6902).
 *
 * <p>Two members go beyond the RFC, which has readers ignore what they do not know: both only say how a value is
 * written, never what it is.
 *
 * @param kind what is done
 * @param path where, never the whole value except in a test
 * @param from what is moved or copied
 * @param value what is put there or expected there
 * @param before name of the member before which a new one is written; behind the last one when null
 * @param source the value as YAML with its comments, as one entry of a map or list
 */
public record PatchStep(
        Kind kind,
        List<String> path,
        @Nullable List<String> from,
        @Nullable Object value,
        @Nullable String before,
        @Nullable String source) {

    /** What a step does. */
    public enum Kind {
        ADD,
        REMOVE,
        REPLACE,
        MOVE,
        COPY,
        TEST;

        String wire() {
            return name().toLowerCase(Locale.ROOT);
        }

        boolean hasFrom() {
            return this == MOVE || this == COPY;
        }

        boolean hasValue() {
            return this == ADD || this == REPLACE || this == TEST;
        }
    }

    /** Most steps of a patch. */
    public static final int MOST = 1_000;

    /** Reads the steps of a patch and names every one that cannot be read. */
    public static List<PatchStep> list(List<?> json) {
        if (json.size() > MOST) {
            throw new PatchException("The patch has " + json.size() + " steps, more than " + MOST);
        }
        var steps = new ArrayList<PatchStep>();
        var faults = new ArrayList<String>();
        for (int i = 0; i < json.size(); i++) {
            try {
                steps.add(of(json.get(i)));
            } catch (PatchException fault) {
                faults.add("Step " + i + ": " + fault.getMessage());
            }
        }
        if (!faults.isEmpty()) {
            throw new PatchException(String.join(". ", faults));
        }
        return steps;
    }

    private static PatchStep of(@Nullable Object json) {
        if (!(json instanceof Map<?, ?> map)) {
            throw new PatchException("a step is an object with 'op' and 'path'");
        }
        Kind kind = kind(map.get("op"));
        List<String> path = JsonPointer.parse(text(map, "path"));
        if (path.isEmpty() && kind != Kind.TEST) {
            throw new PatchException("the whole document is replaced by sending it, not by a patch");
        }
        if (kind.hasValue() && !map.containsKey("value")) {
            throw new PatchException("'value' is missing");
        }
        List<String> from = kind.hasFrom() ? JsonPointer.parse(text(map, "from")) : null;
        if (from != null
                && path.size() > from.size()
                && path.subList(0, from.size()).equals(from)) {
            throw new PatchException("a value cannot be put into itself");
        }
        return new PatchStep(
                kind,
                path,
                from,
                kind.hasValue() ? Json.normalize(map.get("value")) : null,
                map.get("before") instanceof String before ? before : null,
                map.get("source") instanceof String source ? source : null);
    }

    private static Kind kind(@Nullable Object op) {
        for (Kind kind : Kind.values()) {
            if (kind.wire().equals(op)) {
                return kind;
            }
        }
        throw new PatchException("'op' must be add, remove, replace, move, copy or test");
    }

    private static String text(Map<?, ?> map, String name) {
        if (map.get(name) instanceof String text) {
            return text;
        }
        throw new PatchException("'" + name + "' must be a JSON pointer");
    }

    /** Returns this step with the text its value is written as. */
    public PatchStep withSource(@Nullable String yaml) {
        return new PatchStep(kind, path, from, value, before, yaml);
    }

    /** Returns the step as a JSON value. */
    public Map<String, @Nullable Object> toJson() {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("op", kind.wire());
        json.put("path", JsonPointer.text(path));
        if (from != null) {
            json.put("from", JsonPointer.text(from));
        }
        if (kind.hasValue()) {
            json.put("value", value);
        }
        if (before != null) {
            json.put("before", before);
        }
        if (source != null) {
            json.put("source", source);
        }
        return json;
    }
}
