package dev.foldwork.node.builtin;

import dev.foldwork.node.NodeContext;
import dev.foldwork.node.NodeEvent;
import dev.foldwork.node.NodeExecutor;
import dev.foldwork.node.NodeFailure;
import dev.foldwork.node.NodeInput;
import dev.foldwork.node.NodeResult;
import dev.foldwork.node.Settings;
import java.util.Map;

/** {@code log.note@1}: writes a line into the run's log. */
final class LogNote implements NodeExecutor {

    @Override
    public String type() {
        return "log.note@1";
    }

    @Override
    public NodeResult execute(NodeInput input, NodeContext context) throws NodeFailure {
        var settings = new Settings(input.settings());
        String level = settings.optionalText("level");
        context.report(new NodeEvent.Log(level == null ? "info" : level, settings.text("message"), Map.of()));
        return new NodeResult.Done(Map.of(), null);
    }
}
