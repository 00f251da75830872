package dev.foldwork.cli;

import java.util.Locale;
import picocli.CommandLine.Option;

/** Options every command that reads has. */
public final class OutputOptions {

    /** How results are written. */
    public enum Format {
        TEXT,
        JSON;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Option(
            names = {"-o", "--output"},
            defaultValue = "text",
            paramLabel = "FORMAT",
            description = "How results are written: text or json (default: ${DEFAULT-VALUE}).")
    private Format format = Format.TEXT;

    @Option(names = "--no-input", description = "Never ask; what needs an answer ends with exit code 9.")
    private boolean noInput;

    /** Returns true when results are written as JSON. */
    public boolean json() {
        return format == Format.JSON;
    }

    /** Returns true when a person may be asked. */
    public boolean mayAsk(Terminal terminal) {
        return terminal.interactive() && !noInput && !json();
    }
}
