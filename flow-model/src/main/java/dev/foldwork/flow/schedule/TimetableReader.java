package dev.foldwork.flow.schedule;

import dev.foldwork.flow.Problem;
import dev.foldwork.flow.Problem.Severity;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads what a person wrote as a timetable; collects every fault. */
public final class TimetableReader {

    private static final int MOST_DATES = 1_000;

    /**
     * What reading gave.
     *
     * @param timetable null when there is a problem
     * @param problems each fault: CRON_INVALID, ZONE_UNKNOWN, DATE_INVALID
     */
    public record Read(@Nullable Timetable timetable, List<Problem> problems) {}

    private final List<Problem> problems = new ArrayList<>();

    private TimetableReader() {}

    /**
     * Reads a timetable.
     *
     * @param cron see {@link Cron}
     * @param zone name of a region in the time zone database, such as {@code Europe/Berlin} or {@code UTC}
     * @param skipped dates as {@code 2026-12-24}
     * @param added dates likewise
     */
    public static Read read(String cron, String zone, List<String> skipped, List<String> added) {
        return new TimetableReader().all(cron, zone, skipped, added);
    }

    private Read all(String cron, String zone, List<String> skipped, List<String> added) {
        Cron.Read pattern = Cron.read(cron);
        problems.addAll(pattern.problems());
        boolean known = ZoneId.getAvailableZoneIds().contains(zone);
        if (!known) {
            fault(
                    "ZONE_UNKNOWN",
                    "There is no time zone '" + zone + "'",
                    "write a region such as Europe/Berlin, or UTC");
        }
        Set<LocalDate> without = dates("skipped", skipped);
        Set<LocalDate> with = dates("added", added);
        for (LocalDate date : with) {
            if (without.contains(date)) {
                fault("DATE_INVALID", "Date " + date + " is both skipped and added", "remove it from one of the two");
            }
        }
        if (!problems.isEmpty()) {
            return new Read(null, List.copyOf(problems));
        }
        return new Read(
                new Timetable(Objects.requireNonNull(pattern.cron()), ZoneId.of(zone), without, with), List.of());
    }

    private Set<LocalDate> dates(String list, List<String> texts) {
        var dates = new LinkedHashSet<LocalDate>();
        if (texts.size() > MOST_DATES) {
            fault("DATE_INVALID", "There are more than " + MOST_DATES + " " + list + " dates", "remove past ones");
            return dates;
        }
        for (String text : texts) {
            try {
                dates.add(LocalDate.parse(text));
            } catch (DateTimeParseException malformed) {
                fault(
                        "DATE_INVALID",
                        "'" + text + "' among the " + list + " dates is no date",
                        "write it like 2026-12-24");
            }
        }
        return dates;
    }

    private void fault(String code, String message, String remedy) {
        problems.add(new Problem(code, Severity.ERROR, null, 0, 0, null, message, remedy));
    }
}
