package dev.foldwork.cli.backup;

import dev.foldwork.cli.Terminal;
import dev.foldwork.cli.Terminal.Style;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** Says on standard error what has been done, and every few seconds how far something long has come. */
final class Progress {

    private static final long PAUSE = TimeUnit.SECONDS.toNanos(2);

    private final Terminal terminal;
    private final long begun = System.nanoTime();
    private long said = begun;

    Progress(Terminal terminal) {
        this.terminal = terminal;
    }

    void done(String what, String how) {
        say(Style.GOOD, "✓", what, how);
    }

    /** May be called as often as one likes. */
    void during(String what, String how) {
        if (System.nanoTime() - said > PAUSE) {
            say(Style.QUIET, "·", what, how);
        }
    }

    private void say(Style style, String mark, String what, String how) {
        said = System.nanoTime();
        double seconds = (said - begun) / 1e9;
        terminal.err()
                .println("  " + terminal.styled(style, mark)
                        + String.format(Locale.ROOT, " %-20s %-42s", what, how)
                        + terminal.styled(Style.QUIET, String.format(Locale.ROOT, "%6.1f s", seconds)));
        terminal.err().flush();
    }

    /** Returns a size as people read it. */
    static String bytes(long size) {
        if (size < 1_000) {
            return size + " bytes";
        }
        double shown = size;
        for (String unit : new String[] {"kB", "MB", "GB", "TB"}) {
            shown /= 1_000;
            if (shown < 1_000) {
                return String.format(Locale.ROOT, "%.1f %s", shown, unit);
            }
        }
        return String.format(Locale.ROOT, "%,.0f TB", shown);
    }
}
