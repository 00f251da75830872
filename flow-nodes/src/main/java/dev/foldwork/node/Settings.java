package dev.foldwork.node;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads resolved settings with the types an executor expects; what does not fit is a TYPE_MISMATCH that names the setting. */
public final class Settings {

    private final Map<String, @Nullable Object> values;

    /** Reads these values. */
    public Settings(Map<String, @Nullable Object> values) {
        this.values = values;
    }

    /** Returns a text that must be there. */
    public String text(String name) throws NodeFailure {
        String text = optionalText(name);
        if (text == null) {
            throw mismatch(name, "a text");
        }
        return text;
    }

    /** Returns a text, or null when it is missing or null. */
    public @Nullable String optionalText(String name) throws NodeFailure {
        return optional(name, String.class, "a text");
    }

    /** Returns true or false, or the given value when it is missing or null. */
    public boolean flag(String name, boolean otherwise) throws NodeFailure {
        Boolean flag = optional(name, Boolean.class, "true or false");
        return flag == null ? otherwise : flag;
    }

    /** Returns a whole number within bounds, or the given value when it is missing or null. */
    public int whole(String name, int otherwise, int least, int most) throws NodeFailure {
        Long number = optional(name, Long.class, "a whole number");
        if (number == null) {
            return otherwise;
        }
        if (number < least || number > most) {
            throw mismatch(name, "a whole number from " + least + " to " + most);
        }
        return number.intValue();
    }

    /** Returns a map, empty when it is missing or null. */
    @SuppressWarnings("unchecked")
    public Map<String, @Nullable Object> map(String name) throws NodeFailure {
        Map<String, @Nullable Object> map = optional(name, Map.class, "a map");
        return map == null ? Map.of() : map;
    }

    /** Returns a list, empty when it is missing or null. */
    @SuppressWarnings("unchecked")
    public List<@Nullable Object> list(String name) throws NodeFailure {
        List<@Nullable Object> list = optional(name, List.class, "a list");
        return list == null ? List.of() : list;
    }

    /** Returns the value as it is. */
    public @Nullable Object value(String name) {
        return values.get(name);
    }

    /** Returns true when the setting is there and not null. */
    public boolean has(String name) {
        return values.get(name) != null;
    }

    private <T> @Nullable T optional(String name, Class<T> type, String wanted) throws NodeFailure {
        Object value = values.get(name);
        if (value == null) {
            return null;
        }
        if (!type.isInstance(value)) {
            throw mismatch(name, wanted);
        }
        return type.cast(value);
    }

    /** Returns the failure for a setting of the wrong type. */
    public NodeFailure mismatch(String name, String wanted) {
        return new NodeFailure(
                "TYPE_MISMATCH", "Setting '" + name + "' must be " + wanted + ", but is " + kind(values.get(name)));
    }

    private static String kind(@Nullable Object value) {
        return switch (value) {
            case null -> "empty";
            case String text -> "the text '" + (text.length() > 60 ? text.substring(0, 59) + "…" : text) + "'";
            case Boolean flag -> flag.toString();
            case Number number -> "the number " + number;
            case Map<?, ?> ignored -> "a map";
            case List<?> ignored -> "a list";
            default -> value.toString();
        };
    }
}
