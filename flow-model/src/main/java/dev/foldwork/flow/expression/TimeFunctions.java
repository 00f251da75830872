package dev.foldwork.flow.expression;

import com.dashjoin.jsonata.Functions;
import java.text.ParseException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Times: {@code $now} and {@code $millis} come from the context, a time without a zone is UTC. */
final class TimeFunctions {

    private static final DateTimeFormatter ISO =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);
    private static final Pattern TEXT = Pattern.compile("(\\d{4})(?:-(\\d\\d)(?:-(\\d\\d)"
            + "(?:T(\\d\\d):(\\d\\d)(?::(\\d\\d)(?:\\.(\\d{1,9}))?)?(Z|[+-]\\d\\d:?\\d\\d)?)?)?)?");
    private static final Pattern ZONE = Pattern.compile("[+-]\\d{4}");

    private TimeFunctions() {}

    static @Nullable Object now(Instant now, List<?> arguments) {
        return written(now.toEpochMilli(), Arguments.at(arguments, 0), Arguments.at(arguments, 1), "now");
    }

    static @Nullable Object fromMillis(List<?> arguments) {
        Number millis = Arguments.number(arguments, "fromMillis");
        if (millis == null) {
            return null;
        }
        double value = millis.doubleValue();
        if (value < -62_167_219_200_000.0 || value > 253_402_300_799_999.0 || value != Math.rint(value)) {
            throw Arguments.failed("$fromMillis: " + millis + " is no time in whole milliseconds", "D3110");
        }
        return written((long) value, Arguments.at(arguments, 1), Arguments.at(arguments, 2), "fromMillis");
    }

    private static @Nullable Object written(
            long millis, @Nullable Object picture, @Nullable Object zone, String function) {
        if (zone != null && !(zone instanceof String text && ZONE.matcher(text).matches())) {
            throw Arguments.failed("$" + function + ": a time zone is written +0100", "D3134");
        }
        if (picture == null && zone == null) {
            return ISO.format(Instant.ofEpochMilli(millis));
        }
        checkPicture(picture, function);
        try {
            return Functions.dateTimeFromMillis(millis, (String) picture, (String) zone);
        } catch (RuntimeException fault) {
            throw Arguments.failed("$" + function + ": the picture '" + picture + "' is not known", "D3132");
        }
    }

    static @Nullable Object toMillis(List<?> arguments) {
        String text = Arguments.text(arguments, "toMillis");
        if (text == null) {
            return null;
        }
        Object picture = Arguments.at(arguments, 1);
        if (picture == null) {
            return iso(text);
        }
        checkPicture(picture, "toMillis");
        try {
            return Functions.dateTimeToMillis(text, (String) picture);
        } catch (ParseException | RuntimeException fault) {
            throw Arguments.failed(
                    "$toMillis: '" + Expressions.shortened(text) + "' does not fit the picture", "D3136");
        }
    }

    private static void checkPicture(@Nullable Object picture, String function) {
        if (picture != null && !(picture instanceof String text && Pictures.isTime(text))) {
            throw Arguments.failed("$" + function + ": flows do not have the picture '" + picture + "'", "D3132");
        }
    }

    private static long iso(String text) {
        Matcher parts = TEXT.matcher(text);
        if (!parts.matches()) {
            throw notIso(text);
        }
        try {
            LocalDate day = LocalDate.of(part(parts, 1, 0), part(parts, 2, 1), part(parts, 3, 1));
            String fraction = parts.group(7) == null ? "" : parts.group(7);
            int millis = Integer.parseInt((fraction + "000").substring(0, 3));
            LocalTime time = LocalTime.of(part(parts, 4, 0), part(parts, 5, 0), part(parts, 6, 0));
            String zone = parts.group(8) == null ? "Z" : parts.group(8).replaceFirst("(\\d\\d)(\\d\\d)$", "$1:$2");
            return day.atTime(time).toInstant(ZoneOffset.of(zone)).toEpochMilli() + millis;
        } catch (DateTimeException impossible) {
            throw notIso(text);
        }
    }

    private static int part(Matcher parts, int group, int missing) {
        return parts.group(group) == null ? missing : Integer.parseInt(parts.group(group));
    }

    private static ExpressionException notIso(String text) {
        return Arguments.failed("$toMillis: '" + Expressions.shortened(text) + "' is no ISO 8601 time", "D3110");
    }
}
