package dev.foldwork.node;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The surroundings of an attempt as another one knows them; subclasses change what they are about. */
public abstract class ForwardingContext implements NodeContext {

    private final NodeContext context;

    /** Forwards to this one. */
    protected ForwardingContext(NodeContext context) {
        this.context = context;
    }

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
        return context.clock();
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
