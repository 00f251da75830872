package dev.foldwork.flow.json;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Writes JSON text exactly as JavaScript's {@code JSON.stringify} does; faster than setting up a generator. */
final class JsonWriting {

    private static final String HEX = "0123456789abcdef";

    private final StringBuilder out = new StringBuilder(256);
    private final boolean pretty;
    private final boolean sorted;

    private JsonWriting(boolean pretty, boolean sorted) {
        this.pretty = pretty;
        this.sorted = sorted;
    }

    static String text(@Nullable Object value, boolean pretty, boolean sorted) {
        var writing = new JsonWriting(pretty, sorted);
        writing.value(value, 0);
        return writing.out.toString();
    }

    static byte[] bytes(@Nullable Object value) {
        return text(value, false, false).getBytes(StandardCharsets.UTF_8);
    }

    private void value(@Nullable Object value, int depth) {
        switch (value) {
            case null -> out.append("null");
            case String text -> string(text);
            case Boolean flag -> out.append(flag.booleanValue());
            case Number number -> number(number);
            case Map<?, ?> map -> object(sorted ? sorted(map) : map, depth);
            case List<?> list -> array(list, depth);
            default ->
                throw new JsonException(
                        "JSON_INVALID", "a value of " + value.getClass().getName() + " is not JSON");
        }
    }

    private static Map<String, @Nullable Object> sorted(Map<?, ?> map) {
        var sorted = new TreeMap<String, @Nullable Object>();
        map.forEach((key, value) -> sorted.put(String.valueOf(key), value));
        return sorted;
    }

    private void number(Number number) {
        Object normal = JsonNormal.number(number);
        out.append(normal instanceof Long whole ? Long.toString(whole) : real((Double) normal));
    }

    /** The shortest digits that read back as the number, in the form of JavaScript and RFC 8785. */
    private static String real(double real) {
        BigDecimal decimal = new BigDecimal(Double.toString(Math.abs(real))).stripTrailingZeros();
        String digits = decimal.unscaledValue().toString();
        int point = digits.length() - decimal.scale();
        String text;
        if (point > 21 || point < -5) {
            String exponent = (point > 0 ? "+" : "") + (point - 1);
            text = digits.charAt(0) + (digits.length() > 1 ? "." + digits.substring(1) : "") + "e" + exponent;
        } else if (point <= 0) {
            text = "0." + "0".repeat(-point) + digits;
        } else if (point >= digits.length()) {
            text = digits + "0".repeat(point - digits.length());
        } else {
            text = digits.substring(0, point) + "." + digits.substring(point);
        }
        return real < 0 ? "-" + text : text;
    }

    private void object(Map<?, ?> map, int depth) {
        out.append('{');
        boolean first = true;
        for (var entry : map.entrySet()) {
            separate(first, depth + 1);
            first = false;
            string(String.valueOf(entry.getKey()));
            out.append(pretty ? ": " : ":");
            value(entry.getValue(), depth + 1);
        }
        close(first, depth, '}');
    }

    private void array(List<?> list, int depth) {
        out.append('[');
        boolean first = true;
        for (Object item : list) {
            separate(first, depth + 1);
            first = false;
            value(item, depth + 1);
        }
        close(first, depth, ']');
    }

    private void separate(boolean first, int depth) {
        if (!first) {
            out.append(',');
        }
        line(depth);
    }

    private void close(boolean empty, int depth, char bracket) {
        if (!empty) {
            line(depth);
        }
        out.append(bracket);
    }

    private void line(int depth) {
        if (pretty) {
            out.append('\n').append("  ".repeat(depth));
        }
    }

    private void string(String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                case '\b' -> out.append("\\b");
                case '\f' -> out.append("\\f");
                default -> plain(c, lone(text, i));
            }
        }
        out.append('"');
    }

    private static boolean lone(String text, int at) {
        char c = text.charAt(at);
        if (Character.isHighSurrogate(c)) {
            return at + 1 == text.length() || !Character.isLowSurrogate(text.charAt(at + 1));
        }
        return Character.isLowSurrogate(c) && (at == 0 || !Character.isHighSurrogate(text.charAt(at - 1)));
    }

    private void plain(char c, boolean lone) {
        // Lone surrogates and controls are escaped so that the text is always valid UTF-8.
        if (c < 0x20 || lone) {
            out.append("\\u");
            for (int shift = 12; shift >= 0; shift -= 4) {
                out.append(HEX.charAt((c >> shift) & 0xf));
            }
        } else {
            out.append(c);
        }
    }
}
