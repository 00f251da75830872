package dev.foldwork.backend.run;

import dev.foldwork.backend.problem.ApiProblem;
import dev.foldwork.backend.problem.Code;
import dev.foldwork.backend.run.OfferStore.Held;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What people want of runs on runners: written down here, done there. Thread-safe. */
@Component
class LocalRuns {

    private static final int MOST_WAITING = 10_000;
    private static final int MOST_ASKED = 100;
    private static final int EVERYTHING = Integer.MAX_VALUE;

    private final DSLContext database;
    private final OfferStore offers;
    private final RunStore store;
    private final EventStore events;
    private final RunnerChoice runners;
    private final RunnerBell bell;
    private final InstantSource clock;

    LocalRuns(
            DSLContext database,
            OfferStore offers,
            RunStore store,
            EventStore events,
            RunnerChoice runners,
            RunnerBell bell,
            InstantSource clock) {
        this.database = database;
        this.offers = offers;
        this.store = store;
        this.events = events;
        this.runners = runners;
        this.bell = bell;
        this.clock = clock;
    }

    /** Returns the runner for a run; null for the cloud. */
    @Nullable
    UUID choose(UUID team, Place place) {
        if (!place.local()) {
            return null;
        }
        UUID runner = runners.choose(team, place.runner());
        if (offers.waiting(team, runner) >= MOST_WAITING) {
            throw new ApiProblem(
                    Code.RUNNER_FULL, MOST_WAITING + " runs wait for this runner already. Let it take some first.");
        }
        return runner;
    }

    /** Returns the runner for a run that repeats one. */
    UUID again(StoredRun old) {
        UUID runner = old.runner();
        return Objects.requireNonNull(choose(old.team(), new Place(true, runner == null ? null : runner.toString())));
    }

    /** Says that something waits for a run's runner. */
    void wake(@Nullable UUID runner) {
        if (runner != null) {
            bell.ring(runner);
        }
    }

    /** Ends a run at once that was never taken; else its runner does. */
    void cancel(StoredRun run) {
        database.transaction(transaction -> stop(transaction.dsl(), run));
        wake(run.runner());
    }

    /** Ends or cancels a run within a transaction; returns false, and does nothing, for one in the cloud. */
    boolean stop(DSLContext transaction, UUID run) {
        StoredRun found = store.find(transaction, run).orElseThrow();
        boolean here = found.record().engine().equals("local");
        if (here) {
            stop(transaction, found);
        }
        return here;
    }

    private void stop(DSLContext transaction, StoredRun run) {
        Held held = hold(transaction, run);
        if (held.over()) {
            return;
        }
        if (held.queued()) {
            var end = Endings.cancelled(held.seq() + 1, clock.instant());
            events.follow(transaction, held.row(), List.of(end));
            offers.forget(transaction, run.id());
        } else if (run.runner() != null && asked(transaction, run).stream().noneMatch("cancel"::equals)) {
            offers.ask(transaction, run, "cancel", Map.of(), clock.instant());
        }
    }

    private Held hold(DSLContext transaction, StoredRun run) {
        return OfferStore.held(Objects.requireNonNull(events.hold(transaction, run.id())));
    }

    private List<String> asked(DSLContext transaction, StoredRun run) {
        return offers.asked(transaction, run.id()).stream()
                .map(RunRequest::verb)
                .toList();
    }

    /** Has the runner pause a run or go on with it, unless that is what it was last asked. */
    void steer(StoredRun run, String verb) {
        database.transaction(transaction -> {
            hold(transaction.dsl(), run);
            List<String> before = asked(transaction.dsl(), run);
            String last = before.stream()
                    .filter(each -> each.equals("pause") || each.equals("resume"))
                    .reduce("", (earlier, later) -> later);
            if (!last.equals(verb)) {
                bounded(run, before.size());
                offers.ask(transaction.dsl(), run, verb, Map.of(), clock.instant());
            }
        });
        wake(run.runner());
    }

    private static void bounded(StoredRun run, int asked) {
        if (asked >= MOST_ASKED) {
            throw new ApiProblem(
                    Code.RATE_LIMITED, "The runner of run " + run.id() + " has not done what it was asked.");
        }
    }

    /** Hands an answer on; the first one wins, whoever gives it. */
    void answer(StoredRun run, String path, @Nullable Object value, String by) {
        database.transaction(transaction -> {
            // A second answer waits here until this one is on its way.
            hold(transaction.dsl(), run);
            new OpenQuestion(run.id(), path, events.events(run.id(), 0, EVERYTHING))
                    .answered(value, by, clock.instant());
            List<RunRequest> before = offers.asked(transaction.dsl(), run.id());
            if (before.stream().anyMatch(each -> path.equals(each.data().get("path")))) {
                throw OpenQuestion.notOpen(path);
            }
            bounded(run, before.size());
            var data = new LinkedHashMap<String, @Nullable Object>();
            data.put("path", path);
            data.put("answer", value);
            data.put("by", by);
            offers.ask(transaction.dsl(), run, "answer", data, clock.instant());
        });
        wake(run.runner());
    }
}
