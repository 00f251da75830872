package dev.foldwork.conductor.compiler;

import dev.foldwork.flow.plan.Step;
import java.util.List;
import java.util.Set;

/** How the nodes of a body stand to each other: one after the other, beside each other, or woven. */
sealed interface Layout {

    /** One node. */
    record One(Step step) implements Layout {}

    /** Each part starts when all of the part before it has settled. */
    record Sequence(List<Layout> parts) implements Layout {}

    /** Parts that have nothing to do with each other. */
    record Parallel(List<Layout> parts) implements Layout {}

    /** A graph that falls apart in neither way; its strands wait for nodes of other strands. */
    record Woven(List<Strand> strands) implements Layout {}

    /** Nodes one after the other, each behind the nodes of other strands that it waits for. */
    record Strand(List<Knot> knots) {}

    /** A node and the nodes of other strands it needs. */
    record Knot(Step step, Set<String> waitsFor) {}
}
