package dev.foldwork.flow.expression;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the arguments of a function the interpreter calls, and says what is wrong with them. */
final class Arguments {

    private Arguments() {}

    /** Returns the argument, null when it is missing or finds nothing. */
    static @Nullable Object at(List<?> arguments, int index) {
        return index < arguments.size() ? arguments.get(index) : null;
    }

    /** Returns the first argument, which must be a text; null when it finds nothing. */
    static @Nullable String text(List<?> arguments, String function) {
        Object first = at(arguments, 0);
        if (first == null || first instanceof String) {
            return (String) first;
        }
        throw misfit(function, 1);
    }

    /** Returns the first argument, which must be a number; null when it finds nothing. */
    static @Nullable Number number(List<?> arguments, String function) {
        Object first = at(arguments, 0);
        if (first == null || first instanceof Number) {
            return (Number) first;
        }
        throw misfit(function, 1);
    }

    static ExpressionException misfit(String function, int position) {
        return failed("$" + function + ": argument " + position + " does not fit", "T0410");
    }

    static ExpressionException failed(String message, String reference) {
        return new ExpressionException("EXPRESSION_FAILED", message, -1, reference);
    }
}
