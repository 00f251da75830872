package dev.foldwork.cli.run;

import dev.foldwork.cli.CliFailure;
import dev.foldwork.cli.ExitCode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A moment as people type it. */
final class Moment {

    static final String FORMS = "2026-01-31, 2026-01-31T08:00:00Z, or how long ago (30m, 2h, 7d)";

    private static final Pattern AGO = Pattern.compile("([0-9]{1,5})([smhd])");

    private Moment() {}

    /** Reads a moment; a date is its beginning where this program runs. */
    static Instant of(String option, String typed, Instant now) {
        Matcher ago = AGO.matcher(typed);
        if (ago.matches()) {
            long number = Long.parseLong(ago.group(1));
            return now.minus(
                    switch (ago.group(2)) {
                        case "s" -> Duration.ofSeconds(number);
                        case "m" -> Duration.ofMinutes(number);
                        case "h" -> Duration.ofHours(number);
                        default -> Duration.ofDays(number);
                    });
        }
        try {
            return typed.contains("T")
                    ? Instant.parse(typed)
                    : LocalDate.parse(typed)
                            .atStartOfDay(ZoneId.systemDefault())
                            .toInstant();
        } catch (DateTimeParseException malformed) {
            throw new CliFailure(
                    "USAGE_INVALID", ExitCode.USAGE, option + " " + typed + " is no time", "write it like " + FORMS);
        }
    }
}
