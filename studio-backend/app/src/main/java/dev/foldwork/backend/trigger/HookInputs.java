package dev.foldwork.backend.trigger;

import dev.foldwork.backend.problem.ApiProblem;
import dev.foldwork.backend.problem.Code;
import dev.foldwork.flow.json.Json;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Turns the body of a delivery into inputs: JSON, a form, or text. It is data and nothing else. */
final class HookInputs {

    private static final int MOST_FIELDS = 1_000;

    private HookInputs() {}

    /**
     * Returns the inputs a body gives.
     *
     * @param type the Content-Type header
     * @param bodyInput the input that gets the whole body; null when the body's fields are the inputs
     */
    static Map<String, @Nullable Object> of(@Nullable String type, byte[] body, @Nullable String bodyInput) {
        Object value = value(type == null ? "" : type.split(";")[0].strip().toLowerCase(Locale.ROOT), body);
        if (bodyInput != null) {
            var inputs = new LinkedHashMap<String, @Nullable Object>();
            inputs.put(bodyInput, value);
            return inputs;
        }
        if (value instanceof Map<?, ?> fields) {
            var inputs = new LinkedHashMap<String, @Nullable Object>();
            fields.forEach((name, field) -> inputs.put(String.valueOf(name), field));
            return inputs;
        }
        throw ApiProblem.field("body", "a JSON object or a form, as this webhook takes its fields for inputs");
    }

    private static @Nullable Object value(String type, byte[] body) {
        if (body.length == 0) {
            return Map.of();
        }
        if (type.equals("application/json") || type.endsWith("+json")) {
            return Json.parse(body);
        }
        return switch (type) {
            case "application/x-www-form-urlencoded" -> form(text(body));
            case "text/plain" -> text(body);
            default ->
                throw new ApiProblem(
                        Code.MEDIA_TYPE_UNSUPPORTED,
                        "Send application/json, application/x-www-form-urlencoded or text/plain.");
        };
    }

    private static String text(byte[] body) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
        } catch (CharacterCodingException malformed) {
            throw ApiProblem.field("body", "UTF-8 text");
        }
    }

    /** A name that stands once gives a text, one that stands more often gives a list. */
    private static Map<String, @Nullable Object> form(String text) {
        var fields = new LinkedHashMap<String, @Nullable Object>();
        String[] pairs = text.split("&");
        if (pairs.length > MOST_FIELDS) {
            throw ApiProblem.field("body", "a form of at most " + MOST_FIELDS + " fields");
        }
        for (String pair : pairs) {
            int equals = pair.indexOf('=');
            String name = decoded(equals < 0 ? pair : pair.substring(0, equals));
            String value = equals < 0 ? "" : decoded(pair.substring(equals + 1));
            fields.merge(name, value, HookInputs::joined);
        }
        return fields;
    }

    private static Object joined(Object old, Object value) {
        if (old instanceof List<?> list) {
            var longer = new ArrayList<Object>(list);
            longer.add(value);
            return longer;
        }
        return List.of(old, value);
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            throw ApiProblem.field("body", "a form whose % signs are followed by two hexadecimal digits");
        }
    }
}
