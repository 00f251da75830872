package dev.foldwork.node.replay;

import dev.foldwork.flow.testcase.Recorded;
import dev.foldwork.node.NodeContext;
import dev.foldwork.node.NodeExecutor;
import dev.foldwork.node.NodeFailure;
import dev.foldwork.node.NodeInput;
import dev.foldwork.node.NodeResult;
import java.time.Duration;

/** Stands before an executor while a test runs. */
final class ReplayedNode implements NodeExecutor {

    private final NodeExecutor executor;
    private final Replay replay;

    ReplayedNode(NodeExecutor executor, Replay replay) {
        this.executor = executor;
        this.replay = replay;
    }

    @Override
    public String type() {
        return executor.type();
    }

    @Override
    public NodeResult execute(NodeInput input, NodeContext context) throws NodeFailure, InterruptedException {
        return switch (replay.take(context.path())) {
            case Recorded.Gave(var output, var port) -> new NodeResult.Done(output, port);
            case Recorded.Failed(var code, var message, var details) ->
                throw new NodeFailure(code, message, false, details, Duration.ZERO);
            case null -> carriedOut(input, context);
        };
    }

    private NodeResult carriedOut(NodeInput input, NodeContext context) throws NodeFailure, InterruptedException {
        String folder = input.settings().get("folder") instanceof String named ? named : "";
        if (!replay.isHarmless(type(), folder)) {
            replay.lacks(context.path());
            throw new NodeFailure(
                    "TEST_NOT_RECORDED",
                    "The test has no record of what '" + context.path() + "' answers: write it under spec.recorded");
        }
        NodeResult result = executor.execute(input, context);
        while (result instanceof NodeResult.Waiting(var until, var state)) {
            var resume = new NodeInput.Resume(state, null, false);
            result = executor.execute(
                    new NodeInput(input.settings(), resume, input.connection()), new LaterContext(context, until));
        }
        return result;
    }
}
