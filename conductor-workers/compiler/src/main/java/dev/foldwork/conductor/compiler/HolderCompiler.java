package dev.foldwork.conductor.compiler;

import dev.foldwork.flow.plan.Step;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes down a node that holds a body: a task that enters it, the body as an optional sub-workflow (tried again where
 * the node asks for it), and a task that settles it.
 */
final class HolderCompiler {

    private final Frame frame;
    private final int number;
    private final Closing closing;
    private final Step step;

    HolderCompiler(Frame frame, int number, Closing closing, Step step) {
        this.frame = frame;
        this.number = number;
        this.closing = closing;
        this.step = step;
    }

    List<Map<String, @Nullable Object>> tasks() {
        Attempt attempt = new AttemptCompiler(frame, step).attempt();
        boolean again = step.handling().retry().attempts() > 1;
        String enter = "IN_" + step.id();
        var run = again
                ? List.of(Tasks.repeat(
                        "TRY" + number,
                        "JUDGE" + number,
                        0,
                        List.of(prepare(enter, attempt), body(attempt, "PREP" + number), judge(enter))))
                : List.of(body(attempt, enter));
        return List.of(
                enter(enter, attempt),
                Tasks.when("GO_" + step.id(), Reference.output(enter).at("go"), run),
                settle(enter, again));
    }

    private Map<String, @Nullable Object> enter(String name, Attempt attempt) {
        Uses uses = new Uses().addSettings(step);
        if (step instanceof Step.Loop loop) {
            uses.addTurn(loop);
        }
        Map<String, @Nullable Object> input =
                frame.task(spec(Role.ENTER, attempt.workflows(), new Closing.Nothing()), uses);
        input.put("seed", frame.seed(step.id()));
        return Tasks.worker(name, input);
    }

    private Map<String, @Nullable Object> prepare(String enter, Attempt attempt) {
        Map<String, @Nullable Object> input =
                frame.task(spec(Role.PREPARE, attempt.workflows(), new Closing.Nothing()), new Uses());
        input.put("entered", Reference.output(enter).at("entered").text());
        input.put("run", Reference.output(enter).at("run").text());
        input.put("judged", Reference.output("JUDGE" + number).at("judged").text());
        return Tasks.worker("PREP" + number, input);
    }

    private Map<String, @Nullable Object> body(Attempt attempt, String prepared) {
        return Tasks.subWorkflow("RUN" + number, attempt.name(prepared), attempt.input(prepared), true);
    }

    private Map<String, @Nullable Object> judge(String enter) {
        return Tasks.worker("JUDGE" + number, outcome(Role.JUDGE, enter, new Closing.Nothing()));
    }

    private Map<String, @Nullable Object> settle(String enter, boolean again) {
        Map<String, @Nullable Object> input = outcome(Role.SETTLE, enter, closing);
        for (String key : List.of("settled", "view", "record")) {
            input.put(key, Reference.output(enter).at(key).text());
        }
        if (again) {
            input.put("judged", Reference.output("JUDGE" + number).at("judged").text());
        }
        return Tasks.worker(step.id(), input);
    }

    private Map<String, @Nullable Object> outcome(Role role, String enter, Closing closing) {
        Map<String, @Nullable Object> input = frame.task(spec(role, Map.of(), closing), Closings.uses(closing));
        String run = "RUN" + number;
        input.put("entered", Reference.output(enter).at("entered").text());
        input.put("status", Reference.attribute(run, "status").text());
        input.put("body", Reference.output(run).at("subWorkflowId").text());
        String result = switch (step) {
            case Step.ForEach each -> "lane";
            case Step.Loop loop -> "round";
            case Step.Group group -> "result";
            case Step.Call call -> "result";
            case Step.Leaf leaf -> throw new IllegalStateException("a leaf holds no body");
            case Step.OnDemand agent -> throw new IllegalStateException("a tool's body has no end");
        };
        input.put("result", Reference.output(run).at(result).text());
        if (role == Role.JUDGE) {
            input.put("tried", Reference.output("PREP" + number).at("tried").text());
        }
        return input;
    }

    private TaskSpec spec(Role role, Map<String, String> workflows, Closing closing) {
        return new TaskSpec(role, frame.place(), Hollow.step(step), null, closing, workflows);
    }
}
