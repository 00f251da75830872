package dev.foldwork.node.builtin.file;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The lines found so far, within bounds of number and size; files are read as a stream. For one thread. */
final class Matches {

    private static final int MAX_LINE_BYTES = 1 << 20;
    private static final int MAX_SHOWN = 500;
    private static final int MAX_CHARACTERS = 700_000;
    private static final int MATCH_CHARACTERS = 60;
    private static final int BINARY_BYTES = 8000;
    private static final int BUFFER_BYTES = 1 << 16;

    private final List<Map<String, @Nullable Object>> list = new ArrayList<>();
    private final String text;
    private final boolean ignoreCase;
    private final int limit;
    private int characters;
    private boolean truncated;

    Matches(String text, boolean ignoreCase, int limit) {
        this.text = ignoreCase ? text.toLowerCase(Locale.ROOT) : text;
        this.ignoreCase = ignoreCase;
        this.limit = limit;
    }

    List<Map<String, @Nullable Object>> list() {
        return list;
    }

    /** Returns true when a match, a part of a very long line or a file was left out. */
    boolean truncated() {
        return truncated;
    }

    /** Notes that a file could not be looked at. */
    void leaveOut() {
        truncated = true;
    }

    /** Collects the matches of a file and closes it; returns false when no more are wanted. */
    boolean collect(FileChannel file, RelativePath path) throws IOException {
        try (InputStream content = new BufferedInputStream(Channels.newInputStream(file), BUFFER_BYTES)) {
            return binary(content) || lines(content, path.toString());
        }
    }

    private static boolean binary(InputStream content) throws IOException {
        content.mark(BINARY_BYTES);
        byte[] start = content.readNBytes(BINARY_BYTES);
        content.reset();
        for (byte each : start) {
            if (each == 0) {
                return true;
            }
        }
        return false;
    }

    private boolean lines(InputStream content, String path) throws IOException {
        var line = new ByteArrayOutputStream();
        long number = 1;
        for (int next = content.read(); next >= 0; next = content.read()) {
            if (next == '\n') {
                if (!look(line, number, path)) {
                    return false;
                }
                line.reset();
                number++;
            } else if (line.size() < MAX_LINE_BYTES) {
                line.write(next);
            } else {
                truncated = true;
            }
        }
        return look(line, number, path);
    }

    private boolean look(ByteArrayOutputStream bytes, long number, String path) {
        String line = bytes.toString(StandardCharsets.UTF_8);
        int at = (ignoreCase ? line.toLowerCase(Locale.ROOT) : line).indexOf(text);
        return at < 0 || add(path, number, shown(line, Math.min(at, line.length())));
    }

    private boolean add(String path, long number, String line) {
        characters += path.length() + line.length() + MATCH_CHARACTERS;
        if (list.size() == limit || characters > MAX_CHARACTERS) {
            truncated = true;
            return false;
        }
        var match = new LinkedHashMap<String, @Nullable Object>();
        match.put("path", path);
        match.put("line", number);
        match.put("text", line);
        list.add(match);
        return true;
    }

    /** Returns the line without its carriage return, cut to the part around the match when it is long. */
    private static String shown(String line, int at) {
        String plain = line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
        if (plain.length() <= MAX_SHOWN) {
            return plain;
        }
        int from = Math.max(0, Math.min(at - MAX_SHOWN / 4, plain.length() - MAX_SHOWN));
        int to = from + MAX_SHOWN;
        return (from > 0 ? "…" : "") + whole(plain, from, to) + (to < plain.length() ? "…" : "");
    }

    /** Cuts without tearing a character made of two halves. */
    private static String whole(String line, int from, int to) {
        int start = Character.isLowSurrogate(line.charAt(from)) ? from + 1 : from;
        int end = Character.isHighSurrogate(line.charAt(to - 1)) ? to - 1 : to;
        return line.substring(start, end);
    }
}
