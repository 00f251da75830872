package dev.foldwork.node.step;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Estimates from below the size of a value as JSON, stopping as soon as it is over a limit. */
final class OutputSize {

    private OutputSize() {}

    static boolean exceeds(@Nullable Object value, long limit) {
        return measure(value, limit) < 0;
    }

    /** Returns what is left of the budget, negative when it is used up. */
    private static long measure(@Nullable Object value, long left) {
        long rest = left;
        if (value instanceof String text) {
            rest -= text.length() + 2L;
        } else if (value instanceof Map<?, ?> map) {
            rest -= 2;
            for (var entry : map.entrySet()) {
                rest = measure(
                        entry.getValue(), rest - String.valueOf(entry.getKey()).length() - 4);
                if (rest < 0) {
                    return rest;
                }
            }
        } else if (value instanceof List<?> list) {
            rest -= 2;
            for (Object item : list) {
                rest = measure(item, rest - 1);
                if (rest < 0) {
                    return rest;
                }
            }
        } else {
            rest -= String.valueOf(value).length();
        }
        return rest;
    }
}
