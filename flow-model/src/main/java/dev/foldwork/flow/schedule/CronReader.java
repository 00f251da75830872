package dev.foldwork.flow.schedule;

import dev.foldwork.flow.Problem;
import dev.foldwork.flow.Problem.Severity;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.function.Function;

/** Reads one pattern; collects its faults instead of stopping at the first. */
final class CronReader {

    private static final int LONGEST = 500;
    private static final long EVERY_HOUR = (1L << 24) - 1;
    private static final Map<String, String> NAMED = Map.of(
            "@yearly", "0 0 1 1 *",
            "@annually", "0 0 1 1 *",
            "@monthly", "0 0 1 * *",
            "@weekly", "0 0 * * 0",
            "@daily", "0 0 * * *",
            "@midnight", "0 0 * * *",
            "@hourly", "0 * * * *");

    private final String text;
    private final List<Problem> problems = new ArrayList<>();

    CronReader(String text) {
        this.text = text.strip();
    }

    Cron.Read read() {
        if (text.length() > LONGEST) {
            fault("The pattern is longer than " + LONGEST + " characters", "split it into several schedules");
            return new Cron.Read(null, problems);
        }
        String[] fields = expanded().split("\\s+");
        if (problems.isEmpty() && fields.length != 5 && fields.length != 6) {
            fault(
                    "The pattern '" + text + "' has " + (text.isEmpty() ? 0 : fields.length) + " fields",
                    "write 5 (minute, hour, day of month, month, day of week), or 6 with seconds in front");
        }
        if (!problems.isEmpty()) {
            return new Cron.Read(null, problems);
        }
        Cron cron = cron(fields);
        if (problems.isEmpty() && never(cron)) {
            fault("The pattern '" + text + "' fits no day that exists", "mend day of month, month or day of week");
        }
        return new Cron.Read(problems.isEmpty() ? cron : null, List.copyOf(problems));
    }

    private String expanded() {
        if (!text.startsWith("@")) {
            return text;
        }
        String pattern = NAMED.get(text.toLowerCase(java.util.Locale.ROOT));
        if (pattern == null) {
            fault("'" + text + "' is not known", "write one of @yearly, @monthly, @weekly, @daily, @hourly");
            return "";
        }
        return pattern;
    }

    private Cron cron(String[] fields) {
        int at = fields.length - 5;
        String second = at == 0 ? "0" : fields[0];
        long seconds = bits(CronField.SECOND, second);
        long minutes = bits(CronField.MINUTE, fields[at]);
        long hours = bits(CronField.HOUR, fields[at + 1]);
        return new Cron(
                text,
                seconds,
                minutes,
                hours,
                joined(CronField.DAY, fields[at + 2], MonthDays.NONE, MonthDays.ANY, MonthDays::read, MonthDays::and),
                bits(CronField.MONTH, fields[at + 3]),
                joined(CronField.WEEKDAY, fields[at + 4], WeekDays.NONE, WeekDays.ANY, WeekDays::read, WeekDays::and),
                repeats(second) || repeats(fields[at]) || hours == EVERY_HOUR);
    }

    private static boolean repeats(String field) {
        return field.indexOf('*') >= 0 || field.indexOf('/') >= 0;
    }

    private long bits(CronField field, String items) {
        return joined(field, items, 0L, null, field::bits, (left, right) -> left | right);
    }

    /** Reads each item of a list and joins what they stand for. */
    private <T> T joined(
            CronField field,
            String items,
            T none,
            @org.jspecify.annotations.Nullable T any,
            Function<String, T> reader,
            BinaryOperator<T> join) {
        if (any != null && items.equals("*")) {
            return any;
        }
        T all = none;
        for (String item : items.split(",", -1)) {
            try {
                refuseForeign(field, item);
                all = join.apply(all, reader.apply(item));
            } catch (CronFault fault) {
                fault(String.valueOf(fault.getMessage()), fault.remedy());
            }
        }
        return all;
    }

    private static void refuseForeign(CronField field, String item) {
        if (item.isEmpty()) {
            throw new CronFault(field.label() + " has an empty place in its list", "remove the comma");
        }
        if (item.equals("?")) {
            throw new CronFault(field.label() + " '?' is not known", "write *");
        }
    }

    /** Weekdays and dates repeat within 28 years, within 40 around a year like 2100. */
    private static boolean never(Cron cron) {
        LocalDate end = LocalDate.of(2041, 1, 1);
        for (LocalDate day = LocalDate.of(2000, 1, 1); day.isBefore(end); day = day.plusDays(1)) {
            if (cron.fitsDay(day)) {
                return false;
            }
        }
        return true;
    }

    private void fault(String message, String remedy) {
        problems.add(new Problem("CRON_INVALID", Severity.ERROR, null, 0, 0, null, message, remedy));
    }
}
