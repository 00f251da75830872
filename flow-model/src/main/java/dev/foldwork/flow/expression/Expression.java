package dev.foldwork.flow.expression;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A compiled expression. Immutable and safe for use by many threads at once. */
public interface Expression {

    /** Returns the expression's text. */
    String source();

    /** Returns the names it uses. */
    References references();

    /**
     * Works the expression out.
     *
     * @param scope the visible names; never changed
     * @return a JSON value in the form of {@link dev.foldwork.flow.json.Json}; null when it finds nothing
     * @throws ExpressionException when it fails or a bound is reached
     */
    @Nullable
    Object evaluate(Map<String, ? extends @Nullable Object> scope, EvaluationContext context);
}
