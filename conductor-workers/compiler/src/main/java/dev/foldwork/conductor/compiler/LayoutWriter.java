package dev.foldwork.conductor.compiler;

import dev.foldwork.flow.plan.Body;
import dev.foldwork.flow.plan.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes a layout, or a part of one, down as the tasks of one workflow.
 *
 * <p>The engine reads a whole workflow at each step, so that long ones cost more and more: a sequence of more than
 * {@link #LONGEST} tasks is cut into workflows of its own.
 */
final class LayoutWriter {

    /** The most tasks in a sequence before it is cut. */
    static final int LONGEST = 50;

    private final Body body;
    private final Closing closing;
    private Frame frame;
    private String closer = "";
    private int forks;
    private int segments;

    LayoutWriter(Body body, Closing closing, Frame frame) {
        this.body = body;
        this.closing = closing;
        this.frame = frame;
    }

    /** Returns the task that also closes the body, empty when none could take that on. */
    String closer() {
        return closer;
    }

    /** Returns where everything is once all that was written has run. */
    Frame frame() {
        return frame;
    }

    /** Writes a layout whose last node, if there is one behind all others, may close the body. */
    List<Map<String, @Nullable Object>> whole(Layout layout) {
        if (layout instanceof Layout.One(var step)) {
            return closing(step);
        }
        if (layout instanceof Layout.Sequence(var parts)
                && Sizes.of(parts) <= LONGEST
                && parts.getLast() instanceof Layout.One(var step)) {
            var tasks = new ArrayList<>(inOrder(parts.subList(0, parts.size() - 1)));
            tasks.addAll(closing(step));
            return tasks;
        }
        return part(layout);
    }

    /** Writes a layout that something may follow. */
    List<Map<String, @Nullable Object>> part(Layout layout) {
        return switch (layout) {
            case Layout.One(var step) -> step(step, new Closing.Nothing());
            case Layout.Sequence(var parts) -> Sizes.of(parts) > LONGEST ? cut(parts) : inOrder(parts);
            case Layout.Parallel(var parts) ->
                branches(parts.stream().map(this::part).toList());
            case Layout.Woven(var strands) ->
                branches(strands.stream().map(this::strand).toList());
        };
    }

    private List<Map<String, @Nullable Object>> closing(Step step) {
        if (!(closing instanceof Closing.Nothing)) {
            closer = step.id();
        }
        return step(step, closing);
    }

    private List<Map<String, @Nullable Object>> step(Step step, Closing last) {
        return new StepCompiler(frame, body.steps().indexOf(step), last).tasks(step);
    }

    private List<Map<String, @Nullable Object>> inOrder(List<Layout> parts) {
        return parts.stream().flatMap(part -> part(part).stream()).toList();
    }

    private List<Map<String, @Nullable Object>> cut(List<Layout> parts) {
        var tasks = new ArrayList<Map<String, @Nullable Object>>();
        for (List<Layout> group : Segment.groups(parts)) {
            var segment = new Segment(body, closing, group);
            String name = "SEG" + ++segments;
            tasks.add(segment.task(name, frame));
            frame = segment.after(name, frame);
        }
        return tasks;
    }

    private List<Map<String, @Nullable Object>> branches(List<List<Map<String, @Nullable Object>>> branches) {
        int number = ++forks;
        List<String> last = branches.stream()
                .map(branch -> String.valueOf(branch.getLast().get("taskReferenceName")))
                .toList();
        return List.of(Tasks.fork("FORK" + number, branches), Tasks.join("JOIN" + number, last));
    }

    private List<Map<String, @Nullable Object>> strand(Layout.Strand strand) {
        var tasks = new ArrayList<Map<String, @Nullable Object>>();
        for (Layout.Knot knot : strand.knots()) {
            if (!knot.waitsFor().isEmpty()) {
                tasks.add(Tasks.join("JOIN" + ++forks, List.copyOf(knot.waitsFor())));
            }
            tasks.addAll(step(knot.step(), new Closing.Nothing()));
        }
        return tasks;
    }
}
