package dev.foldwork.flow.run;

import dev.foldwork.flow.expression.ExpressionException;

/** An expression of a node failed while the flow ran; the node fails with this error, not retryable. */
public final class ResolutionException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient FlowError error;

    /** Wraps an expression's failure with the node it belongs to. */
    public ResolutionException(String path, ExpressionException cause) {
        super(cause.getMessage(), cause);
        this.error = new FlowError(cause.code(), String.valueOf(cause.getMessage()), cause.details(), path, false);
    }

    /** Returns the error the node fails with. */
    public FlowError error() {
        return error;
    }
}
