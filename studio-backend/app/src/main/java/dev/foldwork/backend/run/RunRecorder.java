package dev.foldwork.backend.run;

import dev.foldwork.backend.problem.ApiProblem;
import dev.foldwork.backend.problem.Code;
import dev.foldwork.backend.trace.CallerTrace;
import dev.foldwork.conductor.client.KeyedEvent;
import dev.foldwork.flow.Problem;
import dev.foldwork.flow.check.InputCheck;
import dev.foldwork.flow.plan.Plan;
import dev.foldwork.flow.run.FirstEvents;
import dev.foldwork.flow.run.Runs.StartOptions;
import dev.foldwork.flow.trace.SpanSink;
import dev.foldwork.flow.trace.TraceStart;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Records runs within the transaction of whoever starts them, so that what starts a run is written with it or not at
 * all. Thread-safe.
 */
@Component
public class RunRecorder {

    private final RunStore store;
    private final RunQueueStore queues;
    private final EventStore events;
    private final RunStarter starter;
    private final RunControls controls;
    private final RunSecrets secrets;
    private final LocalRuns local;
    private final SpanSink spans;
    private final InstantSource clock;

    RunRecorder(
            RunStore store,
            RunQueueStore queues,
            EventStore events,
            RunStarter starter,
            RunControls controls,
            RunSecrets secrets,
            LocalRuns local,
            SpanSink spans,
            InstantSource clock) {
        this.store = store;
        this.queues = queues;
        this.events = events;
        this.starter = starter;
        this.controls = controls;
        this.secrets = secrets;
        this.local = local;
        this.spans = spans;
        this.clock = clock;
    }

    /**
     * A start that has been checked.
     *
     * @param inputs completed with the schema's defaults
     * @param runner the runner it is for; null for the cloud engine
     */
    public record Prepared(
            UUID team,
            Plan plan,
            Map<String, @Nullable Object> inputs,
            StartOptions options,
            @Nullable UUID runner) {}

    /**
     * Settles where the runs of a trigger are to go: on which runner, which need not be connected when it is named.
     *
     * @throws ApiProblem RUNNER_UNKNOWN, RUNNER_MISSING, RUNNER_FULL
     */
    public Place settle(UUID team, Place place) {
        UUID runner = local.choose(team, place);
        return runner == null ? place : new Place(true, runner.toString());
    }

    /** Completes and checks the inputs of a start, and its grants or its runner; fails with every problem. */
    public Prepared prepare(
            UUID team, Plan plan, Map<String, @Nullable Object> given, StartOptions options, Place place) {
        if (place.local()) {
            UUID runner = local.choose(team, place);
            return new Prepared(team, plan, prepareOffer(team, plan, given), options, runner);
        }
        return prepare(team, plan, given, options);
    }

    /** Completes and checks the inputs and grants of a start in the cloud; fails with every problem. */
    Prepared prepare(UUID team, Plan plan, Map<String, @Nullable Object> given, StartOptions options) {
        Map<String, @Nullable Object> inputs = InputCheck.withDefaults(plan, given);
        var problems = new ArrayList<>(InputCheck.problems(plan, inputs));
        problems.addAll(grants(team, plan, options));
        refuse(plan, problems);
        return new Prepared(team, plan, inputs, options, null);
    }

    /** Completes and checks the inputs of a run on a runner, which looks at its folders itself. */
    Map<String, @Nullable Object> prepareOffer(UUID team, Plan plan, Map<String, @Nullable Object> given) {
        Map<String, @Nullable Object> inputs = InputCheck.withDefaults(plan, given);
        var problems = new ArrayList<>(InputCheck.problems(plan, inputs));
        problems.addAll(secrets.problems(team, plan));
        refuse(plan, problems);
        return inputs;
    }

    /** Checks only folders and secrets of a start whose inputs are not known yet; a runner looks at its folders itself. */
    public void checkGrants(UUID team, Plan plan, StartOptions options, Place place) {
        if (place.local()) {
            checkSecrets(team, plan);
        } else {
            checkGrants(team, plan, options);
        }
    }

    /** Checks only folders and secrets of a start in the cloud whose inputs are known to be good. */
    void checkGrants(UUID team, Plan plan, StartOptions options) {
        refuse(plan, grants(team, plan, options));
    }

    /** Checks only the secrets of a run on a runner whose inputs are known to be good. */
    void checkSecrets(UUID team, Plan plan) {
        refuse(plan, secrets.problems(team, plan));
    }

    private List<Problem> grants(UUID team, Plan plan, StartOptions options) {
        var problems = new ArrayList<>(Folders.problems(plan, options));
        problems.addAll(secrets.problems(team, plan));
        return problems;
    }

    private static void refuse(Plan plan, List<Problem> problems) {
        if (!problems.isEmpty()) {
            Code code = Code.valueOf(problems.getFirst().code());
            throw new ApiProblem(code, "Flow '" + plan.flow() + "' cannot be started.", problems);
        }
    }

    /**
     * Records a run with its first events and its place in the outbox; call {@link #wake} once it is committed.
     *
     * @param depth how many event triggers, one behind the other, led to it
     */
    public UUID record(DSLContext transaction, Prepared start, RunOrigin origin, int depth) {
        Plan plan = start.plan();
        var fresh = new StoredRun.Fresh(
                start.team(),
                plan.flow(),
                plan.title(),
                plan.hash(),
                start.inputs(),
                start.options(),
                origin,
                null,
                Map.of(),
                null,
                start.runner(),
                depth);
        return Objects.requireNonNull(record(transaction, plan, fresh), "a run without a key is always new");
    }

    /** Records a run; returns null when its idempotency key is taken. */
    @Nullable
    UUID record(DSLContext transaction, Plan plan, StoredRun.Fresh fresh) {
        Instant now = clock.instant();
        UUID old = fresh.rerunOf();
        String repeats = old == null ? null : store.traceparent(transaction, old);
        TraceStart trace = TraceStart.of(spans.isOn(), CallerTrace.now(), repeats);
        UUID id = store.insert(transaction, fresh, trace.run(), now);
        if (id != null) {
            events.append(transaction, id, first(id.toString(), plan, fresh, trace, now));
            spans.measures().count("foldwork.runs.started", Map.of("foldwork.engine", engine(fresh)), 1);
        }
        return id;
    }

    private static List<KeyedEvent> first(String id, Plan plan, StoredRun.Fresh fresh, TraceStart trace, Instant now) {
        String rerunOf = fresh.rerunOf() == null ? null : fresh.rerunOf().toString();
        return FirstEvents.of(plan, engine(fresh), fresh.inputs(), rerunOf, fresh.kept(), trace, now).stream()
                .map(event ->
                        new KeyedEvent(id, event.path(), event.attempt(), event.kind(), 0, event.at(), event.data()))
                .toList();
    }

    private static String engine(StoredRun.Fresh fresh) {
        return fresh.runner() == null ? "cloud" : "local";
    }

    /** Asks an open run to stop; whoever starts or watches it tells the engine, and its runner is told. */
    public void stop(DSLContext transaction, UUID run) {
        if (local.stop(transaction, run)) {
            return;
        }
        store.want(transaction, run, false, true);
        queues.watchSoon(transaction, run, clock.instant());
    }

    /** Says that a run has been recorded or is to stop; a runner looks every second by itself. */
    public void wake() {
        controls.changed();
        starter.wake();
    }

    /** Says that this start has been recorded. */
    public void wake(Prepared start) {
        local.wake(start.runner());
        starter.wake();
    }
}
