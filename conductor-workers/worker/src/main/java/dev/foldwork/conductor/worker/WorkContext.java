package dev.foldwork.conductor.worker;

import dev.foldwork.flow.run.NodePath;
import dev.foldwork.flow.trace.RunTrace;
import dev.foldwork.node.NodeContext;
import dev.foldwork.node.NodeEvent;
import dev.foldwork.node.NodeFailure;
import dev.foldwork.node.Resources;
import dev.foldwork.node.Resources.Folder;
import dev.foldwork.node.step.RecordedEvent;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What an executor sees of a task of the cloud engine. */
record WorkContext(Means means, NodeTask task, int attempt, Chronicle chronicle) implements NodeContext {

    @Override
    public String runId() {
        return task.run();
    }

    @Override
    public String path() {
        return task.path();
    }

    @Override
    public String executionId() {
        return NodePath.execution(runId(), path(), attempt);
    }

    @Override
    public Instant readyAt() {
        return task.readyAt();
    }

    @Override
    public InstantSource clock() {
        return means.clock();
    }

    @Override
    public @Nullable String traceparent() {
        return RunTrace.continued(task.context().traceparent(), means.traced(), path(), attempt);
    }

    @Override
    @SuppressWarnings("unchecked")
    public Resources resources() {
        Map<String, @Nullable Object> grants = task.context().grants();
        var writable = grants.get("writable") instanceof List<?> list ? list : List.of();
        var folders = new LinkedHashMap<String, Folder>();
        NodeTask.map(grants.get("folders"))
                .forEach((name, path) ->
                        folders.put(name, new Folder(Path.of(String.valueOf(path)), writable.contains(name))));
        var privateHosts = grants.get("privateHosts") instanceof List<?> list ? (List<String>) list : List.<String>of();
        return new Resources(
                folders, Optional.ofNullable((List<String>) grants.get("hosts")), privateHosts, means.artifacts());
    }

    @Override
    public void report(NodeEvent event) {
        Instant at = means.clock().instant();
        RecordedEvent.of(event)
                .ifPresent(
                        kept -> means.reporter().report(List.of(chronicle.log(kept.kind(), attempt, at, kept.data()))));
    }

    @Override
    public Map<String, @Nullable Object> call(String tool, Map<String, @Nullable Object> arguments)
            throws NodeFailure, InterruptedException {
        return new ToolCall(means, task, attempt).run(tool, arguments);
    }
}
