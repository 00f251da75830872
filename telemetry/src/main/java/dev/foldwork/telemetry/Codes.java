package dev.foldwork.telemetry;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The codes of protocol/errors.yaml: few enough to be told apart in metrics. */
final class Codes {

    private static final Pattern ENTRY = Pattern.compile("(?m)^ +([A-Z][A-Z0-9_]*):");

    private Codes() {}

    static Set<String> all() {
        try (InputStream in = Codes.class.getResourceAsStream("errors.yaml")) {
            if (in == null) {
                throw new IllegalStateException("errors.yaml is not in the program");
            }
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return ENTRY.matcher(text)
                    .results()
                    .map((MatchResult entry) -> entry.group(1))
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
