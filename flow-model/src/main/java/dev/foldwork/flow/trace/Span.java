package dev.foldwork.flow.trace;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of work that is over, as protocol/telemetry.md names it; holds no value of a flow.
 *
 * @param place where it stands
 * @param parent what holds it, null for the first of its trace
 * @param attributes texts, whole numbers and truth values
 * @param error the code with which it failed, null when it did not
 * @param links further places it belongs to
 */
public record Span(
        Traceparent place,
        @Nullable Traceparent parent,
        Kind kind,
        String name,
        Instant start,
        Instant end,
        Map<String, Object> attributes,
        @Nullable String error,
        List<Traceparent> links) {

    private static final Pattern CODE = Pattern.compile("[A-Z][A-Z0-9_]{0,63}");

    /** Returns a failure's code as it may be recorded: what does not look like one may have been made from values. */
    public static String code(@Nullable Object code) {
        String text = String.valueOf(code);
        return CODE.matcher(text).matches() ? text : "_OTHER";
    }

    /** Which side of a call it is. */
    public enum Kind {
        INTERNAL,
        SERVER,
        CLIENT
    }
}
