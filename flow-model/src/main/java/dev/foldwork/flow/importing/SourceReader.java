package dev.foldwork.flow.importing;

import dev.foldwork.flow.Problem;
import dev.foldwork.flow.document.FlowReader;
import dev.foldwork.flow.json.Json;
import dev.foldwork.flow.json.JsonException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads a source's bytes within bounds: size, depth, length of keys; YAML without tags and aliases. */
final class SourceReader {

    private static final int MAX_DEPTH = 100;
    private static final int MAX_KEY = 1_000;
    private static final int MAX_VALUES = 1_000_000;

    private int values;

    private SourceReader() {}

    static @Nullable Object read(byte[] source, String file) {
        if (source.length > FlowReader.MAX_BYTES) {
            throw new ImportException(
                    "IMPORT_TOO_LARGE",
                    file + " has " + source.length + " bytes, more than 16 MiB",
                    "export workflows one by one, without pinned data");
        }
        byte[] bytes = withoutMark(source);
        Object value = looksLikeJson(bytes) ? json(bytes, file) : yaml(bytes, file);
        new SourceReader().bounded(value, 0, file);
        return value;
    }

    private static byte[] withoutMark(byte[] bytes) {
        boolean marked =
                bytes.length > 2 && bytes[0] == (byte) 0xEF && bytes[1] == (byte) 0xBB && bytes[2] == (byte) 0xBF;
        return marked ? Arrays.copyOfRange(bytes, 3, bytes.length) : bytes;
    }

    private static boolean looksLikeJson(byte[] bytes) {
        for (byte each : bytes) {
            if (each != ' ' && each != '\n' && each != '\r' && each != '\t') {
                return each == '{' || each == '[';
            }
        }
        return false;
    }

    private static @Nullable Object json(byte[] bytes, String file) {
        try {
            return Json.parse(bytes);
        } catch (JsonException invalid) {
            throw new ImportException(
                    "IMPORT_UNREADABLE", file + " cannot be read: " + invalid.getMessage(), "export it again");
        }
    }

    private static Map<String, @Nullable Object> yaml(byte[] bytes, String file) {
        var read = FlowReader.read(bytes, file);
        if (read.document() == null) {
            Problem first = read.problems().getFirst();
            throw new ImportException(
                    "IMPORT_UNREADABLE",
                    file + " cannot be read: line " + first.line() + ": " + first.message(),
                    first.remedy());
        }
        return read.document().value();
    }

    private void bounded(@Nullable Object value, int depth, String file) {
        if (depth > MAX_DEPTH) {
            throw refused(file + " is nested deeper than " + MAX_DEPTH + " levels");
        }
        if (++values > MAX_VALUES) {
            throw refused(file + " holds more than " + MAX_VALUES + " values");
        }
        if (value instanceof Map<?, ?> map) {
            map.forEach((key, item) -> {
                if (String.valueOf(key).length() > MAX_KEY) {
                    throw refused(file + " has a name longer than " + MAX_KEY + " characters");
                }
                bounded(item, depth + 1, file);
            });
        } else if (value instanceof List<?> list) {
            list.forEach(item -> bounded(item, depth + 1, file));
        }
    }

    private static ImportException refused(String why) {
        return new ImportException("IMPORT_TOO_LARGE", why, "no workflow needs that; ask where the file comes from");
    }
}
