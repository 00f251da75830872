package dev.foldwork.conductor.compiler;

import dev.foldwork.flow.plan.Body;
import dev.foldwork.flow.plan.Step;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes one body down as a workflow. */
final class BodyCompiler {

    private final Definitions definitions;
    private final Body body;
    private final Place place;
    private final Closing closing;

    BodyCompiler(Definitions definitions, Body body, Place place, Closing closing) {
        this.definitions = definitions;
        this.body = body;
        this.place = place;
        this.closing = closing;
    }

    /**
     * Adds the body's definitions and returns the name of the one that runs it.
     *
     * @param sight what is visible in the body's workflow before its own nodes
     * @param opening tasks before the first node
     */
    String define(Surroundings sight, List<Map<String, @Nullable Object>> opening) {
        String name = definitions.name();
        var tasks = new ArrayList<>(opening);
        var frame = new Frame(definitions, body, place, sight);
        for (Step step : body.steps()) {
            frame = frame.withNode(step.id(), Reference.output(step.id()));
        }
        String closer = "";
        if (!body.steps().isEmpty()) {
            var writer = new LayoutWriter(body, closing, frame);
            tasks.addAll(writer.whole(BodyLayout.of(body.steps())));
            closer = writer.closer();
            frame = writer.frame();
        }
        if (closer.isEmpty() && !(closing instanceof Closing.Nothing)) {
            tasks.add(closingTask(frame));
            closer = "OUT";
        }
        if (tasks.isEmpty()) {
            tasks.add(closingTask(frame));
        }
        definitions.add(name, place, body, tasks, output(closer));
        return name;
    }

    private Map<String, @Nullable Object> closingTask(Frame frame) {
        var spec = new TaskSpec(Role.CLOSE, place, null, null, closing, Map.of());
        return Tasks.worker("OUT", frame.task(spec, Closings.uses(closing)));
    }

    private Map<String, @Nullable Object> output(String closer) {
        var output = new LinkedHashMap<String, @Nullable Object>();
        output.put("status", Reference.STATUS.text());
        if (!closer.isEmpty()) {
            Reference from = Reference.output(closer);
            switch (closing) {
                case Closing.Nothing() -> {}
                case Closing.Outputs(var outputs) ->
                    output.put("result", from.at("result").text());
                case Closing.Turn(var loop) -> {
                    output.put("round", from.at("round").text());
                    output.put("more", from.at("more").text());
                }
            }
        }
        if (place == Place.ITEM) {
            output.put("index", Reference.input("entry").at("i").text());
        }
        return output;
    }
}
