package dev.foldwork.flow.expression;

import dev.foldwork.flow.expression.EvaluationContext.Bounds;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Counts depth, time and list lengths of one evaluation. Used by one thread. */
final class EvaluationWatch {

    private final Bounds bounds;
    private final long end;
    private int depth;
    private int steps;
    private int reads;

    EvaluationWatch(Bounds bounds) {
        this.bounds = bounds;
        this.end = System.nanoTime() + bounds.millis() * 1_000_000;
    }

    void enter() {
        if (++depth > bounds.depth()) {
            throw new ExpressionException(
                    "EXPRESSION_TOO_DEEP",
                    "The expression calls itself more than " + bounds.depth() + " levels deep",
                    -1,
                    "D1010");
        }
        // Reading the clock costs more than most steps; every 16th is soon enough.
        if ((++steps & 15) == 0) {
            checkTime();
        }
    }

    /** Counts a character that a regular expression reads. */
    void step() {
        if ((++reads & 0xfff) == 0) {
            checkTime();
        }
    }

    private void checkTime() {
        if (System.nanoTime() - end > 0) {
            throw new ExpressionException(
                    "EXPRESSION_TIMEOUT",
                    "The expression took longer than " + bounds.millis() + " ms: make it or its data smaller",
                    -1,
                    "D1012");
        }
    }

    void leave(@Nullable Object result) {
        depth--;
        if (result instanceof List<?> list && list.size() > bounds.items()) {
            throw new ExpressionException(
                    "EXPRESSION_TOO_LARGE", "A list of more than " + bounds.items() + " items is refused", -1, "D2014");
        }
    }
}
