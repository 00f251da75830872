package dev.foldwork.backend.run;

import dev.foldwork.backend.flow.Definitions;
import dev.foldwork.conductor.client.CloudEngine;
import dev.foldwork.conductor.client.CloudException;
import dev.foldwork.conductor.client.KeyedEvent;
import dev.foldwork.flow.plan.Plan;
import dev.foldwork.flow.run.RunEvent;
import dev.foldwork.flow.trace.SpanSink;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Compares open runs with the engine until both agree on the end. Thread-safe.
 *
 * <p>Workers tell of events as they happen; what was lost on the way is found here, as the engine's state holds every
 * fact under the same key. A quiet run is looked at ever more seldom, up to every {@value #LONGEST_SECONDS} s.
 */
@Component
class RunWatcher {

    private static final Logger LOG = LoggerFactory.getLogger(RunWatcher.class);
    private static final int BATCH = 50;
    private static final long LONGEST_SECONDS = 5;
    private static final Duration SHORTEST = Duration.ofMillis(150);
    private static final Duration QUIET = Duration.ofSeconds(2);
    private static final Duration HOLD = Duration.ofSeconds(30);

    private final RunStore store;
    private final RunQueueStore queues;
    private final EventStore events;
    private final Definitions definitions;
    private final CloudEngine engine;
    private final SpanSink spans;
    private final InstantSource clock;

    RunWatcher(
            RunStore store,
            RunQueueStore queues,
            EventStore events,
            Definitions definitions,
            CloudEngine engine,
            SpanSink spans,
            InstantSource clock) {
        this.store = store;
        this.queues = queues;
        this.events = events;
        this.definitions = definitions;
        this.engine = engine;
        this.spans = spans;
        this.clock = clock;
    }

    /** Looks at every run that is due; returns their number. */
    int look() {
        Instant now = clock.instant();
        List<UUID> due = queues.takeWatches(now, now.plus(HOLD), BATCH);
        for (UUID run : due) {
            try {
                store.find(run).ifPresent(this::compare);
            } catch (CloudException away) {
                LOG.debug("run {} cannot be compared: {}", run, away.getMessage());
                queues.watchAt(run, clock.instant().plusSeconds(1));
            }
        }
        return due.size();
    }

    private void compare(StoredRun run) {
        String id = run.id().toString();
        if (run.record().state().isFinal()) {
            queues.unwatch(run.id());
            return;
        }
        Plan plan = definitions.plan(run.team(), run.record().hash());
        if (run.cancelWanted()) {
            engine.cancel(plan, id);
        }
        Instant now = clock.instant();
        Instant last = lastEvent(run);
        Duration quiet = Duration.between(last, now);
        boolean over = engine.outcome(plan, id).isPresent();
        if (over || quiet.compareTo(QUIET) > 0) {
            List<KeyedEvent> known = engine.events(plan, id);
            int found = events.append(run.id(), known);
            spans.measures().count("foldwork.reconciled", Map.of("foldwork.engine", "cloud"), found);
        }
        if (over) {
            queues.unwatch(run.id());
            return;
        }
        if (quiet.compareTo(QUIET) > 0) {
            engine.mend(plan, id, now);
        }
        queues.watchAt(run.id(), now.plus(pause(quiet)));
    }

    private Instant lastEvent(StoredRun run) {
        List<RunEvent> last = events.events(run.id(), run.lastSeq() - 1, 1);
        return last.isEmpty() ? run.record().createdAt() : last.getFirst().at();
    }

    private static Duration pause(Duration quiet) {
        Duration pause = quiet.dividedBy(4);
        if (pause.compareTo(SHORTEST) < 0) {
            return SHORTEST;
        }
        Duration longest = Duration.ofSeconds(LONGEST_SECONDS);
        return pause.compareTo(longest) > 0 ? longest : pause;
    }
}
