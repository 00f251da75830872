package dev.foldwork.backend.run;

import dev.foldwork.conductor.client.KeyedEvent;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Takes in what workers tell of runs. Thread-safe. */
@Component
public class RunIntake {

    private static final Duration SOON = Duration.ofMillis(30);

    private final RunStore store;
    private final EventStore events;
    private final InstantSource clock;

    RunIntake(RunStore store, EventStore events, InstantSource clock) {
        this.store = store;
        this.events = events;
        this.clock = clock;
    }

    /** Adds events to their runs' records; what is known already changes nothing. */
    public void take(List<KeyedEvent> told) {
        var byRun =
                told.stream().collect(Collectors.groupingBy(KeyedEvent::run, LinkedHashMap::new, Collectors.toList()));
        byRun.forEach((run, own) -> {
            UUID id = UUID.fromString(run);
            events.append(id, own);
            store.watchSoon(id, clock.instant().plus(SOON));
        });
    }
}
