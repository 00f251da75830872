package dev.foldwork.flow.expression;

import com.dashjoin.jsonata.JException;
import dev.foldwork.flow.json.JsonException;
import org.jspecify.annotations.Nullable;

/** Turns whatever the interpreter throws into one kind of error, with the reference's code where it is known. */
final class Faults {

    private Faults() {}

    static ExpressionException of(RuntimeException fault, String source) {
        Throwable cause = fault;
        // The port wraps what its functions throw, once or several times.
        while (cause.getCause() != null && !(cause instanceof JException) && !(cause instanceof ExpressionException)) {
            cause = cause.getCause();
        }
        return switch (cause) {
            case ExpressionException known -> known;
            case JException known
            when "D2014".equals(known.getError()) ->
                new ExpressionException("EXPRESSION_TOO_LARGE", "A range is too long", known.getLocation(), "D2014");
            case JException known ->
                failed(source, String.valueOf(known.getMessage()), known.getLocation(), known.getError());
            case JsonException known -> failed(source, "the result is not JSON: " + known.getMessage(), -1, null);
            case StackOverflowError deep ->
                new ExpressionException(
                        "EXPRESSION_TOO_DEEP", "'" + Expressions.shortened(source) + "' nests too deep", -1, "D1010");
            default -> failed(source, String.valueOf(cause.getMessage()), -1, reference(cause));
        };
    }

    static ExpressionException failed(String source, String why, int position, @Nullable String reference) {
        String code = reference != null && reference.matches("[A-Z]\\d{4}") ? reference : null;
        return new ExpressionException(
                "EXPRESSION_FAILED", "'" + Expressions.shortened(source) + "': " + why, position, code);
    }

    /** The reference implementation's codes for faults that the Java port throws as plain exceptions. */
    private static @Nullable String reference(Throwable fault) {
        return switch (fault) {
            case NumberFormatException ignored -> "D3030";
            case ClassCastException ignored -> "T0410";
            case IllegalArgumentException ignored -> "D3140";
            default -> null;
        };
    }
}
