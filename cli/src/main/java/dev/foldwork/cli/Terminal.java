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
 */
public record Terminal(PrintWriter out, PrintWriter err, boolean colour, boolean interactive, int width) {

    /** Looks at the process: NO_COLOR, TERM, CI and whether it stands on a terminal. */
    public static Terminal ofProcess(PrintWriter out, PrintWriter err, Map<String, String> environment) {
        var console = System.console();
        boolean terminal = console != null && console.isTerminal();
        boolean plain = environment.containsKey("NO_COLOR")
                || "dumb".equals(environment.get("TERM"))
                || !terminal;
        return new Terminal(out, err, !plain, terminal, width(environment.get("COLUMNS")));
    }

    private static int width(@Nullable String columns) {
        try {
            return columns == null ? 100 : Math.clamp(Long.parseLong(columns), 40, 240);
        } catch (NumberFormatException invalid) {
            return 100;
        }
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
