package dev.foldwork.cli.account;

import dev.foldwork.cli.CliFailure;
import dev.foldwork.cli.ExitCode;
import dev.foldwork.cli.Terminal;
import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** What a person types at the terminal; a password is never an argument, where others could see it. */
record Typed(Terminal terminal, boolean passwordOnInput) {

    /** Returns a password from standard input, or asks for it without showing it. */
    String password(String prompt) throws IOException {
        if (passwordOnInput) {
            var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
            String line = in.readLine();
            if (line != null && !line.isEmpty()) {
                return line;
            }
        } else if (console() instanceof Console console) {
            char[] typed = console.readPassword("%s", prompt + ": ");
            if (typed != null && typed.length > 0) {
                return new String(typed);
            }
        }
        throw new CliFailure(
                "PASSWORD_MISSING",
                ExitCode.USAGE,
                "There is no password",
                "type it at a terminal, or give it with --password-stdin");
    }

    /** Returns the value given, or asks for it. */
    String text(@Nullable String given, String option, String prompt) {
        if (given != null) {
            return given;
        }
        String typed = console() instanceof Console console ? console.readLine("%s", prompt + ": ") : null;
        if (typed == null || typed.isBlank()) {
            throw new CliFailure(
                    "USAGE_INVALID", ExitCode.USAGE, "The " + prompt.strip() + " is missing", "give it with " + option);
        }
        return typed.strip();
    }

    private @Nullable Console console() {
        return terminal.interactive() ? System.console() : null;
    }
}
