package dev.foldwork.flow.check;

import java.util.LinkedHashSet;
import java.util.Set;

/**
 * The names that expressions of a body can see besides its own nodes.
 *
 * @param nodes ids of nodes of the bodies around that precede
 * @param names {@code item}, {@code index}, {@code iteration}, {@code state}, {@code args} where they exist
 * @param inputs names of the flow's inputs, or {@code *} when the schema leaves them open
 * @param vars names of the flow's vars
 */
record Visible(Set<String> nodes, Set<String> names, Set<String> inputs, Set<String> vars) {

    /** Names that exist only inside certain bodies. */
    static final Set<String> BODY_NAMES = Set.of("item", "index", "iteration", "state", "args");

    Visible withNodes(Set<String> more) {
        var all = new LinkedHashSet<>(nodes);
        all.addAll(more);
        return new Visible(all, names, inputs, vars);
    }

    Visible withNames(Set<String> more) {
        var all = new LinkedHashSet<>(names);
        all.addAll(more);
        return new Visible(nodes, all, inputs, vars);
    }
}
