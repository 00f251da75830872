package dev.foldwork.node.builtin;

import dev.foldwork.node.NodeContext;
import dev.foldwork.node.NodeExecutor;
import dev.foldwork.node.NodeFailure;
import dev.foldwork.node.NodeInput;
import dev.foldwork.node.NodeResult;
import dev.foldwork.node.Settings;
import java.util.Map;

/** {@code flow.if@1}: takes {@code then} or {@code else}; anything but true and false is refused. */
final class FlowIf implements NodeExecutor {

    @Override
    public String type() {
        return "flow.if@1";
    }

    @Override
    public NodeResult execute(NodeInput input, NodeContext context) throws NodeFailure {
        if (!(input.settings().get("condition") instanceof Boolean condition)) {
            throw new Settings(input.settings()).mismatch("condition", "true or false");
        }
        return new NodeResult.Done(Map.of("condition", condition), condition ? "then" : "else");
    }
}
