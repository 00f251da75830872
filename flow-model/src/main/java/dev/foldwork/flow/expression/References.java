package dev.foldwork.flow.expression;

import java.util.LinkedHashSet;
import java.util.Set;

/**
 * The names an expression uses, found without evaluating it.
 *
 * @param inputs first members of {@code inputs} that are named; holds {@code *} when inputs are used whole
 * @param nodes ids used as {@code nodes.<id>}
 * @param vars names used as {@code vars.<name>}
 * @param secrets names used as {@code secrets.<NAME>}
 * @param others further names at the root such as {@code item} or a misspelt one
 * @param dynamic roots of the first four used other than by a fixed member ({@code nodes.*}, {@code $keys(nodes)})
 */
public record References(
        Set<String> inputs,
        Set<String> nodes,
        Set<String> vars,
        Set<String> secrets,
        Set<String> others,
        Set<String> dynamic) {

    /** Uses nothing. */
    public static final References NONE = new References(Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), Set.of());

    /** Returns the names used by either. */
    public References and(References more) {
        return new References(
                union(inputs, more.inputs),
                union(nodes, more.nodes),
                union(vars, more.vars),
                union(secrets, more.secrets),
                union(others, more.others),
                union(dynamic, more.dynamic));
    }

    private static Set<String> union(Set<String> left, Set<String> right) {
        if (right.isEmpty()) {
            return left;
        }
        if (left.isEmpty()) {
            return right;
        }
        var both = new LinkedHashSet<>(left);
        both.addAll(right);
        return both;
    }
}
