package dev.foldwork.conductor.compiler;

import dev.foldwork.flow.plan.Body;
import dev.foldwork.flow.plan.Step;
import dev.foldwork.flow.plan.Step.Tool;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes one node down; its last task always has the node's id and always completes, unless it ends the body. */
final class StepCompiler {

    private final Frame frame;
    private final int number;
    private final Closing closing;

    StepCompiler(Frame frame, int number, Closing closing) {
        this.frame = frame;
        this.number = number;
        this.closing = closing;
    }

    List<Map<String, @Nullable Object>> tasks(Step step) {
        return switch (step) {
            case Step.Leaf leaf -> List.of(leaf(leaf, Map.of()));
            case Step.OnDemand agent -> List.of(leaf(agent, tools(agent)));
            case Step.Group group -> holder(group).tasks();
            case Step.ForEach each -> holder(each).tasks();
            case Step.Loop loop -> holder(loop).tasks();
            case Step.Call call -> holder(call).tasks();
        };
    }

    private HolderCompiler holder(Step step) {
        return new HolderCompiler(frame, number, closing, step);
    }

    private Map<String, @Nullable Object> leaf(Step step, Map<String, String> workflows) {
        var spec = new TaskSpec(Role.LEAF, frame.place(), Hollow.step(step), null, closing, workflows);
        Uses uses = workflows.isEmpty() ? new Uses().addSettings(step) : frame.complete(new Uses().add(step), step);
        Map<String, @Nullable Object> input = frame.task(spec, uses.addAll(Closings.uses(closing)));
        input.put("seed", frame.seed(step.id()));
        return Tasks.worker(step.id(), input);
    }

    /** A tool is a body of one node; the worker starts it when the node calls it. */
    private Map<String, String> tools(Step.OnDemand agent) {
        var workflows = new LinkedHashMap<String, String>();
        agent.tools().forEach((name, tool) -> workflows.put(name, tool(tool)));
        return workflows;
    }

    private String tool(Tool tool) {
        Surroundings sight = frame.sight().received().withName("args", Reference.input("args"));
        var body = new Body(List.of(tool.step()), Map.of());
        return new BodyCompiler(frame.definitions(), body, Place.TOOL, new Closing.Nothing()).define(sight, List.of());
    }
}
