package dev.foldwork.conductor.compiler;

import dev.foldwork.flow.expression.References;
import dev.foldwork.flow.plan.Body;
import dev.foldwork.flow.plan.Step;
import dev.foldwork.flow.template.Template;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;

/** The names of its surroundings that a step, a body or a template refers to. */
final class Uses {

    private final Set<String> names = new LinkedHashSet<>();
    private final Set<String> nodes = new LinkedHashSet<>();

    /** Adds what the templates refer to. */
    Uses add(Collection<Template> templates) {
        templates.forEach(template -> add(template.references()));
        return this;
    }

    private void add(References references) {
        if (!references.inputs().isEmpty()) {
            names.add("inputs");
        }
        if (!references.vars().isEmpty()) {
            names.add("vars");
        }
        names.addAll(references.others());
        names.addAll(references.dynamic());
        nodes.addAll(references.nodes());
    }

    /** Adds what the step's own settings refer to. */
    Uses addSettings(Step step) {
        add(step.settings().references());
        return this;
    }

    /** Adds what others refer to. */
    Uses addAll(Uses others) {
        names.addAll(others.names);
        nodes.addAll(others.nodes);
        return this;
    }

    /** Adds what the step and everything inside it refers to; a called flow sees nothing from outside. */
    Uses add(Step step) {
        add(step.settings().references());
        switch (step) {
            case Step.Leaf leaf -> {}
            case Step.Group group -> add(group.body());
            case Step.ForEach each -> add(each.body());
            case Step.Loop loop -> addTurn(loop).add(loop.body());
            case Step.Call call -> {}
            case Step.OnDemand agent -> agent.tools().values().forEach(tool -> add(tool.step()));
        }
        return this;
    }

    /** Adds what a loop's condition and next state refer to. */
    Uses addTurn(Step.Loop loop) {
        add(loop.condition().references());
        add(loop.next().references());
        return this;
    }

    /** Adds what the body refers to, its own nodes included. */
    Uses add(Body body) {
        add(body.outputs().values());
        body.steps().forEach(this::add);
        return this;
    }

    boolean name(String name) {
        return names.contains(name);
    }

    boolean item() {
        return name("item") || name("index");
    }

    boolean round() {
        return name("state") || name("iteration");
    }

    /** Returns true when nodes are used other than by their names, so that all of them are needed. */
    boolean everyNode() {
        return name("nodes");
    }

    /** Adds nodes by id. */
    Uses addNodes(Collection<String> ids) {
        nodes.addAll(ids);
        return this;
    }

    Set<String> nodes() {
        return nodes;
    }
}
