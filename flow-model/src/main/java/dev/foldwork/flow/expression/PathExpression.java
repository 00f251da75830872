package dev.foldwork.flow.expression;

import dev.foldwork.flow.json.Json;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A plain path such as {@code nodes.search.results}: by far the most frequent expression, followed without an interpreter.
 *
 * <p>Where a step meets a list, JSONata's mapping begins and the full interpreter takes over.
 */
final class PathExpression implements Expression {

    private static final Pattern PATH = Pattern.compile("[a-zA-Z_][a-zA-Z0-9_]*(\\.[a-zA-Z_][a-zA-Z0-9_]*){0,20}");
    private static final Set<String> WORDS = Set.of("true", "false", "null", "and", "or", "in", "function");

    private final String source;
    private final List<String> steps;
    private final References references;
    private volatile @Nullable Expression full;

    private PathExpression(String source, List<String> steps) {
        this.source = source;
        this.steps = steps;
        this.references = SyntaxTree.path(steps);
    }

    static @Nullable Expression parse(String source) {
        if (!PATH.matcher(source).matches()) {
            return null;
        }
        List<String> steps = List.of(source.split("\\."));
        return steps.stream().anyMatch(WORDS::contains) ? null : new PathExpression(source, steps);
    }

    @Override
    public String source() {
        return source;
    }

    @Override
    public References references() {
        return references;
    }

    @Override
    public @Nullable Object evaluate(Map<String, ? extends @Nullable Object> scope, EvaluationContext context) {
        Object value = scope;
        for (String step : steps) {
            if (value instanceof Map<?, ?> map) {
                value = map.get(step);
            } else if (value instanceof List<?>) {
                return full().evaluate(scope, context);
            } else {
                return null;
            }
        }
        return Json.normalize(value);
    }

    private Expression full() {
        Expression known = full;
        if (known == null) {
            known = JsonataExpression.of(source, references);
            full = known;
        }
        return known;
    }
}
