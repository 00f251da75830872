package dev.foldwork.cli;

import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** What a person types at the terminal; a password is never an argument, where others could see it. */
public record Typed(Terminal terminal, boolean passwordOnInput) {

    private static final int LARGEST_SECRET = 64 * 1024;

    /** Returns a password from standard input, or asks for it without showing it. */
    public String password(String prompt) throws IOException {
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

    /** Returns the value of a secret from standard input, all of it but a last line's end, or asks for it without showing it. */
    public static String secret(Terminal terminal, boolean onInput, String prompt) throws IOException {
        String remedy = "type it at a terminal, or give it with --value-stdin";
        if (!onInput) {
            return secret(terminal, prompt, remedy);
        }
        byte[] all = System.in.readNBytes(LARGEST_SECRET + 1);
        String value = new String(all, StandardCharsets.UTF_8).replaceFirst("\\r?\\n\\z", "");
        if (value.isEmpty()) {
            throw noValue(remedy);
        }
        return value;
    }

    /** Asks for the value of a secret without showing it. */
    public static String secret(Terminal terminal, String prompt, String remedy) {
        if (new Typed(terminal, false).console() instanceof Console console) {
            char[] typed = console.readPassword("%s", prompt + ": ");
            if (typed != null && typed.length > 0) {
                return new String(typed);
            }
        }
        throw noValue(remedy);
    }

    private static CliFailure noValue(String remedy) {
        return new CliFailure("SECRET_VALUE_MISSING", ExitCode.USAGE, "There is no value", remedy);
    }

    /** Returns the value given, or asks for it. */
    public String text(@Nullable String given, String option, String prompt) {
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
