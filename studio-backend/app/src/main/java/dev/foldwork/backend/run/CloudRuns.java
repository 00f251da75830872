package dev.foldwork.backend.run;

import dev.foldwork.backend.flow.Definitions;
import dev.foldwork.backend.flow.Sources;
import dev.foldwork.backend.problem.ApiProblem;
import dev.foldwork.backend.problem.Code;
import dev.foldwork.conductor.client.CloudEngine;
import dev.foldwork.conductor.client.CloudException;
import dev.foldwork.conductor.client.KeyedEvent;
import dev.foldwork.flow.plan.Plan;
import dev.foldwork.flow.run.KeptResults;
import dev.foldwork.flow.run.NodeRecord;
import dev.foldwork.flow.run.RunEvent;
import dev.foldwork.flow.run.RunEvent.Kind;
import dev.foldwork.flow.run.RunFold;
import dev.foldwork.flow.run.RunState;
import dev.foldwork.flow.run.Runs.StartOptions;
import dev.foldwork.flow.run.Settled;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What people do with runs, on the cloud engine and on runners. Thread-safe. */
@Component
class CloudRuns {

    private static final int EVERYTHING = Integer.MAX_VALUE;

    private final DSLContext database;
    private final Definitions definitions;
    private final RunStore store;
    private final EventStore events;
    private final RunControls controls;
    private final RunRecorder recorder;
    private final RunStarter starter;
    private final CloudEngine engine;
    private final LocalRuns local;
    private final InstantSource clock;

    CloudRuns(
            DSLContext database,
            Definitions definitions,
            RunStore store,
            EventStore events,
            RunControls controls,
            RunRecorder recorder,
            RunStarter starter,
            CloudEngine engine,
            LocalRuns local,
            InstantSource clock) {
        this.database = database;
        this.definitions = definitions;
        this.store = store;
        this.events = events;
        this.controls = controls;
        this.recorder = recorder;
        this.starter = starter;
        this.engine = engine;
        this.local = local;
        this.clock = clock;
    }

    /** Records a run; the engine gets it after that, however often either dies. */
    StoredRun start(
            UUID team,
            Sources sources,
            Map<String, @Nullable Object> given,
            StartOptions options,
            RunOrigin origin,
            String requestHash,
            Place place) {
        String key = options.idempotencyKey();
        if (key != null) {
            var known = store.findKey(team, key).orElse(null);
            if (known != null) {
                return sameStart(team, known, requestHash);
            }
        }
        Plan plan = definitions.keep(team, sources);
        UUID runner = local.choose(team, place);
        var inputs = runner == null
                ? recorder.prepare(team, plan, given, options).inputs()
                : recorder.prepareOffer(team, plan, given);
        UUID id = create(
                plan,
                new StoredRun.Fresh(
                        team,
                        plan.flow(),
                        plan.title(),
                        plan.hash(),
                        inputs,
                        options,
                        origin,
                        null,
                        Map.of(),
                        requestHash,
                        runner,
                        0));
        if (id == null) {
            return sameStart(team, store.findKey(team, String.valueOf(key)).orElseThrow(), requestHash);
        }
        return get(team, id);
    }

    private StoredRun sameStart(UUID team, Map.Entry<UUID, String> known, String requestHash) {
        if (!known.getValue().equals(requestHash)) {
            throw new ApiProblem(
                    Code.IDEMPOTENCY_CONFLICT,
                    "The idempotency key belongs to run " + known.getKey() + ", which was started otherwise.");
        }
        return get(team, known.getKey());
    }

    private @Nullable UUID create(Plan plan, StoredRun.Fresh fresh) {
        UUID id = database.transactionResult(transaction -> recorder.record(transaction.dsl(), plan, fresh));
        starter.wake();
        local.wake(fresh.runner());
        return id;
    }

    /** Returns a team's run. */
    StoredRun get(UUID team, UUID run) {
        return store.find(team, run)
                .orElseThrow(() -> new ApiProblem(Code.RUN_UNKNOWN, "There is no run " + run + "."));
    }

    Collection<NodeRecord> nodes(UUID team, UUID run) {
        return fold(get(team, run).id()).nodes();
    }

    private RunFold fold(UUID run) {
        var fold = new RunFold();
        events.events(run, 0, EVERYTHING).forEach(fold::add);
        return fold;
    }

    private StoredRun open(UUID team, UUID run, String verb) {
        StoredRun found = get(team, run);
        RunState state = found.record().state();
        if (state.isFinal()) {
            throw new ApiProblem(
                    Code.RUN_FINAL, "Run " + run + " has " + state.wire() + " already and cannot be " + verb + ".");
        }
        return found;
    }

    void pause(UUID team, UUID run) {
        StoredRun found = open(team, run, "paused");
        if (isLocal(found)) {
            local.steer(found, "pause");
        } else if (found.record().state() != RunState.PAUSED) {
            store.want(run, true, found.cancelWanted());
            controls.changed();
            note(run, Kind.RUN_PAUSED);
        }
    }

    void resume(UUID team, UUID run) {
        StoredRun found = open(team, run, "resumed");
        if (isLocal(found)) {
            local.steer(found, "resume");
        } else if (found.record().state() == RunState.PAUSED) {
            store.want(run, false, found.cancelWanted());
            controls.changed();
            note(run, Kind.RUN_RESUMED);
        }
    }

    private static boolean isLocal(StoredRun run) {
        return run.record().engine().equals("local");
    }

    private void note(UUID run, Kind kind) {
        long before = events.events(run, 0, EVERYTHING).stream()
                .filter(event -> event.kind() == kind)
                .count();
        events.append(
                run, List.of(new KeyedEvent(run.toString(), "", 0, kind, (int) before, clock.instant(), Map.of())));
    }

    /** Asks the run to stop; what the engine does not hear now it is told again. */
    void cancel(UUID team, UUID run) {
        StoredRun found = open(team, run, "cancelled");
        if (isLocal(found)) {
            local.cancel(found);
            return;
        }
        store.want(run, false, true);
        controls.changed();
        starter.cancel(found);
    }

    StoredRun retry(UUID team, UUID run, String by) {
        StoredRun old = get(team, run);
        RunState state = old.record().state();
        if (!state.isFinal() || state == RunState.SUCCEEDED) {
            throw new ApiProblem(
                    Code.RUN_NOT_UNSUCCESSFUL,
                    "Run " + run + " is " + state.wire() + ": only a failed or cancelled run can be retried.");
        }
        return again(old, by, KeptResults.forRetry(plan(old), events.events(run, 0, EVERYTHING)));
    }

    StoredRun rerun(UUID team, UUID run, String from, String by) {
        StoredRun old = get(team, run);
        if (!old.record().state().isFinal()) {
            throw new ApiProblem(
                    Code.RUN_NOT_FINAL,
                    "Run " + run + " is still " + old.record().state().wire()
                            + ": wait for its end or cancel it first.");
        }
        return again(old, by, KeptResults.forRerun(plan(old), events.events(run, 0, EVERYTHING), from));
    }

    private Plan plan(StoredRun run) {
        return definitions.plan(run.team(), run.record().hash());
    }

    private StoredRun again(StoredRun old, String by, Map<String, Settled> kept) {
        var record = old.record();
        var options = new StartOptions(old.options().folders(), old.options().privateHosts(), null);
        Plan plan = plan(old);
        UUID runner = isLocal(old) ? local.again(old) : null;
        if (runner == null) {
            recorder.checkGrants(old.team(), plan, options);
        } else {
            recorder.checkSecrets(old.team(), plan);
        }
        UUID id = create(
                plan,
                new StoredRun.Fresh(
                        old.team(),
                        record.flow(),
                        record.title(),
                        record.hash(),
                        record.inputs(),
                        options,
                        old.origin().again(by),
                        old.id(),
                        kept,
                        null,
                        runner,
                        0));
        return get(old.team(), java.util.Objects.requireNonNull(id));
    }

    /** Hands an answer on; the first one wins, whoever gives it. */
    void answer(UUID team, UUID run, String path, @Nullable Object value, String by) {
        StoredRun found = open(team, run, "answered");
        if (isLocal(found)) {
            local.answer(found, path, value, by);
            return;
        }
        Plan plan = plan(found);
        database.transaction(transaction -> {
            // A second answer waits here until this one is in the record.
            events.hold(transaction.dsl(), run);
            KeyedEvent answered =
                    new OpenQuestion(run, path, events.events(run, 0, EVERYTHING)).answered(value, by, clock.instant());
            if (!handedOn(plan, run, path, value, by)) {
                throw OpenQuestion.notOpen(path);
            }
            events.append(transaction.dsl(), run, List.of(answered));
        });
    }

    private boolean handedOn(Plan plan, UUID run, String path, @Nullable Object value, String by) {
        try {
            return engine.answer(plan, run.toString(), path, value, by);
        } catch (CloudException failure) {
            if (failure.passing()) {
                throw new ApiProblem(Code.CLOUD_UNREACHABLE, "The cloud engine does not answer; try again.");
            }
            throw failure;
        }
    }

    /** Returns events after a cursor. */
    List<RunEvent> events(UUID run, long after, int limit) {
        return events.events(run, after, limit);
    }
}
