package dev.foldwork.backend.run;

import dev.foldwork.backend.flow.Definitions;
import dev.foldwork.backend.problem.ApiProblem;
import dev.foldwork.backend.team.TeamRetention;
import dev.foldwork.conductor.client.CloudEngine;
import dev.foldwork.conductor.client.CloudException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Forgets runs that ended long ago, with what the engine still knows of them; open and kept runs are never touched.
 * Thread-safe.
 *
 * <p>While the engine is away its runs stay for {@value #GRACE_DAYS} days more, so that nothing is left behind there;
 * after that they go without it.
 */
@Component
class Retention {

    private static final Logger LOG = LoggerFactory.getLogger(Retention.class);
    private static final int BATCH = 100;
    private static final int GRACE_DAYS = 7;

    private final RunStore store;
    private final Definitions definitions;
    private final CloudEngine engine;
    private final InstantSource clock;
    private final Supplier<Map<UUID, Integer>> days;

    @Autowired
    Retention(
            RunStore store, Definitions definitions, CloudEngine engine, InstantSource clock, TeamRetention retention) {
        this(store, definitions, engine, clock, retention::days);
    }

    /**
     * Forgets what is older than this.
     *
     * @param days by team; 0 for ever
     */
    Retention(
            RunStore store,
            Definitions definitions,
            CloudEngine engine,
            InstantSource clock,
            Supplier<Map<UUID, Integer>> days) {
        this.store = store;
        this.definitions = definitions;
        this.engine = engine;
        this.clock = clock;
        this.days = days;
    }

    /** Forgets some of the oldest runs of each team; returns true when more are due that could go now. */
    boolean forgetSome() {
        boolean more = false;
        var away = new AtomicBoolean();
        for (Map.Entry<UUID, Integer> team : days.get().entrySet()) {
            if (team.getValue() > 0) {
                more |= forgetSome(team.getKey(), team.getValue(), away);
            }
        }
        return more;
    }

    private boolean forgetSome(UUID team, int kept, AtomicBoolean away) {
        Instant limit = clock.instant().minus(Duration.ofDays(kept));
        var going = new ArrayList<UUID>();
        for (StoredRun run : store.endedBefore(team, limit, BATCH)) {
            Left left = leaveEngine(run, away.get());
            away.compareAndSet(false, left == Left.ENGINE_AWAY);
            if (left == Left.YES || overdue(run, limit)) {
                going.add(run.id());
            }
        }
        int gone = going.isEmpty() ? 0 : store.delete(going);
        if (gone > 0) {
            LOG.info("{} runs of team {} that ended more than {} days ago were forgotten", gone, team, kept);
        }
        return gone == BATCH;
    }

    private static boolean overdue(StoredRun run, Instant limit) {
        Instant ended = run.record().endedAt();
        return ended != null && ended.isBefore(limit.minus(Duration.ofDays(GRACE_DAYS)));
    }

    private enum Left {
        YES,
        NOT_YET,
        ENGINE_AWAY
    }

    private Left leaveEngine(StoredRun run, boolean away) {
        if (!run.record().engine().equals("cloud")) {
            return Left.YES;
        }
        if (away) {
            return Left.ENGINE_AWAY;
        }
        try {
            engine.forget(
                    definitions.plan(run.team(), run.record().hash()), run.id().toString());
            return Left.YES;
        } catch (CloudException failure) {
            LOG.warn("run {} is still known to the cloud engine: {}", run.id(), failure.getMessage());
            return failure.status() == 0 ? Left.ENGINE_AWAY : Left.NOT_YET;
        } catch (ApiProblem unreadable) {
            // A node type may have gone since, and without the plan nobody knows what the engine calls the run.
            LOG.warn("run {} cannot be taken from the cloud engine: {}", run.id(), unreadable.getMessage());
            return Left.NOT_YET;
        }
    }
}
