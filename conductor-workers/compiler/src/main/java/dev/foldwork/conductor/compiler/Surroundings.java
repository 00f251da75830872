package dev.foldwork.conductor.compiler;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where, in one workflow, each visible name is read from. Immutable.
 *
 * @param names references of {@code inputs}, {@code vars}, {@code item}, {@code round}, {@code first}, {@code args}
 * @param nodes for each visible node the place that holds its {@code settled} and {@code view}
 */
record Surroundings(Map<String, Reference> names, Map<String, Reference> nodes) {

    /** Key under which a sub-workflow receives the names of its surroundings. */
    static final String SCOPE = "s";

    /** Key under which values of nodes travel between workflows. */
    static final String NODES = "n";

    /** Returns the names of a flow's own body; vars come from its opening task if it has one. */
    static Surroundings root(boolean opened) {
        var names = new LinkedHashMap<String, Reference>();
        names.put("inputs", Reference.input(SCOPE).at("inputs"));
        names.put(
                "vars",
                opened
                        ? Reference.output("OPEN").at("vars")
                        : Reference.input(SCOPE).at("vars"));
        return new Surroundings(names, Map.of());
    }

    /** Returns the names of a workflow that received all of these in its input. */
    Surroundings received() {
        var names = new LinkedHashMap<String, Reference>();
        this.names
                .keySet()
                .forEach(name -> names.put(name, Reference.input(SCOPE).at(name)));
        var nodes = new LinkedHashMap<String, Reference>();
        this.nodes
                .keySet()
                .forEach(
                        node -> nodes.put(node, Reference.input(SCOPE).at(NODES).at(node)));
        return new Surroundings(names, nodes);
    }

    /** Returns the names that tasks of this workflow hold, for a workflow that is a part of it. */
    Map<String, @Nullable Object> scopeHandedOn() {
        var scope = new LinkedHashMap<String, @Nullable Object>();
        names.forEach((name, place) -> {
            if (!inOwnInput(place)) {
                scope.put(name, place.text());
            }
        });
        scope.put(NODES, Reference.input(SCOPE).at(NODES).text());
        return scope;
    }

    /** Returns these names as a workflow sees them that is a part of this one. */
    Surroundings handedOn() {
        var names = new LinkedHashMap<String, Reference>();
        this.names.forEach((name, place) -> names.put(
                name, inOwnInput(place) ? place : Reference.input(SCOPE).at(name)));
        return new Surroundings(names, nodes);
    }

    /** The entry of an item or round is handed on as it is, beside the scope. */
    private static boolean inOwnInput(Reference place) {
        return place.path().startsWith("workflow.input.") && !place.path().startsWith("workflow.input." + SCOPE + ".");
    }

    Surroundings withName(String name, Reference place) {
        var more = new LinkedHashMap<>(names);
        more.put(name, place);
        return new Surroundings(more, nodes);
    }

    Surroundings withNode(String id, Reference place) {
        var more = new LinkedHashMap<>(nodes);
        more.put(id, place);
        return new Surroundings(names, more);
    }

    /** Returns the place of a node's results; throws for a node that is not in sight. */
    Reference node(String id) {
        Reference place = nodes.get(id);
        if (place == null) {
            throw new IllegalArgumentException("node '" + id + "' is not in sight");
        }
        return place;
    }

    /** Returns the input parameters that give a task the names it uses. */
    Map<String, @Nullable Object> scope(Uses uses) {
        var scope = new LinkedHashMap<String, @Nullable Object>();
        names.forEach((name, place) -> {
            if (used(name, uses)) {
                scope.put(name, place.text());
            }
        });
        var views = new LinkedHashMap<String, @Nullable Object>();
        for (String id : uses.nodes()) {
            if (nodes.containsKey(id)) {
                views.put(id, node(id).at("view").text());
            }
        }
        if (!views.isEmpty()) {
            scope.put(NODES, views);
        }
        return scope;
    }

    /** Returns the input parameters that give a sub-workflow the names used inside it. */
    Map<String, @Nullable Object> passed(Uses uses) {
        Map<String, @Nullable Object> scope = scope(uses);
        var places = new LinkedHashMap<String, @Nullable Object>();
        for (String id : uses.nodes()) {
            if (nodes.containsKey(id)) {
                places.put(id, Map.of("view", node(id).at("view").text()));
            }
        }
        if (!places.isEmpty()) {
            scope.put(NODES, places);
        }
        return scope;
    }

    private static boolean used(String name, Uses uses) {
        return switch (name) {
            case "item" -> uses.item();
            case "round", "first" -> uses.round();
            default -> uses.name(name);
        };
    }
}
