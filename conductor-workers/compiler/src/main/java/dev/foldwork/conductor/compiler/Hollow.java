package dev.foldwork.conductor.compiler;

import dev.foldwork.flow.plan.Access;
import dev.foldwork.flow.plan.Body;
import dev.foldwork.flow.plan.Plan;
import dev.foldwork.flow.plan.Step;
import java.util.List;
import java.util.Map;

/** Steps without what is inside them: bodies have definitions of their own. */
final class Hollow {

    private static final Body EMPTY = new Body(List.of(), Map.of());

    private Hollow() {}

    static Step step(Step step) {
        return switch (step) {
            case Step.Leaf leaf -> leaf;
            case Step.Group(var id, var type, var needs, var handling, var settings, var body) ->
                new Step.Group(id, type, needs, handling, settings, EMPTY);
            case Step.ForEach each ->
                new Step.ForEach(
                        each.id(),
                        each.type(),
                        each.needs(),
                        each.handling(),
                        each.settings(),
                        each.concurrency(),
                        each.collect(),
                        EMPTY);
            case Step.Loop loop -> loop(loop);
            case Step.Call(var id, var type, var needs, var handling, var settings, var called) ->
                new Step.Call(id, type, needs, handling, settings, plan(called));
            case Step.OnDemand agent -> agent(agent);
        };
    }

    static Step.Loop loop(Step.Loop loop) {
        return new Step.Loop(
                loop.id(),
                loop.type(),
                loop.needs(),
                loop.handling(),
                loop.settings(),
                loop.condition(),
                loop.next(),
                loop.max(),
                EMPTY);
    }

    static Plan plan(Plan plan) {
        return new Plan(plan.flow(), plan.title(), plan.hash(), plan.inputs(), plan.vars(), Access.NONE, EMPTY);
    }

    private static Step agent(Step.OnDemand agent) {
        var tools = new java.util.LinkedHashMap<String, Step.Tool>();
        agent.tools()
                .forEach((name, tool) ->
                        tools.put(name, new Step.Tool(tool.description(), tool.arguments(), step(tool.step()))));
        return new Step.OnDemand(agent.id(), agent.type(), agent.needs(), agent.handling(), agent.settings(), tools);
    }
}
