package dev.foldwork.node.secret;

import dev.foldwork.node.NodeContext;
import dev.foldwork.node.NodeEvent;
import dev.foldwork.node.NodeFailure;
import dev.foldwork.node.Resources;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The surroundings of an attempt that was given secrets: nothing it reports, stores or calls with shows their values. */
public record MaskedContext(NodeContext context, SecretMask mask) implements NodeContext {

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
    public Resources resources() {
        Resources given = context.resources();
        return new Resources(
                given.folders(), given.hosts(), given.privateHosts(), new MaskedArtifacts(given.artifacts(), mask));
    }

    @Override
    public void report(NodeEvent event) {
        context.report(
                switch (event) {
                    case NodeEvent.Text(var channel, var chunk) -> new NodeEvent.Text(channel, mask.text(chunk));
                    case NodeEvent.Progress(var done, var total, var note) ->
                        new NodeEvent.Progress(done, total, mask.text(note));
                    case NodeEvent.Log(var level, var message, var fields) ->
                        new NodeEvent.Log(level, mask.text(message), mask.map(fields));
                    case NodeEvent.Usage usage -> usage;
                });
    }

    @Override
    public Map<String, @Nullable Object> call(String tool, Map<String, @Nullable Object> arguments)
            throws NodeFailure, InterruptedException {
        return context.call(tool, mask.map(arguments));
    }
}
