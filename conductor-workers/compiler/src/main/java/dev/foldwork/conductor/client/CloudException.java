package dev.foldwork.conductor.client;

import org.jspecify.annotations.Nullable;

/** A call to the cloud engine did not succeed. */
public final class CloudException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;

    /**
     * @param status the HTTP status, 0 when the engine could not be reached
     * @param message what was asked and what came back
     */
    public CloudException(int status, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.status = status;
    }

    public int status() {
        return status;
    }

    /** Returns true when the same call may succeed later: the engine is away, starting, or overloaded. */
    public boolean passing() {
        return status == 0 || status == 408 || status == 429 || status >= 500;
    }
}
