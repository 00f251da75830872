package dev.foldwork.node.secret;

import dev.foldwork.flow.json.Json;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** What programs make of a text that they put into another one. */
final class Encodings {

    /** Every encoding; each gives what stands inside, without quotes and padding around it. */
    static final List<UnaryOperator<String>> ALL = List.of(
            Encodings::json,
            Encodings::asciiJson,
            text -> json(text).replace("/", "\\/"),
            text -> asciiJson(text).replace("/", "\\/"),
            text -> angles(json(text)),
            text -> angles(asciiJson(text)),
            Encodings::form,
            text -> small(form(text)),
            text -> form(text).replace("+", "%20"),
            text -> small(form(text)).replace("+", "%20"),
            Encodings::component,
            text -> small(component(text)),
            text -> marks(component(text)),
            text -> small(marks(component(text))),
            text -> HexFormat.of().formatHex(bytes(text)),
            text -> HexFormat.of().withUpperCase().formatHex(bytes(text)),
            text -> html(text).replace("\"", "&quot;").replace("'", "&#39;"),
            text -> html(text).replace("\"", "&#34;").replace("'", "&#39;"),
            text -> base64(Base64.getEncoder(), text, 0),
            text -> base64(Base64.getEncoder(), text, 1),
            text -> base64(Base64.getEncoder(), text, 2),
            text -> base64(Base64.getUrlEncoder(), text, 0),
            text -> base64(Base64.getUrlEncoder(), text, 1),
            text -> base64(Base64.getUrlEncoder(), text, 2));

    private static final Pattern ESCAPE = Pattern.compile("%[0-9A-F]{2}");

    private Encodings() {}

    /** As RFC 8259 needs it and no more. */
    static String json(String text) {
        String quoted = Json.write(text);
        return quoted.substring(1, quoted.length() - 1);
    }

    /** As Python and PHP write JSON: nothing but ASCII. */
    private static String asciiJson(String text) {
        var ascii = new StringBuilder();
        json(text).chars().forEach(unit -> {
            if (unit < 0x7f) {
                ascii.append((char) unit);
            } else {
                ascii.append(String.format("\\u%04x", unit));
            }
        });
        return ascii.toString();
    }

    /** As Go writes JSON: nothing that a page could take for a tag. */
    private static String angles(String json) {
        return json.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026");
    }

    /** As a form is posted (WHATWG URL). */
    private static String form(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** As RFC 3986 has it. */
    private static String component(String text) {
        return form(text).replace("+", "%20").replace("*", "%2A").replace("%7E", "~");
    }

    /** As JavaScript's encodeURIComponent has it. */
    private static String marks(String component) {
        return component
                .replace("%21", "!")
                .replace("%27", "'")
                .replace("%28", "(")
                .replace("%29", ")")
                .replace("%2A", "*");
    }

    private static String small(String escaped) {
        return ESCAPE.matcher(escaped).replaceAll(found -> found.group().toLowerCase(Locale.ROOT));
    }

    private static String html(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    /**
     * Returns the characters that the text gives by itself, whatever stands before and behind it: Base64 packs three
     * bytes into four characters (RFC 4648), so a neighbour shares the first or last one.
     *
     * @param before how many bytes of a group of three stand before it
     */
    private static String base64(Base64.Encoder encoder, String text, int before) {
        byte[] bytes = bytes(text);
        byte[] placed = new byte[before + bytes.length];
        System.arraycopy(bytes, 0, placed, before, bytes.length);
        byte[] encoded = encoder.withoutPadding().encode(placed);
        int from = before == 0 ? 0 : before + 1;
        int to = placed.length % 3 == 0 ? encoded.length : encoded.length - 1;
        return new String(Arrays.copyOfRange(encoded, from, Math.max(from, to)), StandardCharsets.US_ASCII);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
