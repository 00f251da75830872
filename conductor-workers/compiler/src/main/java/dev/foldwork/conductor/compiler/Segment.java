package dev.foldwork.conductor.compiler;

import dev.foldwork.flow.plan.Body;
import dev.foldwork.flow.plan.Need;
import dev.foldwork.flow.plan.Step;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A stretch of a body that runs as a workflow of its own; what lies before it is handed in, what is needed later out. */
final class Segment {

    private final Body body;
    private final Closing closing;
    private final Layout layout;
    private final Set<String> own = new LinkedHashSet<>();
    private final Set<String> wanted = new LinkedHashSet<>();
    private final Set<String> exported = new LinkedHashSet<>();

    Segment(Body body, Closing closing, List<Layout> parts) {
        this.body = body;
        this.closing = closing;
        this.layout = parts.size() == 1 ? parts.getFirst() : new Layout.Sequence(parts);
        parts.forEach(this::collect);
        for (Step step : body.steps()) {
            (own.contains(step.id()) ? wanted : exported).addAll(wants(body, step));
        }
        Uses end = Closings.uses(closing);
        exported.addAll(end.everyNode() ? body.steps().stream().map(Step::id).toList() : end.nodes());
        wanted.removeAll(own);
        exported.retainAll(own);
    }

    /** Returns the parts in groups that are each short enough for one workflow. */
    static List<List<Layout>> groups(List<Layout> parts) {
        var groups = new ArrayList<List<Layout>>();
        int size = 0;
        for (Layout part : parts) {
            int more = Sizes.of(part);
            if (groups.isEmpty() || size + more > LayoutWriter.LONGEST) {
                groups.add(new ArrayList<>());
                size = 0;
            }
            groups.getLast().add(part);
            size += more;
        }
        return groups;
    }

    private void collect(Layout part) {
        switch (part) {
            case Layout.One(var step) -> own.add(step.id());
            case Layout.Sequence(var parts) -> parts.forEach(this::collect);
            case Layout.Parallel(var parts) -> parts.forEach(this::collect);
            case Layout.Woven(var strands) ->
                strands.forEach(strand ->
                        strand.knots().forEach(knot -> own.add(knot.step().id())));
        }
    }

    private static Set<String> wants(Body body, Step step) {
        Uses uses = new Uses().add(step);
        var wants = new LinkedHashSet<>(uses.nodes());
        if (uses.everyNode()) {
            body.steps().forEach(other -> wants.add(other.id()));
        }
        step.needs().stream().map(Need::node).forEach(wants::add);
        return wants;
    }

    /** Defines the segment's workflow and returns the task that runs it in this frame. */
    Map<String, @Nullable Object> task(String name, Frame frame) {
        String definition = frame.definitions().name();
        Frame inside = inside(frame);
        var writer = new LayoutWriter(body, new Closing.Nothing(), inside);
        List<Map<String, @Nullable Object>> tasks = writer.part(layout);
        Frame end = writer.frame();
        frame.definitions().add(definition, tasks, Tasks.input(Surroundings.NODES, places(exported, end.sight())));
        Map<String, @Nullable Object> input = Frame.handOn();
        input.put(Surroundings.SCOPE, frame.sight().scopeHandedOn());
        input.put(Surroundings.NODES, places(wanted, frame.sight()));
        return Tasks.subWorkflow(name, definition, input, false);
    }

    /** Returns the frame of what follows the segment. */
    Frame after(String name, Frame frame) {
        Frame after = frame;
        for (String id : exported) {
            after = after.withNode(
                    id, Reference.output(name).at(Surroundings.NODES).at(id));
        }
        return after;
    }

    private Frame inside(Frame frame) {
        Surroundings sight = frame.sight().handedOn();
        for (String id : wanted) {
            if (frame.sight().nodes().containsKey(id) && inBody(id)) {
                sight = sight.withNode(id, Reference.input(Surroundings.NODES).at(id));
            }
        }
        for (String id : own) {
            sight = sight.withNode(id, Reference.output(id));
        }
        return new Frame(frame.definitions(), body, frame.place(), sight);
    }

    private boolean inBody(String id) {
        return body.steps().stream().anyMatch(step -> step.id().equals(id));
    }

    private Map<String, @Nullable Object> places(Set<String> ids, Surroundings sight) {
        var places = new LinkedHashMap<String, @Nullable Object>();
        for (String id : ids) {
            if (inBody(id) && sight.nodes().containsKey(id)) {
                Reference place = sight.node(id);
                var results = Tasks.input("settled", place.at("settled").text());
                results.put("view", place.at("view").text());
                places.put(id, results);
            }
        }
        return places;
    }
}
