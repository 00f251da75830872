package dev.foldwork.backend.run;

import dev.foldwork.backend.flow.Definitions;
import dev.foldwork.conductor.client.KeyedEvent;
import dev.foldwork.flow.plan.Plan;
import dev.foldwork.flow.run.RunEvent.Kind;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Takes in what workers tell of runs. Thread-safe. */
@Component
public class RunIntake {

    private static final Duration SOON = Duration.ofMillis(30);

    private final Definitions definitions;
    private final RunStore store;
    private final RunQueueStore queues;
    private final EventStore events;
    private final InstantSource clock;

    RunIntake(Definitions definitions, RunStore store, RunQueueStore queues, EventStore events, InstantSource clock) {
        this.definitions = definitions;
        this.store = store;
        this.queues = queues;
        this.events = events;
        this.clock = clock;
    }

    /** Adds events to their runs' records; what is known already changes nothing. */
    public void take(List<KeyedEvent> told) {
        var byRun =
                told.stream().collect(Collectors.groupingBy(KeyedEvent::run, LinkedHashMap::new, Collectors.toList()));
        byRun.forEach((run, own) -> {
            UUID id = UUID.fromString(run);
            if (events.append(id, own) > 0) {
                store.find(id).filter(known -> mayBeTheEnd(known, own)).ifPresent(known -> ending(id));
            }
        });
    }

    private void ending(UUID run) {
        queues.watchSoon(run, clock.instant().plus(SOON));
    }

    /** Returns true when a node settled behind which nothing comes, or one failed: the run may end now. */
    private boolean mayBeTheEnd(StoredRun run, List<KeyedEvent> told) {
        Set<String> last = lastNodes(definitions.plan(run.team(), run.record().hash()));
        return told.stream()
                .filter(event -> event.kind() == Kind.NODE_SETTLED)
                .anyMatch(event -> last.contains(event.path()) || event.data().get("error") != null);
    }

    private static Set<String> lastNodes(Plan plan) {
        var last = new HashSet<String>();
        plan.body().steps().forEach(step -> last.add(step.id()));
        plan.body().steps().forEach(step -> step.needs().forEach(need -> last.remove(need.node())));
        return last;
    }
}
