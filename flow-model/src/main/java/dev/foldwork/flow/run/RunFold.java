package dev.foldwork.flow.run;

import dev.foldwork.flow.run.NodeRecord.Attempt;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Folds a run's events into what is known of each node; the same fold serves both engines, the CLI and the studio.
 *
 * <p>Not thread-safe. Events come in order of {@code seq}.
 */
public final class RunFold {

    private final Map<String, NodeRecord> nodes = new LinkedHashMap<>();

    /** Takes in the next event. */
    public void add(RunEvent event) {
        switch (event.kind()) {
            case NODE_STARTED -> started(event);
            case NODE_WAITING -> update(event, NodeState.RUNNING, null);
            case NODE_ASKING -> update(event, NodeState.ASKING, event.data());
            case NODE_ANSWERED -> update(event, NodeState.RUNNING, null);
            case NODE_RETRYING -> retrying(event);
            case NODE_SETTLED -> settled(event);
            case RUN_STARTED, RUN_PAUSED, RUN_RESUMED, RUN_FINISHED, RUN_PARKED, NODE_LOG, NODE_USAGE -> {}
        }
    }

    /** Returns the nodes in the order in which they first appeared. */
    public Collection<NodeRecord> nodes() {
        return nodes.values();
    }

    /** Returns one node, or null when it has not appeared. */
    public @Nullable NodeRecord node(String path) {
        return nodes.get(path);
    }

    private NodeRecord known(String path) {
        return nodes.getOrDefault(
                path,
                new NodeRecord(path, null, NodeState.WAITING, List.of(), Map.of(), null, Map.of(), null, null, false));
    }

    @SuppressWarnings("unchecked")
    private void started(RunEvent event) {
        NodeRecord old = known(event.path());
        var attempts = new ArrayList<>(old.attempts());
        attempts.removeIf(attempt -> attempt.number() == event.attempt());
        attempts.add(new Attempt(event.attempt(), event.at(), null, null));
        Object input = event.data().get("input");
        nodes.put(
                event.path(),
                new NodeRecord(
                        event.path(),
                        (String) event.data().get("type"),
                        NodeState.RUNNING,
                        attempts,
                        input instanceof Map<?, ?> map ? (Map<String, @Nullable Object>) map : Map.of(),
                        null,
                        Map.of(),
                        null,
                        null,
                        false));
    }

    private void update(RunEvent event, NodeState state, @Nullable Map<String, @Nullable Object> question) {
        NodeRecord old = known(event.path());
        nodes.put(
                event.path(),
                new NodeRecord(
                        old.path(),
                        old.type(),
                        state,
                        old.attempts(),
                        old.input(),
                        null,
                        Map.of(),
                        null,
                        question,
                        false));
    }

    private void retrying(RunEvent event) {
        NodeRecord old = known(event.path());
        FlowError error = FlowError.fromJson(
                (Map<?, ?>) java.util.Objects.requireNonNull(event.data().get("error")));
        nodes.put(
                event.path(),
                new NodeRecord(
                        old.path(),
                        old.type(),
                        NodeState.READY,
                        ended(old.attempts(), event.at(), error),
                        old.input(),
                        null,
                        Map.of(),
                        null,
                        null,
                        false));
    }

    private void settled(RunEvent event) {
        NodeRecord old = known(event.path());
        var json = new LinkedHashMap<String, @Nullable Object>(event.data());
        json.put("at", event.at().toString());
        Settled settled = Settled.fromJson(json);
        nodes.put(
                event.path(),
                new NodeRecord(
                        old.path(),
                        old.type(),
                        settled.state(),
                        ended(old.attempts(), event.at(), settled.error()),
                        old.input(),
                        settled.port(),
                        settled.output(),
                        settled.error(),
                        null,
                        Boolean.TRUE.equals(event.data().get("kept"))));
    }

    private static List<Attempt> ended(List<Attempt> attempts, Instant at, @Nullable FlowError error) {
        if (attempts.isEmpty() || attempts.getLast().endedAt() != null) {
            return attempts;
        }
        var list = new ArrayList<>(attempts);
        Attempt last = list.removeLast();
        list.add(new Attempt(last.number(), last.startedAt(), at, error));
        return list;
    }
}
