package dev.foldwork.flow.expression;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An expression cannot be compiled or evaluated. */
public final class ExpressionException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String code;
    private final int position;
    private final @Nullable String reference;

    /**
     * @param code EXPRESSION_SYNTAX, EXPRESSION_REFUSED, EXPRESSION_FAILED, EXPRESSION_TIMEOUT, EXPRESSION_TOO_DEEP or
     *     EXPRESSION_TOO_LARGE
     * @param message what is wrong, naming the expression
     * @param position character offset in the expression, -1 when unknown
     * @param reference the JSONata reference code such as {@code T2001}, or null
     */
    public ExpressionException(String code, String message, int position, @Nullable String reference) {
        super(message);
        this.code = code;
        this.position = position;
        this.reference = reference;
    }

    public String code() {
        return code;
    }

    public int position() {
        return position;
    }

    /** Returns what goes into an error's details. */
    public @Nullable Object details() {
        return reference == null ? null : Map.of("jsonata", reference);
    }
}
