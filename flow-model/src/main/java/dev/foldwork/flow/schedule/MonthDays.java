package dev.foldwork.flow.schedule;

import java.time.DayOfWeek;
import java.time.LocalDate;

/**
 * The days of a month that a pattern names.
 *
 * @param any true for {@code *}
 * @param days bit d for day d
 * @param beforeLast bit n for the day n days before the last one ({@code L} is 0, {@code L-3} is 3)
 * @param nearest bit d for the weekday nearest to day d within the month ({@code 15W})
 * @param lastWeekday the last day from Monday to Friday ({@code LW})
 */
record MonthDays(boolean any, long days, long beforeLast, long nearest, boolean lastWeekday) {

    static final MonthDays ANY = new MonthDays(true, 0, 0, 0, false);
    static final MonthDays NONE = new MonthDays(false, 0, 0, 0, false);

    static MonthDays read(String item) {
        String upper = item.toUpperCase(java.util.Locale.ROOT);
        if (upper.equals("LW")) {
            return new MonthDays(false, 0, 0, 0, true);
        }
        if (upper.equals("L")) {
            return new MonthDays(false, 0, 1, 0, false);
        }
        if (upper.startsWith("L-")) {
            int before = upper.matches("L-\\d{1,2}") ? Integer.parseInt(upper.substring(2)) : 0;
            if (before < 1 || before > 30) {
                throw new CronFault("day of month '" + item + "' is not known", "write L-1 to L-30");
            }
            return new MonthDays(false, 0, 1L << before, 0, false);
        }
        if (upper.endsWith("W")) {
            int day = CronField.DAY.number(upper.substring(0, upper.length() - 1));
            return new MonthDays(false, 0, 0, 1L << day, false);
        }
        return new MonthDays(false, CronField.DAY.bits(upper), 0, 0, false);
    }

    MonthDays and(MonthDays other) {
        return new MonthDays(
                any || other.any,
                days | other.days,
                beforeLast | other.beforeLast,
                nearest | other.nearest,
                lastWeekday || other.lastWeekday);
    }

    boolean holds(LocalDate date) {
        int day = date.getDayOfMonth();
        int last = date.lengthOfMonth();
        return any
                || (days >> day & 1) == 1
                || (beforeLast >> (last - day) & 1) == 1
                || (nearest != 0 && isNearest(date))
                || (lastWeekday && isLastWeekday(date));
    }

    private static boolean isLastWeekday(LocalDate date) {
        int left = date.lengthOfMonth() - date.getDayOfMonth();
        DayOfWeek weekday = date.getDayOfWeek();
        return weekday == DayOfWeek.FRIDAY ? left <= 2 : weekday.getValue() < 5 && left == 0;
    }

    /** A Saturday's nearest weekday is the Friday before, a Sunday's the Monday after, unless the month ends there. */
    private boolean isNearest(LocalDate date) {
        for (int day = 1; day <= date.lengthOfMonth(); day++) {
            if ((nearest >> day & 1) == 1 && nearestTo(date.withDayOfMonth(day)).equals(date)) {
                return true;
            }
        }
        return false;
    }

    private static LocalDate nearestTo(LocalDate target) {
        int day = target.getDayOfMonth();
        return switch (target.getDayOfWeek()) {
            case SATURDAY -> target.plusDays(day == 1 ? 2 : -1);
            case SUNDAY -> target.plusDays(day == target.lengthOfMonth() ? -2 : 1);
            case MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY -> target;
        };
    }
}
