package dev.foldwork.conductor.compiler;

import dev.foldwork.flow.plan.Body;
import dev.foldwork.flow.plan.Need;
import dev.foldwork.flow.plan.Step;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One workflow while its tasks are written down: what it receives and what can be seen in it.
 *
 * @param definitions where further definitions go
 * @param body the body whose nodes the workflow runs
 * @param place how often the body runs
 * @param sight the visible names
 */
record Frame(Definitions definitions, Body body, Place place, Surroundings sight) {

    /** Everything a workflow that is part of a body hands on to another part of it. */
    private static final List<String> RECEIVED =
            List.of("w", Surroundings.SCOPE, "seeds", "entry", "round", "first", "after", "start");

    Frame withNode(String id, Reference at) {
        return new Frame(definitions, body, place, sight.withNode(id, at));
    }

    /** Returns input that makes another workflow a part of this body. */
    static Map<String, @Nullable Object> handOn() {
        var input = new LinkedHashMap<String, @Nullable Object>();
        RECEIVED.forEach(key -> input.put(key, Reference.input(key).text()));
        return input;
    }

    /** Returns the input that every task of a body gets: its spec, where and when it is, what precedes it. */
    Map<String, @Nullable Object> task(TaskSpec spec, Uses uses) {
        Map<String, @Nullable Object> input = Tasks.input("spec", TaskSpecText.write(spec));
        input.put("at", at());
        Step step = spec.step();
        if (step != null && !step.needs().isEmpty()) {
            input.put("needs", needs(step));
        }
        Map<String, @Nullable Object> scope = sight.scope(complete(uses, step));
        if (!scope.isEmpty()) {
            input.put("scope", scope);
        }
        return input;
    }

    /** Returns what is used, with every visible node where nodes are used other than by name; null is the body's end. */
    Uses complete(Uses uses, @Nullable Step step) {
        if (!uses.everyNode()) {
            return uses;
        }
        var visible = new LinkedHashSet<>(sight.nodes().keySet());
        for (Step own : body.steps()) {
            visible.remove(own.id());
        }
        if (step == null) {
            body.steps().forEach(own -> visible.add(own.id()));
        } else {
            before(step, visible);
        }
        return uses.addNodes(visible);
    }

    private void before(Step step, Set<String> found) {
        for (Need need : step.needs()) {
            if (found.add(need.node())) {
                before(body.step(need.node()), found);
            }
        }
    }

    private Map<String, @Nullable Object> needs(Step step) {
        var needs = new LinkedHashMap<String, @Nullable Object>();
        for (Need need : step.needs()) {
            needs.put(need.node(), sight.node(need.node()).at("settled").text());
        }
        return needs;
    }

    private Map<String, @Nullable Object> at() {
        Map<String, @Nullable Object> at = Tasks.input("w", Reference.input("w").text());
        switch (place) {
            case ONCE, TOOL -> {}
            case ITEM -> {
                at.put("i", Reference.input("entry").at("i").text());
                at.put(
                        "since",
                        List.of(
                                Reference.input("after").text(),
                                Reference.input("start").text()));
            }
            case ROUND -> {
                at.put("i", Reference.input("round").at("i").text());
                at.put("f", Reference.input("first").at("i").text());
                at.put("since", List.of(Reference.input("round").at("at").text()));
            }
        }
        return at;
    }

    /** Returns where a rerun finds the kept result of a node. */
    String seed(String id) {
        return switch (place) {
            case ONCE, TOOL -> Reference.input("seeds").at(id).text();
            case ITEM -> Reference.input("entry").at("seeds").at(id).text();
            // The number of the round is known only when it runs: the worker looks into all of them.
            case ROUND -> Reference.input("seeds").text();
        };
    }
}
