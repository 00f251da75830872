package dev.foldwork.flow.trace.run;

import dev.foldwork.flow.plan.Body;
import dev.foldwork.flow.plan.Plan;
import dev.foldwork.flow.plan.Step;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Finds the step that stands at a path of a run. Used by one thread. */
final class Places {

    private static final Pattern NUMBERS = Pattern.compile("(~\\d+|\\[\\d+])");

    private final Plan plan;
    private final Map<String, Optional<Step>> known = new HashMap<>();

    Places(Plan plan) {
        this.plan = plan;
    }

    /** Returns the step, empty for a path that the plan does not have. */
    Optional<Step> step(String path) {
        return known.computeIfAbsent(NUMBERS.matcher(path).replaceAll(""), this::find);
    }

    private Optional<Step> find(String path) {
        List<String> ids = List.of(path.split("\\."));
        Optional<Step> step = in(plan.body(), ids.getFirst());
        for (String id : ids.subList(1, ids.size())) {
            step = step.flatMap(holder -> inside(holder, id));
        }
        return step;
    }

    private static Optional<Step> inside(Step holder, String id) {
        return switch (holder) {
            case Step.Group group -> in(group.body(), id);
            case Step.ForEach each -> in(each.body(), id);
            case Step.Loop loop -> in(loop.body(), id);
            case Step.Call call -> in(call.called().body(), id);
            case Step.OnDemand agent ->
                Optional.ofNullable(agent.tools().get(id)).map(Step.Tool::step);
            case Step.Leaf leaf -> Optional.empty();
        };
    }

    private static Optional<Step> in(Body body, String id) {
        return body.steps().stream().filter(step -> step.id().equals(id)).findFirst();
    }

    /** Returns what kind of body a step holds, in the words of the contract. */
    static String kind(Step holder) {
        return switch (holder) {
            case Step.Group group -> "group";
            case Step.ForEach each -> "for_each";
            case Step.Loop loop -> "loop";
            case Step.Call call -> "call";
            case Step.OnDemand agent -> "on_demand";
            case Step.Leaf leaf -> "none";
        };
    }
}
