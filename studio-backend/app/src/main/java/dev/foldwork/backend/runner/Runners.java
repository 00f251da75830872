package dev.foldwork.backend.runner;

import dev.foldwork.backend.access.Caller;
import dev.foldwork.backend.problem.ApiProblem;
import dev.foldwork.backend.problem.Code;
import dev.foldwork.backend.run.Line;
import dev.foldwork.backend.run.OfferedRuns;
import dev.foldwork.backend.run.RunnerChoice;
import dev.foldwork.backend.wire.Page;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The runners of teams: which there are, who comes and goes. Thread-safe. */
@Component
class Runners implements RunnerChoice {

    private static final int MOST = 50;

    private final DSLContext database;
    private final RunnerStore store;
    private final OfferedRuns runs;
    private final InstantSource clock;

    Runners(DSLContext database, RunnerStore store, OfferedRuns runs, InstantSource clock) {
        this.database = database;
        this.store = store;
        this.runs = runs;
        this.clock = clock;
    }

    /**
     * Takes a runner in; its connection counts from now on, and every earlier one of the same program does not.
     *
     * @throws ApiProblem RUNNERS_TOO_MANY
     */
    Line enlist(Caller caller, Greeting greeting) {
        UUID connection = UUID.randomUUID();
        return database.transactionResult(transaction -> {
            var team = caller.team();
            boolean known = store.find(transaction.dsl(), team, caller.person(), greeting.instance())
                    .isPresent();
            if (!known && store.count(transaction.dsl(), team) >= MOST) {
                throw new ApiProblem(
                        Code.RUNNERS_TOO_MANY, "The team has " + MOST + " runners. Remove one that is not used.");
            }
            UUID runner = store.save(transaction.dsl(), team, caller.person(), greeting, connection, clock.instant());
            return new Line(team, runner, connection);
        });
    }

    /** Notes that a runner was heard; false when its line does not count any more. */
    boolean seen(Line line) {
        return store.seen(line.team(), line.runner(), line.connection(), clock.instant());
    }

    void gone(Line line) {
        store.gone(line.team(), line.runner(), line.connection(), clock.instant());
    }

    List<Runner> list(UUID team) {
        return store.list(team, clock.instant());
    }

    @Override
    public UUID choose(UUID team, @Nullable String wanted) {
        if (wanted != null) {
            UUID id = Page.id(wanted, () -> unknown(wanted));
            return store.find(team, id, clock.instant())
                    .orElseThrow(() -> unknown(wanted))
                    .id();
        }
        List<Runner> connected = list(team).stream().filter(Runner::connected).toList();
        return switch (connected.size()) {
            case 1 -> connected.getFirst().id();
            case 0 ->
                throw new ApiProblem(
                        Code.RUNNER_MISSING,
                        "No runner of your team is connected. Start one with 'foldwork runner' on the computer where the"
                                + " flow is to run.");
            default ->
                throw new ApiProblem(
                        Code.RUNNER_MISSING,
                        connected.size() + " runners of your team are connected. Name one of them as 'runner'.");
        };
    }

    static ApiProblem unknown(String runner) {
        return new ApiProblem(Code.RUNNER_UNKNOWN, "There is no runner " + runner + ".");
    }

    /**
     * Removes a runner that is away; what it has not ended fails with RUNNER_REMOVED.
     *
     * @throws ApiProblem RUNNER_UNKNOWN, RUNNER_CONNECTED
     */
    void remove(UUID team, UUID runner) {
        database.transaction(transaction -> {
            store.hold(transaction.dsl(), team, runner);
            Runner found = store.find(transaction.dsl(), team, runner, clock.instant())
                    .orElseThrow(() -> unknown(runner.toString()));
            if (found.connected()) {
                throw new ApiProblem(
                        Code.RUNNER_CONNECTED, "The runner '" + found.name() + "' is connected. End it first.");
            }
            runs.abandon(transaction.dsl(), team, runner);
            store.delete(transaction.dsl(), team, runner);
        });
    }
}
