package dev.foldwork.flow.json;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes JSON values held as plain Java.
 *
 * <p>A value is a {@code Map<String, Object>} in insertion order, a {@code List}, String, Boolean, Long, Double or null.
 * Whole numbers below 2^53 are Long and written without a fraction; every other number is a finite Double.
 * Thread-safe.
 */
public final class Json {

    /** Greatest nesting of maps and lists. */
    public static final int MAX_DEPTH = 512;

    private Json() {}

    /** Reads one JSON value; throws {@link JsonException} naming line and column. */
    public static @Nullable Object parse(String text) {
        return JsonReading.parse(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Reads one JSON value from UTF-8 bytes; throws {@link JsonException} naming line and column. */
    public static @Nullable Object parse(byte[] utf8) {
        return JsonReading.parse(utf8);
    }

    /** Reads one JSON object; throws {@link JsonException} when the text holds anything else. */
    @SuppressWarnings("unchecked")
    public static Map<String, @Nullable Object> object(byte[] utf8) {
        if (parse(utf8) instanceof Map<?, ?> map) {
            return (Map<String, @Nullable Object>) map;
        }
        throw new JsonException("JSON_INVALID", "expected a JSON object");
    }

    /** Reads one JSON object; throws {@link JsonException} when the text holds anything else. */
    public static Map<String, @Nullable Object> object(String text) {
        return object(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Returns the value as compact JSON. */
    public static String write(@Nullable Object value) {
        return JsonWriting.text(value, false, false);
    }

    /** Returns the value as indented JSON, two spaces a level. */
    public static String writePretty(@Nullable Object value) {
        return JsonWriting.text(value, true, false);
    }

    /** Returns the value as compact JSON in UTF-8. */
    public static byte[] bytes(@Nullable Object value) {
        return JsonWriting.bytes(value);
    }

    /** Returns compact JSON with sorted keys: equal values give equal text. */
    public static String canonical(@Nullable Object value) {
        return JsonWriting.text(value, false, true);
    }

    /** Returns SHA-256 of {@link #canonical} in hex. */
    public static String sha256(@Nullable Object value) {
        return sha256(canonical(value).getBytes(StandardCharsets.UTF_8));
    }

    /** Returns SHA-256 of bytes in hex. */
    public static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("this Java has no SHA-256", missing);
        }
    }

    /**
     * Returns the value in the form this class documents, copied where it had to change.
     *
     * @throws JsonException for a number that is not finite, a value that is not JSON, or nesting beyond MAX_DEPTH
     */
    public static @Nullable Object normalize(@Nullable Object value) {
        return JsonNormal.of(value, 0);
    }

    /** Returns true when two JSON values are equal; numbers are compared by value, key order does not matter. */
    public static boolean deepEquals(@Nullable Object left, @Nullable Object right) {
        if (left instanceof Number a && right instanceof Number b) {
            return a instanceof Long x && b instanceof Long y
                    ? x.longValue() == y.longValue()
                    : Double.compare(a.doubleValue(), b.doubleValue()) == 0;
        }
        if (left instanceof Map<?, ?> a && right instanceof Map<?, ?> b) {
            return a.size() == b.size()
                    && a.entrySet().stream()
                            .allMatch(entry -> b.containsKey(entry.getKey())
                                    && deepEquals(entry.getValue(), b.get(entry.getKey())));
        }
        if (left instanceof List<?> a && right instanceof List<?> b) {
            if (a.size() != b.size()) {
                return false;
            }
            for (int i = 0; i < a.size(); i++) {
                if (!deepEquals(a.get(i), b.get(i))) {
                    return false;
                }
            }
            return true;
        }
        return Objects.equals(left, right);
    }
}
