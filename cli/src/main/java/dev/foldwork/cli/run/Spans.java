package dev.foldwork.cli.run;

import java.time.Duration;
import java.util.Locale;

/** Writes lengths of time the way people read them: {@code 340 ms}, {@code 2.1 s}, {@code 3 min 20 s}. */
final class Spans {

    private Spans() {}

    static String text(Duration duration) {
        long millis = Math.max(0, duration.toMillis());
        if (millis < 1000) {
            return millis + " ms";
        }
        if (millis < 60_000) {
            return String.format(Locale.ROOT, "%.1f s", millis / 1000.0);
        }
        long seconds = millis / 1000;
        if (seconds < 3600) {
            return seconds / 60 + " min " + seconds % 60 + " s";
        }
        return seconds / 3600 + " h " + seconds % 3600 / 60 + " min";
    }
}
