package dev.foldwork.cli;

import java.io.PrintWriter;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where results and talk go, and what the other end can show.
 *
 * @param out results
 * @param err talk, progress, errors
 * @param colour whether escape sequences for colour may be written to {@code err} and text results
 * @param interactive whether a person sits there and can be asked
 * @param width columns
 * @param height rows
 */
public record Terminal(PrintWriter out, PrintWriter err, boolean colour, boolean interactive, int width, int height) {

    private static final int USUAL_WIDTH = 100;
    private static final int USUAL_HEIGHT = 24;

    /** A terminal of the usual height. */
    public Terminal(PrintWriter out, PrintWriter err, boolean colour, boolean interactive, int width) {
        this(out, err, colour, interactive, width, USUAL_HEIGHT);
    }

    /**
     * Looks at the process: NO_COLOR, TERM, and whether it stands on a terminal. The start script says in FOLDWORK_PLAIN
     * that standard error does not, which Java cannot see, and in COLUMNS and LINES how large the terminal is.
     */
    public static Terminal ofProcess(PrintWriter out, PrintWriter err, Map<String, String> environment) {
        var console = System.console();
        boolean terminal = console != null && console.isTerminal() && !environment.containsKey("FOLDWORK_PLAIN");
        boolean plain = !environment.getOrDefault("NO_COLOR", "").isEmpty()
                || "dumb".equals(environment.get("TERM"))
                || !terminal;
        return new Terminal(
                out,
                err,
                !plain,
                terminal,
                size(environment.get("COLUMNS"), USUAL_WIDTH, 40),
                size(environment.get("LINES"), USUAL_HEIGHT, 8));
    }

    private static int size(@Nullable String given, int usual, int least) {
        try {
            return given == null || given.isEmpty() ? usual : Math.clamp(Long.parseLong(given), least, 400);
        } catch (NumberFormatException invalid) {
            return usual;
        }
    }

    /** Returns the same terminal with its talk going there. */
    public Terminal talkingTo(PrintWriter other) {
        return new Terminal(out, other, colour, interactive, width, height);
    }

    /** Returns the text in this style, or as it is where colour is off. */
    public String styled(Style style, String text) {
        return colour ? style.code + text + "\u001b[0m" : text;
    }

    /** The few styles the command line uses; meaning never rests on colour alone. */
    public enum Style {
        GOOD("\u001b[32m"),
        BAD("\u001b[31m"),
        NOTE("\u001b[33m"),
        QUIET("\u001b[2m"),
        STRONG("\u001b[1m"),
        LINK("\u001b[36m");

        private final String code;

        Style(String code) {
            this.code = code;
        }
    }
}
