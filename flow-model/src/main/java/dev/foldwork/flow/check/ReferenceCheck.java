package dev.foldwork.flow.check;

import dev.foldwork.flow.check.Reporter.Place;
import dev.foldwork.flow.expression.References;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** Checks the names an expression uses against what it can see where it stands. */
final class ReferenceCheck {

    private final Reporter reporter;
    private final Visible visible;
    private final Collection<String> siblings;

    /**
     * @param siblings every node id of the body the expression stands in
     */
    ReferenceCheck(Reporter reporter, Visible visible, Collection<String> siblings) {
        this.reporter = reporter;
        this.visible = visible;
        this.siblings = siblings;
    }

    /**
     * Reports what is wrong with these references.
     *
     * @param before true for a sibling that precedes the expression
     * @param here id of the node the expression belongs to, for the remedy; empty for a body's outputs
     */
    void check(References used, Place place, Predicate<String> before, String here) {
        if (used.dynamic().contains("nodes")) {
            reporter.error(
                    "DYNAMIC_NODES",
                    place,
                    "The expression reaches 'nodes' as a whole; it must name each node it uses",
                    "write nodes.<id> with a fixed id");
        }
        for (String node : used.nodes()) {
            node(node, place, before, here);
        }
        if (!visible.inputs().contains("*")) {
            unknown(used.inputs(), visible.inputs(), "inputs", place);
        }
        unknown(used.vars(), visible.vars(), "vars", place);
        for (String name : used.others()) {
            other(name, place);
        }
    }

    private void node(String node, Place place, Predicate<String> before, String here) {
        if (siblings.contains(node) ? before.test(node) : visible.nodes().contains(node)) {
            return;
        }
        if (!siblings.contains(node)) {
            var known = new ArrayList<>(siblings);
            known.addAll(visible.nodes());
            reporter.error(
                    "REFERENCE_UNKNOWN",
                    place,
                    "There is no node '" + node + "' to refer to here." + Suggest.meant(node, known),
                    "use the id of a node that precedes through needs");
        } else if (node.equals(here)) {
            reporter.error(
                    "REFERENCE_NOT_BEFORE",
                    place,
                    "The node refers to its own outputs, which do not exist yet",
                    "use a flow.loop@1 when a value is to be carried from round to round");
        } else {
            reporter.error(
                    "REFERENCE_NOT_BEFORE",
                    place,
                    "'" + node + "' does not precede '" + here + "'",
                    "draw the missing wire: add '" + node + "' to the needs of '" + here + "'");
        }
    }

    private void unknown(Set<String> used, Set<String> known, String root, Place place) {
        for (String name : used) {
            if (!name.equals("*") && !known.contains(name)) {
                reporter.error(
                        "REFERENCE_UNKNOWN",
                        place,
                        "There is no '" + name + "' in " + root + "." + Suggest.meant(name, known),
                        "declare it under spec." + root + ", or use one that is there");
            }
        }
    }

    private void other(String name, Place place) {
        if (visible.names().contains(name)) {
            return;
        }
        if (Visible.BODY_NAMES.contains(name)) {
            reporter.error(
                    "NAME_NOT_HERE",
                    place,
                    "'" + name + "' exists only inside a body that gives it",
                    switch (name) {
                        case "item", "index" -> "use it inside the body of a flow.for_each@1";
                        case "state", "iteration" -> "use it inside the body of a flow.loop@1";
                        default -> "use it inside a node that is called at run time";
                    });
            return;
        }
        var known = new ArrayList<>(List.of("inputs", "nodes", "vars", "secrets"));
        known.addAll(visible.names());
        reporter.error(
                "REFERENCE_UNKNOWN",
                place,
                "Nothing is named '" + name + "' here." + Suggest.meant(name, known),
                "names begin with one of: " + String.join(", ", known) + "; a text stands in quotes: '" + name + "'");
    }
}
