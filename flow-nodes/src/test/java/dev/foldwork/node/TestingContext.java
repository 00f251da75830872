package dev.foldwork.node;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** A context with a fixed clock, artifacts in memory, and whatever was granted. */
public final class TestingContext implements NodeContext {

    public static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

    private final Resources resources;
    private final List<NodeEvent> events = new CopyOnWriteArrayList<>();
    private final String executionId;

    private TestingContext(Resources resources, String executionId) {
        this.resources = resources;
        this.executionId = executionId;
    }

    /** Grants nothing but public hosts. */
    public static TestingContext bare() {
        return new TestingContext(
                new Resources(Map.of(), Optional.empty(), List.of(), new TestingArtifacts()), "run-1/node/1");
    }

    /** Grants a folder, too. */
    public TestingContext granting(String name, Path path, boolean writable) {
        var folders = new HashMap<>(resources.folders());
        folders.put(name, new Resources.Folder(path, writable));
        return with(new Resources(folders, resources.hosts(), resources.privateHosts(), resources.artifacts()));
    }

    /** Restricts hosts to these. */
    public TestingContext onlyHosts(String... hosts) {
        return with(new Resources(
                resources.folders(), Optional.of(List.of(hosts)), resources.privateHosts(), resources.artifacts()));
    }

    /** Allows private hosts. */
    public TestingContext privateHosts(String... hosts) {
        return with(new Resources(resources.folders(), resources.hosts(), List.of(hosts), resources.artifacts()));
    }

    /** Returns the same with another idempotency key. */
    public TestingContext execution(String id) {
        return new TestingContext(resources, id);
    }

    private TestingContext with(Resources changed) {
        return new TestingContext(changed, executionId);
    }

    /** Returns what was reported. */
    public List<NodeEvent> events() {
        return events;
    }

    @Override
    public String runId() {
        return "run-1";
    }

    @Override
    public String path() {
        return "node";
    }

    @Override
    public int attempt() {
        return 1;
    }

    @Override
    public String executionId() {
        return executionId;
    }

    @Override
    public Instant readyAt() {
        return NOW;
    }

    @Override
    public InstantSource clock() {
        return InstantSource.fixed(NOW);
    }

    @Override
    public String traceparent() {
        return "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
    }

    @Override
    public Resources resources() {
        return resources;
    }

    @Override
    public void report(NodeEvent event) {
        events.add(event);
    }

    @Override
    public Map<String, Object> call(String tool, Map<String, Object> arguments) throws NodeFailure {
        throw new NodeFailure("TOOL_UNKNOWN", "no tools here");
    }
}
