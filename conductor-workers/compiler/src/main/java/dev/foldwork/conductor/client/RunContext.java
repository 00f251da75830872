package dev.foldwork.conductor.client;

import dev.foldwork.conductor.compiler.Wire;
import dev.foldwork.flow.run.NodePath;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where in which run a workflow stands, and what the run was granted; handed from workflow to workflow.
 *
 * @param run the run's id
 * @param node path of the node that holds the body, empty for the flow itself
 * @param path path of the body, with the attempt of the node that holds it
 * @param at when the body was entered
 * @param traceparent W3C traceparent to continue, or null
 * @param grants what the run may touch, as JSON value
 */
public record RunContext(
        String run,
        String node,
        String path,
        Instant at,
        @Nullable String traceparent,
        Map<String, @Nullable Object> grants) {

    /** Returns the context of one attempt of a node with a body. */
    public RunContext attempt(String nodePath, int attempt, Instant enteredAt) {
        return new RunContext(run, nodePath, NodePath.attempt(nodePath, attempt), enteredAt, traceparent, grants);
    }

    /** Returns the context of a body with a path of its own, such as a tool's call. */
    public RunContext at(String bodyPath, Instant enteredAt) {
        return new RunContext(run, bodyPath, bodyPath, enteredAt, traceparent, grants);
    }

    /** Returns the context as text that a workflow's input can carry. */
    public String text() {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("run", run);
        json.put("node", node);
        json.put("path", path);
        json.put("at", at.toString());
        json.put("traceparent", traceparent);
        json.put("grants", grants);
        return Wire.text(json);
    }

    /** Reads what {@link #text} wrote. */
    @SuppressWarnings("unchecked")
    public static RunContext read(@Nullable Object text) {
        Map<String, @Nullable Object> json = Wire.map(text);
        return new RunContext(
                String.valueOf(json.get("run")),
                String.valueOf(json.get("node")),
                String.valueOf(json.get("path")),
                Instant.parse(String.valueOf(json.get("at"))),
                (String) json.get("traceparent"),
                json.get("grants") instanceof Map<?, ?> map ? (Map<String, @Nullable Object>) map : Map.of());
    }

    /**
     * Returns grants as a JSON value.
     *
     * @param folders real folder by the flow's name for it
     * @param writable names of the folders that may be written to
     * @param hosts the only hosts reachable, null for any public one
     * @param privateHosts private addresses the owner allows
     */
    public static Map<String, @Nullable Object> grants(
            Map<String, String> folders,
            List<String> writable,
            @Nullable List<String> hosts,
            List<String> privateHosts) {
        var grants = new LinkedHashMap<String, @Nullable Object>();
        grants.put("folders", folders);
        grants.put("writable", writable);
        grants.put("hosts", hosts);
        grants.put("privateHosts", privateHosts);
        return grants;
    }
}
