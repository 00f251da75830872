package dev.foldwork.flow.schedule;

import java.util.List;
import java.util.Locale;

/** A field of a pattern that holds numbers: which ones, and the names that stand for them. */
enum CronField {
    SECOND("second", 0, 59, List.of()),
    MINUTE("minute", 0, 59, List.of()),
    HOUR("hour", 0, 23, List.of()),
    DAY("day of month", 1, 31, List.of()),
    MONTH("month", 1, 12, List.of("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")),
    WEEKDAY("day of week", 0, 7, List.of("SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"));

    private final String label;
    private final int first;
    private final int last;
    private final List<String> names;

    CronField(String label, int first, int last, List<String> names) {
        this.label = label;
        this.first = first;
        this.last = last;
        this.names = names;
    }

    String label() {
        return label;
    }

    /** Returns the numbers that an item ({@code *}, {@code 5}, {@code 1-5}, {@code 0-30/10}) stands for, as bits. */
    long bits(String item) {
        int slash = item.indexOf('/');
        String range = slash < 0 ? item : item.substring(0, slash);
        int from = first;
        int to = last;
        if (!range.equals("*")) {
            int dash = range.indexOf('-');
            if (dash < 0 && slash >= 0) {
                throw new CronFault(
                        label + " '" + item + "' has a step without a range",
                        "write " + range + "-" + last + item.substring(slash));
            }
            from = number(dash < 0 ? range : range.substring(0, dash));
            to = dash < 0 ? from : end(from, range.substring(dash + 1));
        }
        if (from > to) {
            throw new CronFault(
                    label + " '" + item + "' runs backwards",
                    "write two ranges: " + from + "-" + last + "," + first + "-" + to);
        }
        int step = slash < 0 ? 1 : step(item, item.substring(slash + 1));
        long bits = 0;
        for (int value = from; value <= to; value += step) {
            bits |= 1L << value;
        }
        return bits;
    }

    /** Returns the number of a text or name. */
    int number(String text) {
        int named = names.indexOf(text.toUpperCase(Locale.ROOT));
        if (named >= 0) {
            return named + (this == MONTH ? 1 : 0);
        }
        int value = text.matches("\\d{1,2}") ? Integer.parseInt(text) : -1;
        if (value < first || value > last) {
            throw new CronFault(
                    label + " '" + text + "' is not known",
                    "write a number from " + first + " to " + last
                            + (names.isEmpty()
                                    ? ""
                                    : " or a name from " + names.getFirst() + " to " + names.getLast()));
        }
        return value;
    }

    /** Sunday ends a week as well as it begins one. */
    private int end(int from, String text) {
        int value = number(text);
        return this == WEEKDAY && value == 0 && from > 0 ? 7 : value;
    }

    private int step(String item, String text) {
        int step = text.matches("\\d{1,2}") ? Integer.parseInt(text) : 0;
        if (step < 1 || step > last - first) {
            throw new CronFault(
                    label + " '" + item + "' has a step that is not possible",
                    "write a step from 1 to " + (last - first));
        }
        return step;
    }
}
