package dev.foldwork.conductor.worker;

import dev.foldwork.conductor.client.KeyedEvent;
import dev.foldwork.flow.plan.Plan;
import dev.foldwork.flow.run.RunEvent;
import dev.foldwork.flow.run.RunEvent.Kind;
import dev.foldwork.flow.run.RunFold;
import dev.foldwork.flow.run.RunState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a studio keeps of one run: its plan and its events, each key once. Thread-safe. */
final class CloudRecord {

    final String id;
    final Plan plan;
    final Map<String, @Nullable Object> inputs;
    final Instant createdAt;
    private final Set<String> keys = new HashSet<>();
    private final List<RunEvent> events = new ArrayList<>();
    private RunState state = RunState.RUNNING;

    CloudRecord(String id, Plan plan, Map<String, @Nullable Object> inputs, Instant createdAt) {
        this.id = id;
        this.plan = plan;
        this.inputs = inputs;
        this.createdAt = createdAt;
    }

    /** Adds what is not known yet; nothing follows the run's end. */
    synchronized void add(List<KeyedEvent> told) {
        for (KeyedEvent event : told) {
            if (!state.isFinal() && keys.add(event.key())) {
                events.add(new RunEvent(
                        events.size() + 1L, event.at(), event.kind(), event.path(), event.attempt(), event.data()));
                after(event);
            }
        }
        notifyAll();
    }

    private void after(KeyedEvent event) {
        if (event.kind() == Kind.RUN_FINISHED) {
            state = RunState.of(String.valueOf(event.data().get("state")));
        } else if (event.kind() == Kind.RUN_PAUSED) {
            state = RunState.PAUSED;
        } else if (event.kind() == Kind.RUN_RESUMED) {
            state = RunState.RUNNING;
        }
    }

    synchronized RunState state() {
        return state;
    }

    synchronized List<RunEvent> events() {
        return List.copyOf(events);
    }

    synchronized List<RunEvent> await(long after) throws InterruptedException {
        while (events.size() <= after && !state.isFinal()) {
            wait(1_000);
        }
        return List.copyOf(events.subList((int) Math.min(after, events.size()), events.size()));
    }

    RunFold fold() {
        var fold = new RunFold();
        events().forEach(fold::add);
        return fold;
    }

    int count(Kind kind) {
        return (int) events().stream().filter(event -> event.kind() == kind).count();
    }
}
