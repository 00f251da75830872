package dev.foldwork.flow.schedule;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneRules;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * Walks over every minute of every local day and asks whether it fits, by the written rules and nothing else. Shares no
 * code with what it checks.
 */
final class ReferenceCron {

    private static final List<String> MONTHS =
            List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");
    private static final List<String> DAYS = List.of("sun", "mon", "tue", "wed", "thu", "fri", "sat");

    private final String[] fields;
    private final ZoneId zone;
    private final boolean shown;
    private final boolean[] seconds;
    private final boolean[] minutes;
    private final boolean[] hours;
    private final boolean[] months;

    ReferenceCron(String pattern, ZoneId zone) {
        String[] written = pattern.toLowerCase(java.util.Locale.ROOT).trim().split(" +");
        this.fields = written.length == 6 ? written : ("0 " + pattern.toLowerCase(java.util.Locale.ROOT)).split(" +");
        this.zone = zone;
        seconds = table(fields[0], 60, List.of(), 0);
        minutes = table(fields[1], 60, List.of(), 0);
        hours = table(fields[2], 24, List.of(), 0);
        months = table(fields[4], 13, MONTHS, 1);
        boolean everyHour = IntStream.range(0, 24).allMatch(hour -> hours[hour]);
        shown = everyHour || (fields[0] + fields[1]).matches(".*[*/].*");
    }

    private static boolean[] table(String field, int size, List<String> names, int first) {
        var table = new boolean[size];
        for (int value = first; value < size; value++) {
            int wanted = value;
            table[value] =
                    List.of(field.split(",")).stream().anyMatch(item -> covers(item, wanted, size - 1, names, first));
        }
        return table;
    }

    private static boolean covers(String item, int value, int last, List<String> names, int first) {
        String[] parts = item.split("/");
        int step = parts.length == 2 ? Integer.parseInt(parts[1]) : 1;
        String[] ends = parts[0].equals("*") ? new String[] {"" + first, "" + last} : parts[0].split("-");
        int low = plain(ends[0], names, first);
        int high = plain(ends[ends.length - 1], names, first);
        return value >= low && value <= high && (value - low) % step == 0;
    }

    private static int plain(String text, List<String> names, int first) {
        return names.contains(text) ? names.indexOf(text) + first : Integer.parseInt(text);
    }

    /** Returns everything due on local days from one to another (excluded), in seconds since 1970. */
    long[] due(LocalDate from, LocalDate to) {
        var due = LongStream.builder();
        ZoneRules rules = zone.getRules();
        for (LocalDate day = from; day.isBefore(to); day = day.plusDays(1)) {
            if (fits(day)) {
                walk(day, rules, due);
            }
        }
        return due.build().sorted().distinct().toArray();
    }

    private void walk(LocalDate day, ZoneRules rules, LongStream.Builder due) {
        ZoneOffset dawn = rules.getOffset(day.atStartOfDay().minusHours(3));
        ZoneOffset dusk = rules.getOffset(day.atStartOfDay().plusHours(27));
        long midnight = day.atStartOfDay().toEpochSecond(dawn);
        for (int minute = 0; minute < 1440; minute++) {
            for (int second = 0; hours[minute / 60] && minutes[minute % 60] && second < 60; second++) {
                if (!seconds[second]) {
                    continue;
                }
                if (dawn.equals(dusk)) {
                    due.add(midnight + minute * 60 + second);
                } else {
                    shows(day.atTime(minute / 60, minute % 60, second), rules)
                            .forEach(at -> due.add(at.getEpochSecond()));
                }
            }
        }
    }

    private List<Instant> shows(LocalDateTime local, ZoneRules rules) {
        List<Instant> all = rules.getValidOffsets(local).stream()
                .map(local::toInstant)
                .sorted()
                .toList();
        if (shown || all.size() == 1) {
            return all;
        }
        if (all.size() == 2) {
            return all.subList(0, 1);
        }
        LocalDateTime later = local;
        while (rules.getValidOffsets(later).isEmpty()) {
            later = later.plusSeconds(1);
        }
        return List.of(later.toInstant(rules.getOffset(later)));
    }

    private boolean fits(LocalDate day) {
        if (!months[day.getMonthValue()]) {
            return false;
        }
        boolean monthDay = fitsMonthDay(day);
        boolean weekday = fitsWeekday(day);
        boolean free = fields[3].equals("*") || fields[5].equals("*");
        return free ? monthDay && weekday : monthDay || weekday;
    }

    private boolean fitsMonthDay(LocalDate day) {
        YearMonth month = YearMonth.from(day);
        for (String item : fields[3].split(",")) {
            boolean fits;
            if (item.equals("lw")) {
                fits = day.equals(workdays(month).getLast());
            } else if (item.equals("l")) {
                fits = day.equals(month.atEndOfMonth());
            } else if (item.startsWith("l-")) {
                fits = day.plusDays(Integer.parseInt(item.substring(2))).equals(month.atEndOfMonth());
            } else if (item.endsWith("w")) {
                int target = Integer.parseInt(item.substring(0, item.length() - 1));
                fits = target <= month.lengthOfMonth() && day.equals(nearest(month, target));
            } else {
                fits = covers(item, day.getDayOfMonth(), 31, List.of(), 1);
            }
            if (fits) {
                return true;
            }
        }
        return false;
    }

    private static List<LocalDate> workdays(YearMonth month) {
        return month.atDay(1)
                .datesUntil(month.atEndOfMonth().plusDays(1))
                .filter(day -> day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY)
                .toList();
    }

    private static LocalDate nearest(YearMonth month, int target) {
        return workdays(month).stream()
                .min(java.util.Comparator.comparingInt(day -> Math.abs(day.getDayOfMonth() - target)))
                .orElseThrow();
    }

    private boolean fitsWeekday(LocalDate day) {
        int number = day.getDayOfWeek().getValue() % 7;
        List<LocalDate> same = YearMonth.from(day)
                .atDay(1)
                .datesUntil(YearMonth.from(day).atEndOfMonth().plusDays(1))
                .filter(other -> other.getDayOfWeek() == day.getDayOfWeek())
                .collect(Collectors.toList());
        for (String item : fields[5].split(",")) {
            boolean fits;
            if (item.contains("#")) {
                fits = plain(item.split("#")[0], DAYS, 0) % 7 == number
                        && same.indexOf(day) == Integer.parseInt(item.split("#")[1]) - 1;
            } else if (item.endsWith("l")) {
                fits = plain(item.substring(0, item.length() - 1), DAYS, 0) % 7 == number
                        && same.getLast().equals(day);
            } else {
                String ended = item.replace("-sun", "-7");
                fits = covers(ended, number, 6, DAYS, 0)
                        || (number == 0 && !item.contains("*") && covers(ended, 7, 7, DAYS, 0));
            }
            if (fits) {
                return true;
            }
        }
        return false;
    }
}
