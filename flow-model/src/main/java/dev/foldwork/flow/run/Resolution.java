package dev.foldwork.flow.run;

import dev.foldwork.flow.expression.EvaluationContext;
import dev.foldwork.flow.expression.Expression;
import dev.foldwork.flow.expression.ExpressionException;
import dev.foldwork.flow.template.Template;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Works out templates for one node of one run; a pure function of its arguments.
 *
 * <p>{@code $now()} is the moment the node became ready and {@code $random()} is drawn from run id and node path, so
 * that resolving again after a crash gives the same input.
 *
 * @param run the run's id
 * @param path the node's path
 * @param readyAt when the node became ready
 */
public record Resolution(String run, String path, Instant readyAt) {

    /**
     * Returns the node's settings as they are recorded: a secret shows as {@code {"$secret": NAME}}.
     *
     * @throws ResolutionException with the expression's code and the settings path
     */
    public Map<String, @Nullable Object> recorded(Template settings, Scope scope) {
        Set<String> secrets = settings.references().secrets();
        return settings(settings, secrets.isEmpty() ? scope : scope.with("secrets", markers(secrets)));
    }

    /** Returns the node's settings as its executor receives them, secrets filled in. */
    public Map<String, @Nullable Object> revealed(Template settings, Scope scope, Map<String, String> secrets) {
        return settings(settings, scope.with("secrets", secrets));
    }

    @SuppressWarnings("unchecked")
    private Map<String, @Nullable Object> settings(Template settings, Scope scope) {
        Object value = value(settings, scope);
        if (value instanceof Map<?, ?> map) {
            return (Map<String, @Nullable Object>) map;
        }
        throw new IllegalStateException("settings of '" + path + "' are not a map");
    }

    /** Returns named templates worked out one by one; an expression that finds nothing gives null. */
    public Map<String, @Nullable Object> named(Map<String, Template> templates, Scope scope) {
        var values = new LinkedHashMap<String, @Nullable Object>();
        templates.forEach((name, template) -> values.put(name, value(template, scope)));
        return values;
    }

    /** Returns the vars of a run; each sees the inputs and the vars before it. */
    public Map<String, @Nullable Object> vars(Map<String, Template> templates, Map<String, @Nullable Object> inputs) {
        var values = new LinkedHashMap<String, @Nullable Object>();
        templates.forEach((name, template) -> values.put(name, value(template, Scope.root(inputs, values))));
        return values;
    }

    /** Returns one template's value. */
    public @Nullable Object value(Template template, Scope scope) {
        try {
            return template.resolve(scope.names(), context());
        } catch (ExpressionException failure) {
            throw new ResolutionException(path, failure);
        }
    }

    /** Returns one expression's value. */
    public @Nullable Object value(Expression expression, Scope scope) {
        try {
            return expression.evaluate(scope.names(), context());
        } catch (ExpressionException failure) {
            throw new ResolutionException(path, failure);
        }
    }

    private EvaluationContext context() {
        return new EvaluationContext(readyAt, run + "/" + path);
    }

    private static Map<String, @Nullable Object> markers(Set<String> names) {
        var markers = new LinkedHashMap<String, @Nullable Object>();
        for (String name : List.copyOf(names)) {
            markers.put(name, Map.of("$secret", name));
        }
        return markers;
    }
}
