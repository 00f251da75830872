package dev.foldwork.conductor.worker;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Words for values in messages to people. */
final class Texts {

    private Texts() {}

    /** Returns what kind of value this is. */
    static String kind(@Nullable Object value) {
        return switch (value) {
            case null -> "nothing";
            case String text -> "text";
            case Boolean truth -> "true or false";
            case Number number -> "a number";
            case List<?> list -> "a list";
            case Map<?, ?> map -> "a map";
            default -> value.getClass().getSimpleName();
        };
    }
}
