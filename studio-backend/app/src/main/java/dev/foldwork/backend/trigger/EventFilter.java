package dev.foldwork.backend.trigger;

import dev.foldwork.backend.event.TeamEvent;
import dev.foldwork.backend.problem.ApiProblem;
import dev.foldwork.backend.problem.Code;
import dev.foldwork.flow.Problem;
import dev.foldwork.flow.expression.EvaluationContext;
import dev.foldwork.flow.expression.EvaluationContext.Bounds;
import dev.foldwork.flow.expression.ExpressionException;
import dev.foldwork.flow.expression.Expressions;
import dev.foldwork.flow.expression.References;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** An expression that says of an event whether it counts. It sees {@code event} and reaches nothing else. */
record EventFilter(String text) {

    private static final int LONGEST = 2_000;

    /** Far less than a flow's expressions get: every filter of a team is asked about every event, one after the other. */
    private static final Bounds BOUNDS = new Bounds(250, 100, 10_000);

    /** What keeps an event from being judged. */
    static final class Unclear extends Exception {

        private static final long serialVersionUID = 1L;

        Unclear(String message) {
            super(message, null, false, false);
        }
    }

    /** Reads a filter and refuses what no expression is; null for none. */
    static @Nullable EventFilter read(@Nullable String given) {
        if (given == null) {
            return null;
        }
        String text = given.strip();
        if (text.isEmpty() || text.length() > LONGEST || text.indexOf('\0') >= 0) {
            throw ApiProblem.field("filter", "an expression of 1 to " + LONGEST + " characters");
        }
        if (text.startsWith("${")) {
            throw ApiProblem.field("filter", "the expression itself, without ${ }");
        }
        try {
            refuseOthers(Expressions.compile(text).references());
        } catch (ExpressionException fault) {
            throw new ApiProblem(
                    Code.REQUEST_INVALID,
                    "'filter' is no expression.",
                    List.of(problem(fault.code(), String.valueOf(fault.getMessage()))));
        }
        return new EventFilter(text);
    }

    private static Problem problem(String code, String message) {
        return new Problem(
                code, Problem.Severity.ERROR, null, 0, 0, null, message, "write it like event.data.state = 'failed'");
    }

    private static void refuseOthers(References names) {
        var others = new TreeSet<>(names.others());
        others.remove("event");
        others.addAll(names.dynamic());
        Map.of("inputs", names.inputs(), "nodes", names.nodes(), "vars", names.vars(), "secrets", names.secrets())
                .forEach((root, used) -> {
                    if (!used.isEmpty()) {
                        others.add(root);
                    }
                });
        if (!others.isEmpty()) {
            throw new ExpressionException(
                    "REFERENCE_UNKNOWN",
                    "A filter sees 'event' and nothing else, not '" + String.join("', '", others) + "'",
                    -1,
                    null);
        }
    }

    /**
     * Asks about an event; what finds nothing is not true.
     *
     * @throws Unclear when the expression fails, takes too long or is neither true nor false
     */
    boolean lets(TeamEvent event) throws Unclear {
        Object result;
        try {
            result = Expressions.compile(text)
                    .evaluate(
                            Map.of("event", event.toJson()),
                            new EvaluationContext(event.at(), event.id().toString(), BOUNDS));
        } catch (ExpressionException fault) {
            throw new Unclear("The filter failed: " + fault.getMessage());
        }
        if (result == null || result instanceof Boolean) {
            return Boolean.TRUE.equals(result);
        }
        throw new Unclear("The filter must give true or false.");
    }
}
