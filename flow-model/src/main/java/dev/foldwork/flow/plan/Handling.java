package dev.foldwork.flow.plan;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What happens around a node's execution, the same on every engine.
 *
 * @param disabled a disabled node succeeds at once with null outputs
 * @param retry when and how often a retryable failure is tried again
 * @param timeout longest time for one attempt, waits and questions included; null for none
 * @param onFailure what a final failure does
 * @param placement where the node must run ({@code any}, {@code local}, {@code cloud})
 */
public record Handling(
        boolean disabled, Retry retry, @Nullable Duration timeout, OnFailure onFailure, String placement) {

    /** Nothing special: one attempt, no limit, a failure ends the body. */
    public static final Handling PLAIN = new Handling(false, Retry.NONE, null, OnFailure.END_BODY, "any");

    /** What a node's final failure does to the body around it. */
    public enum OnFailure {
        /** The body fails with the node's code and path. */
        END_BODY,
        /** The node takes its error port; what needs its plain port is skipped. */
        TAKE_ERROR_PORT,
        /** The node settles with null outputs and its plain port is satisfied. */
        CONTINUE
    }
}
