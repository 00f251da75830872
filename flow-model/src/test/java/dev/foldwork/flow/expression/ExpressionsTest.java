package dev.foldwork.flow.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExpressionsTest {

    private static final EvaluationContext CONTEXT =
            new EvaluationContext(Instant.parse("2026-11-24T10:00:00.5Z"), "run_1/a");

    private static final Map<String, Object> SCOPE = Map.of(
            "inputs", Map.of("x", 2L, "name", "Ada", "items", List.of(Map.of("n", 1L), Map.of("n", 2L))),
            "nodes", Map.of("search", Map.of("results", List.of(1L, 2L, 3L), "ok", true)),
            "vars", Map.of("total", 1.5));

    private static Object evaluate(String source) {
        return Expressions.compile(source).evaluate(SCOPE, CONTEXT);
    }

    @Test
    void drawsTheSameChanceForTheSameSeed() {
        Object first = evaluate("$random()");
        Object other =
                Expressions.compile("$random()").evaluate(SCOPE, new EvaluationContext(CONTEXT.now(), "run_1/b"));

        assertThat(evaluate("$random()")).isEqualTo(first);
        assertThat(other).isNotEqualTo(first);
        assertThat((Double) first).isBetween(0.0, 1.0);
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = "=>",
            value = {
                "$map([1..900000], function($v){ $v * 2 }) ~> $sum => EXPRESSION_TIMEOUT",
                "[1..9999999] => EXPRESSION_TOO_LARGE",
                "$match($pad('', 5000, 'a'), /(?:a*a*a*a*)*b/) => EXPRESSION_TIMEOUT",
                "$replace($pad('', 40, 'ab'), /^(?:(?:a|b|ab)+)+c/, 'x') => EXPRESSION_TIMEOUT",
            })
    void stopsAtABound(String source, String code) {
        assertThatThrownBy(() -> Expressions.compile(source)
                        .evaluate(
                                SCOPE,
                                new EvaluationContext(
                                        CONTEXT.now(), "s", new EvaluationContext.Bounds(150, 200, 1_000_000))))
                .isInstanceOfSatisfying(
                        ExpressionException.class,
                        fault -> assertThat(fault.code()).isEqualTo(code));
    }

    @Test
    void tellsWhichNamesAreUsed() {
        References used = Expressions.compile(
                        "$sum(inputs.order.items[price > 3].(count * $$.vars.factor)) + nodes.a.value + `nodes`.b.c")
                .references();

        assertThat(used.inputs()).containsExactly("order");
        assertThat(used.vars()).containsExactly("factor");
        assertThat(used.nodes()).containsExactly("a", "b");
        assertThat(used.others()).isEmpty();
        assertThat(used.dynamic()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"nodes.*", "$keys(nodes)", "nodes[0]", "$lookup(nodes, 'a')", "**.x", "$$", "$"})
    void tellsWhereNodesAreUsedOtherThanByName(String source) {
        assertThat(Expressions.compile(source).references().dynamic()).contains("nodes");
    }

    @Test
    void tellsOtherNames() {
        assertThat(Expressions.compile("item.url & $string(index) & nods.a")
                        .references()
                        .others())
                .containsExactly("item", "index", "nods");
    }

    @Test
    void servesManyThreadsAtOnce() throws Exception {
        Expression expression = Expressions.compile("$sum(inputs.items.(n * $$.inputs.x))");
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Object>> calls = IntStream.range(0, 400)
                    .<Callable<Object>>mapToObj(i -> () -> expression.evaluate(
                            Map.of("inputs", Map.of("x", (long) i, "items", List.of(Map.of("n", 1L), Map.of("n", 2L)))),
                            CONTEXT))
                    .toList();
            var results = threads.invokeAll(calls);
            for (int i = 0; i < results.size(); i++) {
                assertThat(results.get(i).get()).isEqualTo(3L * i);
            }
        }
    }
}
