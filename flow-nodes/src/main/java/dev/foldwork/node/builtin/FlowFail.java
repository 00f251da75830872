package dev.foldwork.node.builtin;

import dev.foldwork.node.NodeContext;
import dev.foldwork.node.NodeExecutor;
import dev.foldwork.node.NodeFailure;
import dev.foldwork.node.NodeInput;
import dev.foldwork.node.NodeResult;
import dev.foldwork.node.Settings;
import java.time.Duration;

/** {@code flow.fail@1}: fails with the flow's own code. */
final class FlowFail implements NodeExecutor {

    @Override
    public String type() {
        return "flow.fail@1";
    }

    @Override
    public NodeResult execute(NodeInput input, NodeContext context) throws NodeFailure {
        var settings = new Settings(input.settings());
        throw new NodeFailure(
                settings.text("code"),
                settings.text("message"),
                settings.flag("retryable", false),
                settings.value("details"),
                Duration.ZERO);
    }
}
