package dev.foldwork.node.builtin.http;

import dev.foldwork.flow.json.Json;
import dev.foldwork.flow.json.JsonException;
import dev.foldwork.node.Artifacts;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.jspecify.annotations.Nullable;

/** Reads an answer into a node's outputs. */
final class Exchange {

    private static final int LARGEST_INLINE_BYTES = 256 * 1024;

    private Exchange() {}

    /** Returns {@code status, headers, body}; a body that is no text or is large becomes an artifact. */
    static Map<String, @Nullable Object> outputs(ClassicHttpResponse response, Artifacts artifacts) throws IOException {
        var outputs = new LinkedHashMap<String, @Nullable Object>();
        outputs.put("status", (long) response.getCode());
        var headers = new LinkedHashMap<String, @Nullable Object>();
        for (Header header : response.getHeaders()) {
            String name = header.getName().toLowerCase(Locale.ROOT);
            headers.merge(name, header.getValue(), (one, more) -> one + ", " + more);
        }
        outputs.put("headers", headers);
        outputs.put("body", body(response, artifacts));
        return outputs;
    }

    private static @Nullable Object body(ClassicHttpResponse response, Artifacts artifacts) throws IOException {
        if (response.getEntity() == null) {
            return null;
        }
        ContentType type = ContentType.parseLenient(response.getEntity().getContentType());
        String mediaType = type == null ? "application/octet-stream" : type.getMimeType();
        try (InputStream content = response.getEntity().getContent()) {
            byte[] start = content.readNBytes(LARGEST_INLINE_BYTES + 1);
            if (start.length > LARGEST_INLINE_BYTES) {
                return artifacts.put(
                        new SequenceInputStream(new ByteArrayInputStream(start), content), "body", mediaType);
            }
            boolean json = mediaType.endsWith("/json") || mediaType.endsWith("+json");
            if (!json && !mediaType.startsWith("text/") && type != null) {
                return start.length == 0 ? null : artifacts.put(new ByteArrayInputStream(start), "body", mediaType);
            }
            return text(start, json, type == null ? null : type.getCharset(), mediaType, artifacts);
        }
    }

    private static @Nullable Object text(
            byte[] bytes, boolean json, @Nullable Charset charset, String mediaType, Artifacts artifacts)
            throws IOException {
        try {
            if (json) {
                return Json.parse(bytes);
            }
        } catch (JsonException notJson) {
            // What calls itself JSON and is not is given as text.
        }
        try {
            Charset used = charset == null ? StandardCharsets.UTF_8 : charset;
            return used.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException notText) {
            return artifacts.put(new ByteArrayInputStream(bytes), "body", mediaType);
        }
    }
}
