package dev.foldwork.local.engine;

import dev.foldwork.flow.run.Question;
import dev.foldwork.flow.run.RunEvent;
import dev.foldwork.flow.run.Settled;
import dev.foldwork.node.Answer;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the journal remembers of a run that is taken up again. Read-only after it was built.
 *
 * <p>A node that settled is never run again; one that was under way goes on with the same attempt.
 */
final class Memory {

    private static final Set<String> HOLDERS = Set.of("flow.group@1", "flow.for_each@1", "flow.loop@1", "flow.call@1");

    private final Map<String, Node> nodes = new LinkedHashMap<>();
    private boolean paused;

    /** A run nobody has worked on yet. */
    Memory() {}

    /** Remembers these events. */
    Memory(List<RunEvent> events) {
        events.forEach(this::add);
    }

    /** What is remembered of one node; fields are null where nothing happened yet. */
    static final class Node {
        @Nullable
        Settled settled;

        @Nullable
        String type;

        int attempt;

        @Nullable
        Instant startedAt;

        @Nullable
        Instant readyAt;

        @Nullable
        Instant retryAt;

        @Nullable
        Instant waitUntil;

        @Nullable
        Question question;

        @Nullable
        Object state;

        @Nullable
        Answer answer;

        boolean expired;
    }

    boolean isPaused() {
        return paused;
    }

    /** Returns what is known of the node at this path, or null. */
    @Nullable
    Node node(String path) {
        return nodes.get(path);
    }

    /** Returns how the node at this path settled, or null. */
    @Nullable
    Settled settled(String path) {
        Node node = nodes.get(path);
        return node == null ? null : node.settled;
    }

    /** Returns true when an executor was at work when the events ended: not waiting, not asking, not settled. */
    boolean wasExecuting() {
        return nodes.values().stream().anyMatch(Memory::executes);
    }

    private static boolean executes(Node node) {
        boolean begun = node.settled == null && node.startedAt != null && !HOLDERS.contains(String.valueOf(node.type));
        boolean suspended = node.waitUntil != null || node.question != null && node.answer == null && !node.expired;
        return begun && !suspended;
    }

    private void add(RunEvent event) {
        switch (event.kind()) {
            case NODE_STARTED -> started(event);
            case NODE_WAITING -> {
                Node node = of(event);
                node.waitUntil = instant(event, "until");
                node.question = null;
                node.state = event.data().get("state");
            }
            case NODE_ASKING -> {
                Node node = of(event);
                node.question = Question.fromJson(event.data());
                node.waitUntil = null;
                node.answer = null;
                node.expired = false;
                node.state = event.data().get("state");
            }
            case NODE_ANSWERED -> answered(event);
            case NODE_RETRYING -> {
                Node node = of(event);
                node.retryAt = instant(event, "until");
                node.attempt = event.attempt() + 1;
                node.startedAt = null;
                forgetSuspension(node);
            }
            case NODE_SETTLED -> {
                var json = new LinkedHashMap<String, @Nullable Object>(event.data());
                json.put("at", event.at().toString());
                of(event).settled = Settled.fromJson(json);
            }
            case RUN_PAUSED -> paused = true;
            case RUN_RESUMED -> paused = false;
            case RUN_STARTED, RUN_FINISHED, RUN_PARKED, NODE_LOG, NODE_USAGE -> {}
        }
    }

    private void started(RunEvent event) {
        Node node = of(event);
        node.attempt = event.attempt();
        node.type = event.data().get("type") instanceof String type ? type : null;
        node.startedAt = event.at();
        node.readyAt = instant(event, "readyAt");
        node.retryAt = null;
        forgetSuspension(node);
    }

    private void answered(RunEvent event) {
        Node node = of(event);
        node.expired = Boolean.TRUE.equals(event.data().get("expired"));
        node.answer = node.expired
                ? null
                : new Answer(
                        event.data().get("answer"), String.valueOf(event.data().get("by")));
    }

    private static void forgetSuspension(Node node) {
        node.waitUntil = null;
        node.question = null;
        node.state = null;
        node.answer = null;
        node.expired = false;
    }

    private static @Nullable Instant instant(RunEvent event, String key) {
        return event.data().get(key) instanceof String text ? Instant.parse(text) : null;
    }

    private Node of(RunEvent event) {
        return nodes.computeIfAbsent(event.path(), path -> new Node());
    }
}
