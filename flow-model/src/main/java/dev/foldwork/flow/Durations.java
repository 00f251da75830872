package dev.foldwork.flow;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads durations as flows write them: {@code 500ms}, {@code 2s}, {@code 5m}, {@code 1h30m}, {@code 1d}, {@code PT5S}. */
public final class Durations {

    /** What a remedy says about the form. */
    public static final String FORM = "write it like 500ms, 2s, 5m, 1h30m or 1d";

    private static final Pattern WHOLE = Pattern.compile("(?:\\d{1,12}(?:\\.\\d{1,9})?(?:ms|s|m|h|d))+");
    private static final Pattern PART = Pattern.compile("(\\d+(?:\\.\\d+)?)(ms|s|m|h|d)");

    private Durations() {}

    /** Returns the duration, empty when the text is none or is longer than ten years. */
    public static Optional<Duration> parse(String text) {
        Duration sum = text.startsWith("P") ? iso(text) : units(text);
        if (sum == null || sum.isNegative() || sum.compareTo(Duration.ofDays(3660)) > 0) {
            return Optional.empty();
        }
        return Optional.of(sum);
    }

    private static @org.jspecify.annotations.Nullable Duration units(String text) {
        if (!WHOLE.matcher(text).matches()) {
            return null;
        }
        double millis = 0;
        Matcher part = PART.matcher(text);
        while (part.find()) {
            millis += Double.parseDouble(part.group(1)) * millisOf(part.group(2));
        }
        return millis > 1e15 ? null : Duration.ofMillis(Math.round(millis));
    }

    private static @org.jspecify.annotations.Nullable Duration iso(String text) {
        try {
            return Duration.parse(text);
        } catch (DateTimeParseException invalid) {
            return null;
        }
    }

    private static long millisOf(String unit) {
        return switch (unit) {
            case "ms" -> 1;
            case "s" -> 1_000;
            case "m" -> 60_000;
            case "h" -> 3_600_000;
            default -> 86_400_000;
        };
    }

    /** Returns the shortest text that reads back as this duration. */
    public static String text(Duration duration) {
        long millis = duration.toMillis();
        if (millis % 1000 != 0 || millis == 0) {
            return millis + "ms";
        }
        long seconds = millis / 1000;
        if (seconds % 60 != 0) {
            return seconds + "s";
        }
        return seconds % 3600 == 0 ? seconds / 3600 + "h" : seconds / 60 + "m";
    }
}
