package dev.foldwork.flow.schedule;

import dev.foldwork.flow.Problem;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A cron pattern: five fields (minute, hour, day of month, month, day of week), or six with seconds in front.
 *
 * <p>Known are {@code *}, numbers, names, ranges, steps over {@code *} or a range, lists; {@code L}, {@code L-3},
 * {@code LW}, {@code 15W} as day of month; {@code FRIL}, {@code FRI#2} as day of week; and {@code @yearly} to
 * {@code @hourly}. When both day fields say something, a day fits that fits either. Immutable.
 *
 * @param text as it was written
 * @param seconds bit s for second s
 * @param minutes bit m for minute m
 * @param hours bit h for hour h
 * @param months bit m for month m, January is 1
 * @param repeating true when it follows the clock as it shows rather than naming times of day (S10.2)
 */
public record Cron(
        String text,
        long seconds,
        long minutes,
        long hours,
        MonthDays monthDays,
        long months,
        WeekDays weekDays,
        boolean repeating) {

    /**
     * What reading a pattern gave.
     *
     * @param cron null when there is a problem
     * @param problems each fault, code CRON_INVALID
     */
    public record Read(@Nullable Cron cron, List<Problem> problems) {}

    /** Reads a pattern and names everything that is wrong with it. */
    public static Read read(String text) {
        return new CronReader(text).read();
    }

    /** Returns true when the pattern fires on this day. */
    boolean fitsDay(LocalDate date) {
        if ((months >> date.getMonthValue() & 1) == 0) {
            return false;
        }
        if (monthDays.any() || weekDays.any()) {
            return monthDays.holds(date) && weekDays.holds(date);
        }
        return monthDays.holds(date) || weekDays.holds(date);
    }

    /** Returns true when the pattern fires on no day of the date's month. */
    boolean leavesOut(LocalDate date) {
        return (months >> date.getMonthValue() & 1) == 0;
    }

    /** Returns the first time of day at or after one, null when the day has none left. */
    @Nullable
    LocalTime timeFrom(LocalTime from) {
        for (int hour = next(hours, from.getHour()); hour >= 0; hour = next(hours, hour + 1)) {
            boolean sameHour = hour == from.getHour();
            for (int minute = next(minutes, sameHour ? from.getMinute() : 0);
                    minute >= 0;
                    minute = next(minutes, minute + 1)) {
                int second = next(seconds, sameHour && minute == from.getMinute() ? from.getSecond() : 0);
                if (second >= 0) {
                    return LocalTime.of(hour, minute, second);
                }
            }
        }
        return null;
    }

    private static int next(long bits, int from) {
        long rest = from > 63 ? 0 : bits >>> from << from;
        return rest == 0 ? -1 : Long.numberOfTrailingZeros(rest);
    }
}
