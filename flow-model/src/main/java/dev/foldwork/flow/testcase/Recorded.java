package dev.foldwork.flow.testcase;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a node answers in a test instead of being carried out. */
public sealed interface Recorded {

    /**
     * The node succeeds.
     *
     * @param port the port it takes, null for the plain one
     */
    record Gave(
            Map<String, @Nullable Object> output, @Nullable String port) implements Recorded {}

    /**
     * The node fails for good.
     *
     * @param details JSON value or null
     */
    record Failed(String code, String message, @Nullable Object details) implements Recorded {}
}
