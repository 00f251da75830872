package dev.foldwork.local.engine;

import dev.foldwork.flow.plan.Need;
import dev.foldwork.flow.plan.Step;
import dev.foldwork.flow.run.FailurePolicy;
import dev.foldwork.flow.run.FlowError;
import dev.foldwork.flow.run.Guard;
import dev.foldwork.flow.run.NodePath;
import dev.foldwork.flow.run.NodeState;
import dev.foldwork.flow.run.RunEvent.Kind;
import dev.foldwork.flow.run.Scope;
import dev.foldwork.flow.run.Settled;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Brings one node of a body from ready to settled: decides whether it runs, and runs its attempts. */
final class NodeRunner {

    private final RunContext run;
    private final Scope scope;
    private final String bodyPath;
    private final Instant bodyStartedAt;
    private final CancelScope cancel;

    /**
     * @param scope the names the nodes of the body see
     * @param bodyStartedAt when the body was entered
     * @param cancel ends the body
     */
    NodeRunner(RunContext run, Scope scope, String bodyPath, Instant bodyStartedAt, CancelScope cancel) {
        this.run = run;
        this.scope = scope;
        this.bodyPath = bodyPath;
        this.bodyStartedAt = bodyStartedAt;
        this.cancel = cancel;
    }

    /** Runs the node; its settling is durable, or about to be with the next durable event when nothing was executed. */
    Settled run(Step step, Map<String, Settled> settled) {
        String path = NodePath.node(bodyPath, step.id());
        if (!Guard.runs(step.needs(), settled)) {
            return note(path, Settled.skipped(run.clock().instant()));
        }
        return runReady(step, path, readyAt(step, path, settled));
    }

    /** Runs a node that is ready, at a path that the caller chose. */
    Settled runReady(Step step, String path, Instant readyAt) {
        if (step.handling().disabled()) {
            return note(path, Settled.succeeded(Map.of(), null, run.clock().instant()));
        }
        var node = new NodeAttempts(run, step, path, readyAt, scope, cancel);
        Settled result = switch (step) {
            case Step.Leaf leaf -> new LeafRunner(node, Map.of()).run();
            case Step.OnDemand agent -> new LeafRunner(node, agent.tools()).run();
            case Step.Group group -> new ContainerRunner(node).run(new GroupBody(group.body()));
            case Step.ForEach each -> new ContainerRunner(node).run(new ForEachBody(each));
            case Step.Loop loop -> new ContainerRunner(node).run(new LoopBody(loop));
            case Step.Call call -> new ContainerRunner(node).run(new CallBody(call.called()));
        };
        return result;
    }

    private Settled note(String path, Settled settled) {
        run.log().note(settled.at(), Kind.NODE_SETTLED, path, 0, SettledData.of(settled));
        return settled;
    }

    private Instant readyAt(Step step, String path, Map<String, Settled> settled) {
        Memory.Node known = run.memory().node(path);
        if (known != null && known.readyAt != null) {
            return known.readyAt;
        }
        Instant latest = bodyStartedAt;
        for (Need need : step.needs()) {
            Settled from = settled.get(need.node());
            if (from != null && from.at().isAfter(latest)) {
                latest = from.at();
            }
        }
        return latest;
    }

    /** Returns how a node settles after a failure that no further attempt can mend. */
    static Settled settledBy(Step step, FlowError error, Instant at) {
        return switch (FailurePolicy.after(step.handling(), error, Integer.MAX_VALUE, Duration.ZERO, at)) {
            case FailurePolicy.Next.GoOn(var settled) -> settled;
            case FailurePolicy.Next.EndBody(var settled) -> settled;
            case FailurePolicy.Next.Again ignored ->
                throw new IllegalStateException("a last attempt cannot be followed by another");
        };
    }

    /** Returns the settling of a node that was cancelled. */
    static Settled cancelled(Instant at) {
        return new Settled(NodeState.CANCELLED, null, false, Map.of(), (@Nullable FlowError) null, at);
    }
}
