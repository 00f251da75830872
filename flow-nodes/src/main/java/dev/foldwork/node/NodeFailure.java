package dev.foldwork.node;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** An attempt failed in a way the node foresaw. */
public final class NodeFailure extends Exception {

    private static final long serialVersionUID = 1L;

    private final String code;
    private final boolean retryable;
    private final transient @Nullable Object details;
    private final Duration retryAfter;

    /** A failure that another attempt cannot mend. */
    public NodeFailure(String code, String message) {
        this(code, message, false, null, Duration.ZERO);
    }

    /**
     * @param code UPPER_SNAKE
     * @param message what, which one, what to do
     * @param retryable whether another attempt may help
     * @param details JSON value or null
     * @param retryAfter shortest pause before another attempt
     */
    public NodeFailure(String code, String message, boolean retryable, @Nullable Object details, Duration retryAfter) {
        super(message);
        this.code = code;
        this.retryable = retryable;
        this.details = details;
        this.retryAfter = retryAfter;
    }

    public String code() {
        return code;
    }

    public boolean retryable() {
        return retryable;
    }

    public @Nullable Object details() {
        return details;
    }

    public Duration retryAfter() {
        return retryAfter;
    }
}
