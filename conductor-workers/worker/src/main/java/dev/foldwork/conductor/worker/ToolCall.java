package dev.foldwork.conductor.worker;

import dev.foldwork.node.NodeFailure;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Calls a tool of a node whose body is on demand. */
record ToolCall(Means means, NodeTask task, int attempt) {

    Map<String, @Nullable Object> run(String tool, Map<String, @Nullable Object> arguments) throws NodeFailure {
        throw new NodeFailure(
                "TOOL_UNAVAILABLE",
                "Tool '" + tool + "' of node '" + task.path() + "' cannot be called on this engine: run the flow"
                        + " on this computer");
    }
}
