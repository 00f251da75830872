package dev.foldwork.conductor.compiler;

import dev.foldwork.flow.plan.Step;
import java.util.List;

/** Counts the tasks that a layout becomes within its own workflow. */
final class Sizes {

    private Sizes() {}

    static int of(Layout layout) {
        return switch (layout) {
            case Layout.One(var step) -> of(step);
            case Layout.Sequence(var parts) -> of(parts);
            case Layout.Parallel(var parts) -> 2 + of(parts);
            case Layout.Woven(var strands) ->
                2 + strands.stream().mapToInt(Sizes::of).sum();
        };
    }

    static int of(List<Layout> parts) {
        return parts.stream().mapToInt(Sizes::of).sum();
    }

    private static int of(Layout.Strand strand) {
        return strand.knots().stream()
                .mapToInt(knot -> of(knot.step()) + (knot.waitsFor().isEmpty() ? 0 : 1))
                .sum();
    }

    private static int of(Step step) {
        return switch (step) {
            case Step.Leaf leaf -> 1;
            case Step.OnDemand agent -> 1;
            case Step.Group group -> holder(step);
            case Step.ForEach each -> holder(step);
            case Step.Loop loop -> holder(step);
            case Step.Call call -> holder(step);
        };
    }

    private static int holder(Step step) {
        return step.handling().retry().attempts() > 1 ? 7 : 4;
    }
}
