package dev.foldwork.flow.json;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Brings values of other makes into the documented form. */
final class JsonNormal {

    private static final double WHOLE = 9_007_199_254_740_992.0;

    private JsonNormal() {}

    static @Nullable Object of(@Nullable Object value, int depth) {
        return switch (value) {
            case null -> null;
            case String text -> text;
            case Boolean flag -> flag;
            case Number number -> number(number);
            case Map<?, ?> map -> map(map, depth);
            case List<?> list -> list(list, depth);
            case Iterable<?> items -> list(copy(items), depth);
            case Object[] array -> list(List.of(array), depth);
            case Character c -> c.toString();
            default ->
                throw new JsonException(
                        "JSON_INVALID", "a value of " + value.getClass().getName() + " is not JSON");
        };
    }

    static Object number(Number number) {
        return switch (number) {
            case Long whole -> whole(whole);
            case Integer whole -> (long) whole;
            case Double real -> real(real);
            case BigInteger big -> big.bitLength() < 54 ? whole(big.longValue()) : real(big.doubleValue());
            case BigDecimal big -> real(big.doubleValue());
            default -> real(number.doubleValue());
        };
    }

    private static Object whole(long whole) {
        return Math.abs((double) whole) < WHOLE ? (Object) whole : (Object) (double) whole;
    }

    private static Object real(double real) {
        if (!Double.isFinite(real)) {
            throw new JsonException("JSON_INVALID", "the number " + real + " is not finite");
        }
        if (real == Math.rint(real) && Math.abs(real) < WHOLE) {
            return (long) real;
        }
        return real;
    }

    private static Map<String, @Nullable Object> map(Map<?, ?> map, int depth) {
        deeper(depth);
        var normal = LinkedHashMap.<String, @Nullable Object>newLinkedHashMap(map.size());
        for (var entry : map.entrySet()) {
            normal.put(String.valueOf(entry.getKey()), of(entry.getValue(), depth + 1));
        }
        return normal;
    }

    private static List<@Nullable Object> list(List<?> list, int depth) {
        deeper(depth);
        var normal = new ArrayList<@Nullable Object>(list.size());
        for (Object item : list) {
            normal.add(of(item, depth + 1));
        }
        return normal;
    }

    private static List<@Nullable Object> copy(Iterable<?> items) {
        var list = new ArrayList<@Nullable Object>();
        items.forEach(list::add);
        return list;
    }

    private static void deeper(int depth) {
        if (depth >= Json.MAX_DEPTH) {
            throw new JsonException("JSON_TOO_DEEP", "the value is nested deeper than " + Json.MAX_DEPTH + " levels");
        }
    }
}
