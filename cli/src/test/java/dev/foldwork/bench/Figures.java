package dev.foldwork.bench;

import java.util.Arrays;
import java.util.Locale;

/** Prints figures as a table; medians of what was measured. */
final class Figures {

    private Figures() {}

    static void head(String text) {
        System.out.println("\n" + text);
    }

    static void line(String what, String figure, String bar) {
        System.out.printf(Locale.ROOT, "  %-58s %18s   %s%n", what, figure, bar);
    }

    static String millis(double millis) {
        return String.format(Locale.ROOT, millis < 10 ? "%.2f ms" : "%.0f ms", millis);
    }

    static String perSecond(double rate) {
        return String.format(Locale.ROOT, "%,.0f /s", rate);
    }

    static double quantile(double[] values, double share) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[(int) Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
    }

    static double median(double... values) {
        return quantile(values, 0.5);
    }
}
