package dev.foldwork.flow.schedule;

import java.time.LocalDate;

/**
 * The days of the week that a pattern names; Sunday is 0.
 *
 * @param any true for {@code *}
 * @param days bit d for weekday d
 * @param last bit d for the last weekday d of the month ({@code FRIL})
 * @param nth bit {@code 7 * (n - 1) + d} for the nth weekday d of the month ({@code MON#2})
 */
record WeekDays(boolean any, long days, long last, long nth) {

    static final WeekDays ANY = new WeekDays(true, 0, 0, 0);
    static final WeekDays NONE = new WeekDays(false, 0, 0, 0);

    static WeekDays read(String item) {
        int hash = item.indexOf('#');
        if (hash >= 0) {
            String n = item.substring(hash + 1);
            if (!n.matches("[1-5]")) {
                throw new CronFault("day of week '" + item + "' is not known", "write #1 to #5 behind the day");
            }
            return new WeekDays(false, 0, 0, 1L << 7 * (Integer.parseInt(n) - 1) + day(item.substring(0, hash)));
        }
        if (item.toUpperCase(java.util.Locale.ROOT).endsWith("L")) {
            if (item.length() == 1) {
                throw new CronFault(
                        "day of week 'L' names no day", "write FRIL for the last Friday, or L as day of month");
            }
            return new WeekDays(false, 0, 1L << day(item.substring(0, item.length() - 1)), 0);
        }
        long bits = CronField.WEEKDAY.bits(item);
        return new WeekDays(false, bits & 0x7F | bits >> 7 & 1, 0, 0);
    }

    private static int day(String text) {
        return CronField.WEEKDAY.number(text) % 7;
    }

    WeekDays and(WeekDays other) {
        return new WeekDays(any || other.any, days | other.days, last | other.last, nth | other.nth);
    }

    boolean holds(LocalDate date) {
        int weekday = date.getDayOfWeek().getValue() % 7;
        int day = date.getDayOfMonth();
        return any
                || (days >> weekday & 1) == 1
                || ((last >> weekday & 1) == 1 && day + 7 > date.lengthOfMonth())
                || (nth >> 7 * ((day - 1) / 7) + weekday & 1) == 1;
    }
}
