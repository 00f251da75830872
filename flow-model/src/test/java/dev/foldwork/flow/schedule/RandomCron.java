package dev.foldwork.flow.schedule;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Patterns made by chance, with every form that is known; many of them at the hours at which clocks change. */
final class RandomCron {

    private static final List<String> MONTHS =
            List.of("jan", "Feb", "MAR", "apr", "may", "jun", "jul", "aug", "sep", "OCT", "nov", "dec");
    private static final List<String> DAYS = List.of("sun", "MON", "tue", "wed", "Thu", "fri", "sat");

    private final Random random;

    RandomCron(long seed) {
        random = new Random(seed);
    }

    String next() {
        String pattern = minute() + " " + hour() + " " + monthDay() + " " + month() + " " + weekday();
        return random.nextInt(5) == 0 ? second() + " " + pattern : pattern;
    }

    private int from(int low, int high) {
        return low + random.nextInt(high - low + 1);
    }

    private String pick(String... forms) {
        return forms[random.nextInt(forms.length)];
    }

    private String range(int low, int high) {
        int first = from(low, high);
        return first + "-" + from(first, high);
    }

    private String list(int low, int high) {
        return Stream.generate(() -> "" + from(low, high)).limit(from(2, 4)).collect(Collectors.joining(","));
    }

    private String second() {
        return pick("0", "" + from(0, 59), list(0, 59), "*/" + from(10, 30));
    }

    private String minute() {
        return pick(
                "0",
                "" + from(0, 59),
                "" + from(0, 59),
                "30",
                list(0, 59),
                "*/" + from(1, 59),
                range(0, 59),
                range(0, 59) + "/" + from(2, 20),
                random.nextInt(4) == 0 ? "*" : "15");
    }

    private String hour() {
        return pick(
                "*",
                "" + from(0, 3),
                "" + from(0, 3),
                "" + from(0, 23),
                list(0, 23),
                "*/" + from(1, 12),
                range(0, 23),
                range(0, 23) + "/" + from(1, 6),
                "0-3",
                "0-23");
    }

    private String monthDay() {
        return pick(
                "*",
                "*",
                "*",
                "*",
                "" + from(1, 31),
                list(1, 31),
                range(1, 31),
                "*/" + from(2, 30),
                "L",
                "L-" + from(1, 30),
                "LW",
                from(1, 31) + "W",
                from(1, 28) + ",L",
                "1W,15w",
                range(1, 31) + "/" + from(1, 9));
    }

    private String month() {
        return pick(
                "*",
                "*",
                "*",
                "*",
                "" + from(1, 12),
                list(1, 12),
                range(1, 12),
                "*/" + from(2, 6),
                MONTHS.get(from(0, 11)),
                "mar-NOV",
                "MAR,oct,4,11");
    }

    private String weekday() {
        String day = random.nextBoolean() ? DAYS.get(from(0, 6)) : "" + from(0, 7);
        return pick(
                "*",
                "*",
                "*",
                "*",
                "*",
                day,
                list(0, 7),
                range(0, 7),
                "*/" + from(2, 3),
                day + "L",
                day + "#" + from(1, 5),
                "mon-FRI",
                "fri-SUN",
                "sun",
                day + "," + DAYS.get(from(0, 6)) + "#2",
                "0-6/2");
    }
}
