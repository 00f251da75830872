package dev.foldwork.cli;

import dev.foldwork.flow.document.FlowReader;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;

/** What to do about a code, as protocol/errors.yaml says it. Read only when something went wrong. */
public final class ErrorBook {

    private ErrorBook() {}

    /** Returns the remedy of a code; nothing for a code of a flow's own. */
    public static Optional<String> remedy(String code) {
        try (InputStream in = ErrorBook.class.getResourceAsStream("errors.yaml")) {
            if (in == null) {
                return Optional.empty();
            }
            var document = FlowReader.read(in.readAllBytes(), "errors.yaml").document();
            if (document == null) {
                return Optional.empty();
            }
            for (Object group : document.value().values()) {
                if (group instanceof Map<?, ?> codes && codes.get(code) instanceof Map<?, ?> about) {
                    return Optional.ofNullable(about.get("do")).map(String::valueOf);
                }
            }
            return Optional.empty();
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }
}
