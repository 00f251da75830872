package dev.foldwork.local.engine;

import dev.foldwork.flow.plan.Step;
import dev.foldwork.flow.run.FlowError;
import dev.foldwork.flow.run.NodePath;
import dev.foldwork.flow.run.NodeState;
import dev.foldwork.flow.run.Settled;
import dev.foldwork.node.NodeContext;
import dev.foldwork.node.NodeEvent;
import dev.foldwork.node.NodeFailure;
import dev.foldwork.node.Resources;
import dev.foldwork.node.step.RecordedEvent;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** What an executor sees of the local engine. Thread-safe. */
final class LeafContext implements NodeContext {

    private final NodeAttempts node;
    private final RunContext run;
    private final Map<String, Step.Tool> tools;
    private final Map<String, Integer> calls = new ConcurrentHashMap<>();

    LeafContext(NodeAttempts node, Map<String, Step.Tool> tools) {
        this.node = node;
        this.run = node.run();
        this.tools = tools;
    }

    @Override
    public String runId() {
        return run.id();
    }

    @Override
    public String path() {
        return node.path();
    }

    @Override
    public int attempt() {
        return node.attempt();
    }

    @Override
    public String executionId() {
        return NodePath.execution(run.id(), node.path(), node.attempt());
    }

    @Override
    public Instant readyAt() {
        return node.readyAt();
    }

    @Override
    public InstantSource clock() {
        return run.clock();
    }

    @Override
    public @Nullable String traceparent() {
        return run.trace().attempt(path(), attempt());
    }

    @Override
    public Resources resources() {
        return run.resources();
    }

    @Override
    public void report(NodeEvent event) {
        RecordedEvent.of(event)
                .ifPresent(kept -> run.log().note(run.clock().instant(), kept.kind(), path(), attempt(), kept.data()));
    }

    @Override
    public Map<String, @Nullable Object> call(String tool, Map<String, @Nullable Object> arguments)
            throws NodeFailure, InterruptedException {
        Step.Tool called = tools.get(tool);
        if (called == null) {
            throw new NodeFailure(
                    "TOOL_UNKNOWN", "'" + path() + "' has no tool '" + tool + "': it has " + tools.keySet());
        }
        int number = calls.merge(tool, 1, Integer::sum) - 1;
        String body = NodePath.attempt(path(), attempt());
        String place = NodePath.item(NodePath.node(body, tool), number);
        Settled known = run.memory().settled(place);
        CancelScope scope = node.cancel().child();
        try {
            Settled settled = known != null
                    ? known
                    : new NodeRunner(run, node.scope().with("args", arguments), body, readyAt(), scope)
                            .runReady(called.step(), place, run.clock().instant());
            return result(settled);
        } finally {
            node.cancel().remove(scope);
        }
    }

    private static Map<String, @Nullable Object> result(Settled settled) throws NodeFailure, InterruptedException {
        if (settled.state() == NodeState.CANCELLED) {
            throw new InterruptedException();
        }
        FlowError error = settled.error();
        if (error != null && !settled.continued()) {
            throw new NodeFailure(error.code(), error.message(), error.retryable(), error.details(), Duration.ZERO);
        }
        return settled.output();
    }
}
