package dev.foldwork.conductor.compiler;

import dev.foldwork.flow.plan.Body;
import dev.foldwork.flow.plan.Step;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Defines the workflows that one attempt of a node with a body consists of. */
final class AttemptCompiler {

    private final Frame frame;
    private final Step step;
    private final Definitions definitions;

    AttemptCompiler(Frame frame, Step step) {
        this.frame = frame;
        this.step = step;
        this.definitions = frame.definitions();
    }

    Attempt attempt() {
        Attempt attempt = switch (step) {
            case Step.Group group -> once(group.body());
            case Step.Call call -> call(call);
            case Step.ForEach each -> each(each);
            case Step.Loop loop -> loop(loop);
            case Step.Leaf leaf -> throw new IllegalStateException("a leaf holds no body");
            case Step.OnDemand agent -> throw new IllegalStateException("tools have no attempt of their own");
        };
        return step.handling().timeout() == null ? attempt : timed(attempt);
    }

    private Map<String, @Nullable Object> scope() {
        return frame.sight().passed(frame.complete(new Uses().add(step), step));
    }

    private Attempt once(Body body) {
        String name = new BodyCompiler(definitions, body, Place.ONCE, Closing.of(body))
                .define(frame.sight().received(), List.of());
        return new Attempt(name, List.of("w", "seeds"), scope(), Map.of());
    }

    private Attempt call(Step.Call call) {
        Body body = call.called().body();
        String name = new BodyCompiler(definitions, body, Place.ONCE, Closing.of(body))
                .define(Surroundings.root(false), List.of());
        return new Attempt(name, List.of("w", "seeds"), null, Map.of());
    }

    private Attempt each(Step.ForEach each) {
        Surroundings sight = frame.sight()
                .received()
                .withName("item", Reference.input("entry").at("v"));
        String item = new BodyCompiler(definitions, each.body(), Place.ITEM, Closing.of(each.body()))
                .define(sight, List.of());
        String lane = definitions.name();
        definitions.add(lane, lane(item, each.collect()), laneOutput());
        String longLane = definitions.name();
        definitions.add(longLane, longLane(lane), laneOutput());
        var workflows = new LinkedHashMap<String, String>();
        workflows.put(TaskSpec.LANE, lane);
        workflows.put(TaskSpec.LONG_LANE, longLane);
        if (each.concurrency() == 1) {
            return new Attempt(null, List.of("w", "workflow", "entries"), scope(), workflows);
        }
        workflows.put(TaskSpec.ITEM, item);
        String fan = definitions.name();
        var tasks = List.of(Tasks.forkOf("FORK", Reference.input("tasks")), Tasks.join("JOIN", List.of()));
        definitions.add(fan, tasks, Tasks.input("lane", Reference.output("JOIN").text()));
        return new Attempt(fan, List.of("w", "tasks", "lanes"), scope(), workflows);
    }

    private static List<Map<String, @Nullable Object>> lane(String item, boolean collect) {
        Map<String, @Nullable Object> input = part();
        input.put("entry", Reference.output("LOOP").at("loopItem").text());
        input.put("after", Reference.attribute("ITEM", "endTime").text());
        input.put("start", Reference.input("start").text());
        var run = Tasks.subWorkflow("ITEM", item, input, collect);
        return List.of(Tasks.forEach("LOOP", Reference.input("entries"), List.of(run)));
    }

    private static List<Map<String, @Nullable Object>> longLane(String lane) {
        Map<String, @Nullable Object> input = part();
        input.put("entries", Reference.output("LOOP").at("loopItem").text());
        input.put("start", Reference.attribute("LANE", "endTime").text());
        var run = Tasks.subWorkflow("LANE", lane, input, false);
        return List.of(Tasks.forEach("LOOP", Reference.input("entries"), List.of(run)));
    }

    private static Map<String, @Nullable Object> laneOutput() {
        return Tasks.input("lane", Reference.output("LOOP").text());
    }

    private Attempt loop(Step.Loop loop) {
        Surroundings sight = frame.sight()
                .received()
                .withName("round", Reference.input("round").at("v"))
                .withName("first", Reference.input("first").at("v"));
        String round = new BodyCompiler(definitions, loop.body(), Place.ROUND, new Closing.Turn(Hollow.loop(loop)))
                .define(sight, List.of());
        Map<String, @Nullable Object> input = part();
        input.put("seeds", Reference.input("seeds").text());
        input.put("first", Reference.input("first").text());
        input.put("round", Reference.output("ROUND").at("round").text());
        var run = Tasks.subWorkflow("ROUND", round, input, false);
        String rounds = definitions.name();
        definitions.add(
                rounds,
                List.of(Tasks.repeat("LOOP", "ROUND", 2, List.of(run))),
                Tasks.input("round", Reference.output("ROUND").at("round").text()));
        return new Attempt(rounds, List.of("w", "seeds", "first"), scope(), Map.of());
    }

    private static Map<String, @Nullable Object> part() {
        Map<String, @Nullable Object> input =
                Tasks.input("w", Reference.input("w").text());
        input.put(Surroundings.SCOPE, Reference.input(Surroundings.SCOPE).text());
        return input;
    }

    /** The body and a clock beside each other; whichever is done first ends the other. */
    private Attempt timed(Attempt attempt) {
        var input = new LinkedHashMap<String, @Nullable Object>();
        attempt.fromRun().forEach(key -> input.put(key, Reference.input(key).text()));
        input.put(Surroundings.SCOPE, Reference.input(Surroundings.SCOPE).text());
        String body = attempt.workflow() != null
                ? attempt.workflow()
                : Reference.input("workflow").text();
        var spec = new TaskSpec(Role.TIMER, Place.ONCE, Hollow.step(step), null, new Closing.Nothing(), Map.of());
        Map<String, @Nullable Object> timer = Tasks.input("spec", TaskSpecText.write(spec));
        timer.put("at", Tasks.input("w", Reference.input("w").text()));
        var output = new LinkedHashMap<String, @Nullable Object>();
        for (String key : List.of("result", "lane", "round")) {
            output.put(key, Reference.output("BODY").at(key).text());
        }
        var tasks = new ArrayList<Map<String, @Nullable Object>>();
        tasks.add(Tasks.fork(
                "FORK",
                List.of(
                        List.of(Tasks.subWorkflow("BODY", body, input, false)),
                        List.of(Tasks.worker("TIMER", timer)))));
        tasks.add(Tasks.join("JOIN", List.of("BODY")));
        tasks.add(Tasks.end("END", output));
        String name = definitions.name();
        definitions.add(name, tasks, Map.of());
        return new Attempt(name, attempt.fromRun(), attempt.scope(), attempt.workflows());
    }
}
