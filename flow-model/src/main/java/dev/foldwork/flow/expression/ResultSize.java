package dev.foldwork.flow.expression;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Refuses results that hold more entries than the bounds allow. */
final class ResultSize {

    private ResultSize() {}

    static @Nullable Object checked(@Nullable Object value, int items) {
        if (count(value, items) < 0) {
            throw new ExpressionException(
                    "EXPRESSION_TOO_LARGE", "The result holds more than " + items + " entries", -1, "D2014");
        }
        return value;
    }

    private static long count(@Nullable Object value, long left) {
        long rest = left;
        if (value instanceof List<?> list) {
            rest -= list.size();
            for (int i = 0; rest >= 0 && i < list.size(); i++) {
                Object item = list.get(i);
                if (item instanceof List<?> || item instanceof Map<?, ?>) {
                    rest = count(item, rest);
                }
            }
        } else if (value instanceof Map<?, ?> map) {
            rest -= map.size();
            for (Object item : map.values()) {
                rest = rest < 0 ? rest : count(item, rest);
            }
        }
        return rest;
    }
}
