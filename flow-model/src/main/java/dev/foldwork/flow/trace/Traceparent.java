package dev.foldwork.flow.trace;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A place in a trace, as W3C Trace Context version 00 writes it.
 *
 * @param trace 32 hex digits
 * @param span 16 hex digits
 * @param sampled whether its spans are wanted
 */
public record Traceparent(String trace, String span, boolean sampled) {

    private static final Pattern TEXT = Pattern.compile("00-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})");
    private static final String NO_TRACE = "0".repeat(32);
    private static final String NO_SPAN = "0".repeat(16);
    private static final int TRACE_BYTES = 16;
    private static final int SPAN_BYTES = 8;

    /** Reads a header; empty for none and for one that is malformed, which starts a trace anew. */
    public static Optional<Traceparent> read(@Nullable String text) {
        if (text == null) {
            return Optional.empty();
        }
        Matcher parts = TEXT.matcher(text);
        if (!parts.matches()
                || parts.group(1).equals(NO_TRACE)
                || parts.group(2).equals(NO_SPAN)) {
            return Optional.empty();
        }
        boolean sampled = (Integer.parseInt(parts.group(3), 16) & 1) == 1;
        return Optional.of(new Traceparent(parts.group(1), parts.group(2), sampled));
    }

    /** Returns the first place of a new trace. */
    public static Traceparent fresh() {
        return new Traceparent(random(TRACE_BYTES), random(SPAN_BYTES), true);
    }

    /** Returns a new place in the same trace. */
    public Traceparent next() {
        return at(random(SPAN_BYTES));
    }

    /** Returns another place in the same trace. */
    public Traceparent at(String other) {
        return new Traceparent(trace, other, sampled);
    }

    /** Returns the header. */
    public String text() {
        return "00-" + trace + "-" + span + (sampled ? "-01" : "-00");
    }

    private static String random(int length) {
        byte[] bytes = new byte[length];
        Random.SOURCE.nextBytes(bytes);
        // No id may be all zeros.
        bytes[0] |= 1;
        return HexFormat.of().formatHex(bytes);
    }

    /** Made when the first random place is wanted: without tracing never. */
    private static final class Random {
        static final SecureRandom SOURCE = new SecureRandom();
    }
}
