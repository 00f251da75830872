package dev.foldwork.node.builtin;

import dev.foldwork.node.NodeContext;
import dev.foldwork.node.NodeExecutor;
import dev.foldwork.node.NodeInput;
import dev.foldwork.node.NodeResult;

/** {@code data.set@1} and {@code data.transform@1}: the outputs are the resolved settings. */
record DataSet(String type) implements NodeExecutor {

    @Override
    public NodeResult execute(NodeInput input, NodeContext context) {
        return new NodeResult.Done(input.settings(), null);
    }
}
