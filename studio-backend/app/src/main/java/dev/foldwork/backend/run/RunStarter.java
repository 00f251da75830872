package dev.foldwork.backend.run;

import dev.foldwork.backend.flow.Definitions;
import dev.foldwork.conductor.client.CloudEngine;
import dev.foldwork.conductor.client.CloudException;
import dev.foldwork.conductor.client.CloudStart;
import dev.foldwork.conductor.client.KeyedEvent;
import dev.foldwork.flow.plan.Plan;
import dev.foldwork.flow.run.RunEvent.Kind;
import dev.foldwork.flow.run.RunState;
import dev.foldwork.flow.run.Settled;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Hands recorded runs to the engine, and ends them there. Thread-safe.
 *
 * <p>A run is taken out of the outbox by one thread of one backend at a time; one taken again after a crash is looked
 * for in the engine before it is started.
 */
@Component
class RunStarter {

    private static final Logger LOG = LoggerFactory.getLogger(RunStarter.class);
    private static final Duration AGAIN = Duration.ofSeconds(1);
    private static final Duration FIRST_LOOK = Duration.ofMillis(200);

    private final DSLContext database;
    private final RunStore store;
    private final RunQueueStore queues;
    private final EventStore events;
    private final Definitions definitions;
    private final CloudEngine engine;
    private final InstantSource clock;
    private final Object bell = new Object();
    private boolean rung;

    RunStarter(
            DSLContext database,
            RunStore store,
            RunQueueStore queues,
            EventStore events,
            Definitions definitions,
            CloudEngine engine,
            InstantSource clock) {
        this.database = database;
        this.store = store;
        this.queues = queues;
        this.events = events;
        this.definitions = definitions;
        this.engine = engine;
        this.clock = clock;
    }

    /** Says that a run has been recorded. */
    void wake() {
        synchronized (bell) {
            rung = true;
            bell.notifyAll();
        }
    }

    /** Waits until a run has been recorded, or for this long. */
    void rest(long millis) throws InterruptedException {
        synchronized (bell) {
            if (!rung) {
                bell.wait(millis);
            }
            rung = false;
        }
    }

    /** Hands the next due run over; returns false when none is due. */
    boolean startNext() {
        return database.transactionResult(transaction -> {
            UUID id = queues.takeStart(transaction.dsl(), clock.instant());
            if (id == null) {
                return false;
            }
            StoredRun run = store.find(id).orElseThrow();
            if (run.record().state().isFinal()) {
                queues.unwatch(transaction.dsl(), id);
                return true;
            }
            if (run.cancelWanted()) {
                events.append(transaction.dsl(), id, List.of(cancelled(id, clock.instant())));
                queues.unwatch(transaction.dsl(), id);
                return true;
            }
            handOver(transaction.dsl(), run);
            return true;
        });
    }

    private void handOver(DSLContext transaction, StoredRun run) {
        Instant now = clock.instant();
        try {
            engine.start(new CloudStart.Start(
                    run.id().toString(),
                    plan(run),
                    run.record().inputs(),
                    run.options(),
                    run.record().createdAt(),
                    run.traceparent(),
                    seeds(run.kept())));
            queues.started(transaction, run.id(), run.team(), now.plus(FIRST_LOOK));
        } catch (CloudException failure) {
            LOG.warn("run {} waits for the cloud engine: {}", run.id(), failure.getMessage());
            queues.delayStart(transaction, run.id(), now.plus(AGAIN), String.valueOf(failure.getMessage()));
        }
    }

    private static Map<String, Map<String, @Nullable Object>> seeds(Map<String, Settled> kept) {
        var seeds = new LinkedHashMap<String, Map<String, @Nullable Object>>();
        kept.forEach((path, settled) -> seeds.put(path, settled.toJson()));
        return seeds;
    }

    /** Ends a run on the engine now; a run the engine cannot be told of is told of again by whoever watches it. */
    void cancel(StoredRun run) {
        try {
            engine.cancel(plan(run), run.id().toString());
            queues.watchSoon(run.id(), clock.instant());
        } catch (CloudException failure) {
            LOG.warn("run {} is cancelled once the cloud engine answers: {}", run.id(), failure.getMessage());
        }
        wake();
    }

    private Plan plan(StoredRun run) {
        return definitions.plan(run.team(), run.record().hash());
    }

    private static KeyedEvent cancelled(UUID run, Instant at) {
        return new KeyedEvent(
                run.toString(), "", 0, Kind.RUN_FINISHED, 0, at, Map.of("state", RunState.CANCELLED.wire()));
    }
}
