package dev.foldwork.backend.run;

import dev.foldwork.backend.flow.Definitions;
import dev.foldwork.backend.flow.Sources;
import dev.foldwork.backend.problem.ApiProblem;
import dev.foldwork.backend.problem.Code;
import dev.foldwork.backend.run.EventStore.Reached;
import dev.foldwork.backend.run.OfferStore.Held;
import dev.foldwork.flow.run.FlowError;
import dev.foldwork.flow.run.RunEvent;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/**
 * Runs on runners, as seen from a runner's connection. Every call may come again and again. Thread-safe.
 *
 * <p>Each fails with {@link Line.Superseded} when the runner has come over another connection.
 */
@Component
public class OfferedRuns {

    private final DSLContext database;
    private final OfferStore offers;
    private final RunStore store;
    private final EventStore events;
    private final RunSecrets secrets;
    private final Definitions definitions;
    private final InstantSource clock;

    OfferedRuns(
            DSLContext database,
            OfferStore offers,
            RunStore store,
            EventStore events,
            RunSecrets secrets,
            Definitions definitions,
            InstantSource clock) {
        this.database = database;
        this.offers = offers;
        this.store = store;
        this.events = events;
        this.secrets = secrets;
        this.definitions = definitions;
        this.clock = clock;
    }

    /** A run to be taken, and the sources that its plan is made from. */
    public record Offer(StoredRun run, Sources sources) {}

    /**
     * How far a run's record has come.
     *
     * @param over nothing is to be told of the run any more, and nothing is to be done for it
     */
    public record Position(UUID run, long seq, boolean over) {

        static Position of(UUID run, Reached reached) {
            return new Position(run, reached.seq(), reached.over());
        }
    }

    /** Returns the first runs that wait for the runner and that it has not been offered over this connection. */
    public List<Offer> offers(Line line, Set<UUID> offered, int limit) {
        var fresh = new ArrayList<Offer>();
        for (UUID id : offers.waiting(line, limit)) {
            StoredRun run =
                    offered.contains(id) ? null : store.find(line.team(), id).orElse(null);
            if (run != null) {
                fresh.add(new Offer(
                        run, definitions.sources(run.team(), run.record().hash())));
            }
        }
        return fresh;
    }

    /** The runner has the run durably, and begins it when it hears that the run is not over. */
    public Position taken(Line line, UUID run) {
        return held(line, run, (transaction, held) -> {
            if (held.queued()) {
                offers.begin(transaction, run, clock.instant());
            }
            return new Reached(held.seq(), held.over());
        });
    }

    /** The runner does not take the run, which fails with this. */
    public Position refused(Line line, UUID run, FlowError why) {
        return held(line, run, (transaction, held) -> held.queued() ? fail(transaction, held, why) : reached(held));
    }

    /** The runner can tell nothing more of a run that it had taken, such as when its journal is lost: the run fails with this. */
    public Position lost(Line line, UUID run, FlowError why) {
        return held(
                line,
                run,
                (transaction, held) -> held.queued() || held.over() ? reached(held) : fail(transaction, held, why));
    }

    /** The runner tells what happened, in order. */
    public Position told(Line line, UUID run, List<RunEvent> told) {
        return held(line, run, (transaction, held) -> {
            if (held.queued()) {
                throw ApiProblem.field("run", "one that was taken");
            }
            return ended(transaction, run, events.follow(transaction, held.row(), told));
        });
    }

    private interface Step {
        Reached take(DSLContext transaction, Held held);
    }

    private Position held(Line line, UUID run, Step step) {
        return database.transactionResult(transaction -> {
            Held held = offers.hold(transaction.dsl(), line, run);
            return held == null ? new Position(run, 0, true) : Position.of(run, step.take(transaction.dsl(), held));
        });
    }

    private static Reached reached(Held held) {
        return new Reached(held.seq(), held.over());
    }

    private Reached fail(DSLContext transaction, Held held, FlowError why) {
        var end = Endings.failed(held.seq() + 1, clock.instant(), why);
        return ended(transaction, held.run(), events.follow(transaction, held.row(), List.of(end)));
    }

    private Reached ended(DSLContext transaction, UUID run, Reached reached) {
        if (reached.over()) {
            offers.forget(transaction, run);
        }
        return reached;
    }

    /** Returns how far the runs have come that the runner has taken, and those that it says it works on. */
    public List<Position> positions(Line line, Collection<UUID> named) {
        Map<UUID, Long> open = offers.open(line);
        var all = new ArrayList<Position>();
        open.forEach((run, seq) -> all.add(new Position(run, seq, false)));
        for (UUID run : named) {
            if (!open.containsKey(run)) {
                StoredRun known = store.find(line.team(), run).orElse(null);
                // One that it has recorded without being heard stays as it is: it is offered again.
                if (known == null || known.record().state().isFinal()) {
                    all.add(new Position(run, known == null ? 0 : known.lastSeq(), true));
                }
            }
        }
        return all;
    }

    /** Returns the first things that people want of the runner's runs, in order. */
    public List<RunRequest> requests(Line line, int limit) {
        return offers.asked(line, limit);
    }

    /** The runner has done what was asked, and has been heard about what came of it. */
    public void done(Line line, long request) {
        database.transaction(transaction -> {
            offers.ensure(transaction.dsl(), line);
            offers.done(transaction.dsl(), line, request);
        });
    }

    /**
     * Returns secrets and connections for a node that the runner executes now.
     *
     * @throws ApiProblem RUN_UNKNOWN, RUN_FINAL, ACCESS_DENIED for a name that the run's flow does not ask for
     */
    public RunSecrets.Given secrets(Line line, UUID run, Set<String> names, Set<String> connections) {
        Held held = database.transactionResult(transaction -> offers.hold(transaction.dsl(), line, run));
        if (held == null || held.queued()) {
            throw new ApiProblem(Code.RUN_UNKNOWN, "This runner has not taken a run " + run + ".");
        }
        return secrets.open(run, names, connections);
    }

    /** Ends everything that a runner has not ended, within the transaction that removes it. */
    public void abandon(DSLContext transaction, UUID team, UUID runner) {
        var why = new FlowError("RUNNER_REMOVED", "The runner was removed before the run had ended", null, "", false);
        for (UUID run : offers.open(transaction, team, runner)) {
            Held held = OfferStore.held(Objects.requireNonNull(events.hold(transaction, run)));
            if (!held.over()) {
                fail(transaction, held, why);
            }
        }
    }
}
