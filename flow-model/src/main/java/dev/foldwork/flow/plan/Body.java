package dev.foldwork.flow.plan;

import dev.foldwork.flow.template.Template;
import java.util.List;
import java.util.Map;

/**
 * A directed acyclic graph of steps with what it gives back.
 *
 * @param steps the nodes in an order in which every node stands behind all it needs; ties in written order
 * @param outputs templates worked out after every node has settled, in written order
 */
public record Body(List<Step> steps, Map<String, Template> outputs) {

    /** Returns the step with this id; throws when the body has none. */
    public Step step(String id) {
        for (Step step : steps) {
            if (step.id().equals(id)) {
                return step;
            }
        }
        throw new IllegalArgumentException("body has no node '" + id + "'");
    }
}
