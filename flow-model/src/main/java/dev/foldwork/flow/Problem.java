package dev.foldwork.flow;

import org.jspecify.annotations.Nullable;

/**
 * One fault found in a flow, placed so that a person can go to it.
 *
 * @param code UPPER_SNAKE code from protocol/errors.yaml
 * @param severity whether the flow can run in spite of it
 * @param file the file as the user named it, or null for text that came from no file
 * @param line 1-based line, 0 when unknown
 * @param column 1-based column, 0 when unknown
 * @param node path of the node the problem belongs to ({@code read_each.page}), or null for the flow itself
 * @param message what is wrong, naming the offending value
 * @param remedy what to do about it
 */
public record Problem(
        String code,
        Severity severity,
        @Nullable String file,
        int line,
        int column,
        @Nullable String node,
        String message,
        String remedy) {

    /** Whether a problem stops the flow from running. */
    public enum Severity {
        ERROR,
        WARNING
    }

    /** Returns true when the flow cannot run before this is mended. */
    public boolean isError() {
        return severity == Severity.ERROR;
    }
}
