package dev.foldwork.flow.plan;

import org.jspecify.annotations.Nullable;

/**
 * One incoming wire: the node it comes from and, when the wire leaves a certain port, that port.
 *
 * @param node id of a node in the same body
 * @param port the port the wire leaves, null for the plain port ({@code done})
 */
public record Need(String node, @Nullable String port) {

    /** The port a failed node takes. */
    public static final String ERROR = "error";

    /** The plain port; a need without a port means it. */
    public static final String DONE = "done";

    /** Reads {@code node} or {@code node.port}. */
    public static Need parse(String text) {
        int dot = text.indexOf('.');
        if (dot < 0) {
            return new Need(text, null);
        }
        String port = text.substring(dot + 1);
        return new Need(text.substring(0, dot), port.equals(DONE) ? null : port);
    }

    @Override
    public String toString() {
        return port == null ? node : node + "." + port;
    }
}
