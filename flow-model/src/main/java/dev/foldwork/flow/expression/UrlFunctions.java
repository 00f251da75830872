package dev.foldwork.flow.expression;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Percent and Base64 encoding of UTF-8 text, as JavaScript's functions of the same names. */
final class UrlFunctions {

    private static final String COMPONENT = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.!~*'()";
    private static final String RESERVED = ";/?:@&=+$,#";

    private UrlFunctions() {}

    static @Nullable Object encodeUrl(List<?> arguments) {
        String text = Arguments.text(arguments, "encodeUrl");
        return text == null ? null : encoded(text, COMPONENT + RESERVED);
    }

    static @Nullable Object encodeUrlComponent(List<?> arguments) {
        String text = Arguments.text(arguments, "encodeUrlComponent");
        return text == null ? null : encoded(text, COMPONENT);
    }

    static @Nullable Object decodeUrl(List<?> arguments) {
        String text = Arguments.text(arguments, "decodeUrl");
        return text == null ? null : decoded(text, RESERVED);
    }

    static @Nullable Object decodeUrlComponent(List<?> arguments) {
        String text = Arguments.text(arguments, "decodeUrlComponent");
        return text == null ? null : decoded(text, "");
    }

    static @Nullable Object base64encode(List<?> arguments) {
        String text = Arguments.text(arguments, "base64encode");
        return text == null ? null : Base64.getEncoder().encodeToString(bytes(text));
    }

    static @Nullable Object base64decode(List<?> arguments) {
        String text = Arguments.text(arguments, "base64decode");
        if (text == null) {
            return null;
        }
        try {
            return text(Base64.getDecoder().decode(text));
        } catch (IllegalArgumentException invalid) {
            throw malformed(text);
        }
    }

    private static String encoded(String text, String kept) {
        var result = new StringBuilder();
        for (byte each : bytes(text)) {
            if (each > 0 && kept.indexOf(each) >= 0) {
                result.append((char) each);
            } else {
                result.append(String.format("%%%02X", each & 0xff));
            }
        }
        return result.toString();
    }

    /** Decodes what is percent-encoded, but leaves the encoding of these characters as it is. */
    private static String decoded(String text, String left) {
        var bytes = new ByteArrayOutputStream();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != '%') {
                int end = text.offsetByCodePoints(i, 1);
                bytes.writeBytes(bytes(text.substring(i, end)));
                i = end - 1;
                continue;
            }
            if (i + 3 > text.length() || !text.substring(i + 1, i + 3).matches("[0-9a-fA-F]{2}")) {
                throw malformed(text);
            }
            int value = Integer.parseInt(text.substring(i + 1, i + 3), 16);
            if (left.indexOf(value) >= 0) {
                bytes.writeBytes(bytes(text.substring(i, i + 3)));
            } else {
                bytes.write(value);
            }
            i += 2;
        }
        return text(bytes.toByteArray());
    }

    private static byte[] bytes(String text) {
        try {
            ByteBuffer buffer = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
            var bytes = new byte[buffer.remaining()];
            buffer.get(bytes);
            return bytes;
        } catch (CharacterCodingException lone) {
            throw malformed(text);
        }
    }

    private static String text(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException invalid) {
            throw malformed(new String(bytes, StandardCharsets.ISO_8859_1));
        }
    }

    private static ExpressionException malformed(String text) {
        return Arguments.failed("'" + Expressions.shortened(text) + "' cannot be encoded or decoded", "D3140");
    }
}
