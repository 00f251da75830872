package dev.foldwork.conductor.compiler;

import dev.foldwork.flow.plan.Plan;
import dev.foldwork.flow.plan.Step;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a definition tells the worker about one of its tasks.
 *
 * @param role what to do
 * @param place how often the body around the task runs
 * @param step the node, without what is inside it; null for a task that is no node's
 * @param plan the flow whose vars are opened, without its body; null for other roles
 * @param closing what is worked out once the task's node has settled
 * @param workflows names of further definitions the worker chooses from, by their use
 */
public record TaskSpec(
        Role role,
        Place place,
        @Nullable Step step,
        @Nullable Plan plan,
        Closing closing,
        Map<String, String> workflows) {

    /** Lane of items, one after the other. */
    public static final String LANE = "lane";

    /** Lane of lanes, for more items than one workflow should hold. */
    public static final String LONG_LANE = "long_lane";

    /** One item. */
    public static final String ITEM = "item";

    /** Returns the node; throws for a task that is no node's. */
    public Step node() {
        return java.util.Objects.requireNonNull(step, "the task belongs to no node");
    }
}
