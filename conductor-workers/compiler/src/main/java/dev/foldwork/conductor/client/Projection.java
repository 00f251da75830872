package dev.foldwork.conductor.client;

import dev.foldwork.conductor.compiler.CompiledFlow;
import dev.foldwork.conductor.compiler.Place;
import dev.foldwork.conductor.compiler.Wire;
import dev.foldwork.flow.json.Json;
import dev.foldwork.flow.run.NodePath;
import dev.foldwork.flow.run.NodeState;
import dev.foldwork.flow.run.RunEvent.Kind;
import dev.foldwork.flow.run.Settled;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Rebuilds a run's events from the engine's state; a pure function of it.
 *
 * <p>Whatever a worker reported and whatever was lost on the way stands here under the same keys, so that the events can
 * be added to a record any number of times. What only the engine knows is added: nodes of a body that ended around them
 * are cancelled, and the run's end comes last.
 */
public final class Projection {

    private final CompiledFlow flow;
    private final WorkflowTree tree;
    private final String run;
    private final List<KeyedEvent> events = new ArrayList<>();
    private final Set<String> settled = new HashSet<>();

    private Projection(CompiledFlow flow, WorkflowTree tree, String run) {
        this.flow = flow;
        this.tree = tree;
        this.run = run;
    }

    /**
     * Returns the events in the order in which they happened.
     *
     * @param outcome how the run ended, null while it goes on
     */
    public static List<KeyedEvent> events(CompiledFlow flow, WorkflowTree tree, String run, @Nullable Outcome outcome) {
        var projection = new Projection(flow, tree, run);
        tree.workflows().values().forEach(projection::tasks);
        tree.workflows().values().forEach(projection::cancelled);
        projection.events.sort(Comparator.comparing(KeyedEvent::at));
        if (outcome != null) {
            projection.events.add(
                    new KeyedEvent(run, NodePath.ROOT, 0, Kind.RUN_FINISHED, 0, outcome.at(), outcome.data()));
        }
        return List.copyOf(projection.events);
    }

    private void tasks(Map<String, @Nullable Object> workflow) {
        for (Map<String, @Nullable Object> task : WorkflowTree.tasks(workflow)) {
            Map<String, @Nullable Object> output = WorkflowTree.map(task.get("outputData"));
            Map<String, @Nullable Object> record = Wire.map(output.get("record"));
            if (record.get("events") instanceof List<?> list) {
                list.forEach(event -> add(KeyedEvent.fromJson((Map<?, ?>) event), record, output));
            }
        }
    }

    private void add(KeyedEvent told, Map<String, @Nullable Object> record, Map<String, @Nullable Object> output) {
        var data = new LinkedHashMap<String, @Nullable Object>(told.data());
        if (told.kind() == Kind.NODE_STARTED) {
            data.put("type", record.get("type"));
            data.put("input", record.get("input"));
        }
        if (told.kind() == Kind.NODE_SETTLED) {
            settled.add(told.path());
            if (NodeState.SUCCEEDED.wire().equals(data.get("state"))) {
                data.put("output", Wire.map(output.get("view")));
            }
        }
        events.add(new KeyedEvent(run, told.path(), told.attempt(), told.kind(), told.ordinal(), told.at(), data));
    }

    /** A body that has ended, well or not, leaves no node open. */
    private void cancelled(Map<String, @Nullable Object> workflow) {
        Map<String, @Nullable Object> body = description(workflow);
        if (WorkflowTree.isOpen(workflow) || neverBegan(workflow) || !(body.get("nodes") instanceof List<?> nodes)) {
            return;
        }
        Instant at = endOf(workflow);
        Place place = Place.of(String.valueOf(body.get("place")));
        Map<String, @Nullable Object> input = WorkflowTree.map(workflow.get("input"));
        for (Object id : nodes) {
            String path = path(place, input, String.valueOf(id));
            if (settled.add(path)) {
                Settled cancelled = new Settled(NodeState.CANCELLED, null, false, Map.of(), null, at);
                Map<String, @Nullable Object> data = cancelled.toJson();
                data.remove("at");
                events.add(new KeyedEvent(run, path, 0, Kind.NODE_SETTLED, 0, at, data));
            }
        }
    }

    /** A flow whose vars could not be worked out has no nodes yet. */
    private static boolean neverBegan(Map<String, @Nullable Object> workflow) {
        return WorkflowTree.tasks(workflow).stream()
                .anyMatch(task ->
                        "OPEN".equals(task.get("referenceTaskName")) && !"COMPLETED".equals(task.get("status")));
    }

    private Map<String, @Nullable Object> description(Map<String, @Nullable Object> workflow) {
        return flow.definitions().stream()
                .filter(definition -> Objects.equals(definition.get("name"), workflow.get("workflowName")))
                .map(definition -> String.valueOf(definition.get("description")))
                .filter(text -> !text.isEmpty())
                .map(Json::object)
                .findFirst()
                .orElse(Map.of());
    }

    private static String path(Place place, Map<String, @Nullable Object> input, String id) {
        String body = RunContext.read(input.get("w")).path();
        return switch (place) {
            case ONCE -> NodePath.node(body, id);
            case ITEM -> NodePath.node(NodePath.item(body, number(input, "entry")), id);
            case ROUND ->
                NodePath.node(NodePath.item(body, number(input, input.get("round") == null ? "first" : "round")), id);
            case TOOL -> body;
        };
    }

    private static int number(Map<String, @Nullable Object> input, String key) {
        return WorkflowTree.map(input.get(key)).get("i") instanceof Number number ? number.intValue() : 0;
    }

    static Instant endOf(Map<String, @Nullable Object> workflow) {
        for (String key : List.of("endTime", "updateTime", "createTime")) {
            if (workflow.get(key) instanceof Number millis && millis.longValue() > 0) {
                return Instant.ofEpochMilli(millis.longValue());
            }
        }
        return Instant.EPOCH;
    }
}
