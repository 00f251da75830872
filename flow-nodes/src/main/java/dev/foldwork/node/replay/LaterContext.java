package dev.foldwork.node.replay;

import dev.foldwork.node.NodeContext;
import dev.foldwork.node.NodeEvent;
import dev.foldwork.node.NodeFailure;
import dev.foldwork.node.Resources;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The surroundings of an attempt at the moment for which it waited. */
record LaterContext(NodeContext context, Instant moment) implements NodeContext {

    @Override
    public String runId() {
        return context.runId();
    }

    @Override
    public String path() {
        return context.path();
    }

    @Override
    public int attempt() {
        return context.attempt();
    }

    @Override
    public String executionId() {
        return context.executionId();
    }

    @Override
    public Instant readyAt() {
        return context.readyAt();
    }

    @Override
    public InstantSource clock() {
        return InstantSource.fixed(moment);
    }

    @Override
    public @Nullable String traceparent() {
        return context.traceparent();
    }

    @Override
    public void hide(String shown, String value) {
        context.hide(shown, value);
    }

    @Override
    public Resources resources() {
        return context.resources();
    }

    @Override
    public void report(NodeEvent event) {
        context.report(event);
    }

    @Override
    public Map<String, @Nullable Object> call(String tool, Map<String, @Nullable Object> arguments)
            throws NodeFailure, InterruptedException {
        return context.call(tool, arguments);
    }
}
