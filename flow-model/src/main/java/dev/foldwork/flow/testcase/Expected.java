package dev.foldwork.flow.testcase;

import dev.foldwork.flow.run.NodeState;
import dev.foldwork.flow.run.RunState;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What must come of a test's run. What is null or not named may be anything.
 *
 * @param outputs outputs that must be equal, by name
 * @param errorCode why the run must fail
 * @param errorPath the node that must have failed first
 * @param nodes what must have become of nodes, by node path
 * @param that expressions, each in its {@code ${}}, that must be true
 */
public record Expected(
        RunState state,
        Map<String, @Nullable Object> outputs,
        @Nullable String errorCode,
        @Nullable String errorPath,
        Map<String, OfNode> nodes,
        List<String> that) {

    /** What must have become of one node. */
    public record OfNode(
            @Nullable NodeState state,
            @Nullable String port,
            @Nullable Map<String, @Nullable Object> output) {}
}
