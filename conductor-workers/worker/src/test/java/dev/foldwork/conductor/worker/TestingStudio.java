package dev.foldwork.conductor.worker;

import dev.foldwork.conductor.client.CloudEngine;
import dev.foldwork.conductor.client.CloudStart;
import dev.foldwork.conductor.client.ConductorApi;
import dev.foldwork.conductor.client.KeyedEvent;
import dev.foldwork.flow.check.InputCheck;
import dev.foldwork.flow.plan.Plan;
import dev.foldwork.flow.run.AnswerCheck;
import dev.foldwork.flow.run.FlowError;
import dev.foldwork.flow.run.KeptResults;
import dev.foldwork.flow.run.NodeRecord;
import dev.foldwork.flow.run.NodeState;
import dev.foldwork.flow.run.Question;
import dev.foldwork.flow.run.RunEvent;
import dev.foldwork.flow.run.RunEvent.Kind;
import dev.foldwork.flow.run.RunRecord;
import dev.foldwork.flow.run.RunRefused;
import dev.foldwork.flow.run.RunState;
import dev.foldwork.flow.run.Runs;
import dev.foldwork.flow.run.Settled;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Stands for the studio: keeps runs' records in memory, hears the worker, and asks the real engine what it missed.
 */
final class TestingStudio implements Runs, RunReporter {

    private static final long LOOK_MILLIS = 50;

    private final CloudEngine engine;
    private final InstantSource clock = InstantSource.system();
    private final Map<String, CloudRecord> records = new ConcurrentHashMap<>();
    private final Set<String> paused = ConcurrentHashMap.newKeySet();
    private final Set<String> cancelled = ConcurrentHashMap.newKeySet();

    /** When false, nothing that workers report is heard. */
    volatile boolean hears = true;

    TestingStudio(URI conductor) {
        this.engine = new CloudEngine(new ConductorApi(conductor));
    }

    @Override
    public String start(Plan plan, Map<String, @Nullable Object> inputs, StartOptions options) {
        return create(plan, InputCheck.withDefaults(plan, inputs), options, null, Map.of());
    }

    private String create(
            Plan plan,
            Map<String, @Nullable Object> inputs,
            StartOptions options,
            @Nullable String rerunOf,
            Map<String, Settled> kept) {
        var problems = InputCheck.problems(plan, inputs);
        if (!problems.isEmpty()) {
            throw new RunRefused("INPUT_INVALID", "the inputs do not fit", problems);
        }
        String id = UUID.randomUUID().toString();
        Instant now = clock.instant();
        var record = new CloudRecord(id, plan, inputs, now);
        records.put(id, record);
        var started = new LinkedHashMap<String, @Nullable Object>();
        started.put("flow", plan.flow());
        started.put("engine", "cloud");
        started.put("rerunOf", rerunOf);
        record.add(List.of(new KeyedEvent(id, "", 0, Kind.RUN_STARTED, 0, now, started)));
        var seeds = new LinkedHashMap<String, Map<String, @Nullable Object>>();
        kept.forEach((path, settled) -> {
            seeds.put(path, settled.toJson());
            var data = settled.toJson();
            data.remove("at");
            data.put("kept", true);
            record.add(List.of(new KeyedEvent(id, path, 0, Kind.NODE_SETTLED, 0, settled.at(), data)));
        });
        engine.start(new CloudStart.Start(id, plan, inputs, options, now, null, seeds));
        Thread.ofVirtual().start(() -> reconcile(record));
        return id;
    }

    private void reconcile(CloudRecord record) {
        try {
            while (engine.outcome(record.plan, record.id).isEmpty()) {
                Thread.sleep(LOOK_MILLIS);
            }
            record.add(engine.events(record.plan, record.id));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public Optional<RunRecord> get(String run) {
        CloudRecord record = record(run);
        RunEvent last = record.events().getLast();
        var output = last.kind() == Kind.RUN_FINISHED ? last.data().get("output") : null;
        var error = last.kind() == Kind.RUN_FINISHED ? last.data().get("error") : null;
        return Optional.of(new RunRecord(
                run,
                record.plan.flow(),
                record.plan.title(),
                record.plan.hash(),
                "cloud",
                record.state(),
                false,
                record.inputs,
                output == null ? null : NodeTask.map(output),
                error instanceof Map<?, ?> map ? FlowError.fromJson(map) : null,
                record.createdAt,
                record.createdAt,
                last.at(),
                null));
    }

    private CloudRecord record(String run) {
        return Objects.requireNonNull(records.get(run), run);
    }

    @Override
    public List<RunRecord> list(int limit, @Nullable String before) {
        return records.keySet().stream().map(id -> get(id).orElseThrow()).toList();
    }

    @Override
    public List<NodeRecord> nodes(String run) {
        return List.copyOf(record(run).fold().nodes());
    }

    @Override
    public void follow(String run, long after, Predicate<RunEvent> reader) throws InterruptedException {
        long cursor = after;
        while (true) {
            List<RunEvent> events = record(run).await(cursor);
            if (events.isEmpty()) {
                return;
            }
            for (RunEvent event : events) {
                cursor = event.seq();
                if (!reader.test(event)) {
                    return;
                }
            }
        }
    }

    @Override
    public long lastEvent(String run) {
        return record(run).events().size();
    }

    @Override
    public void cancel(String run) {
        cancelled.add(run);
        engine.cancel(record(run).plan, run);
    }

    @Override
    public void pause(String run) {
        paused.add(run);
        note(run, Kind.RUN_PAUSED);
    }

    @Override
    public void resume(String run) {
        paused.remove(run);
        note(run, Kind.RUN_RESUMED);
    }

    private void note(String run, Kind kind) {
        CloudRecord record = record(run);
        record.add(List.of(new KeyedEvent(run, "", 0, kind, record.count(kind), clock.instant(), Map.of())));
    }

    @Override
    public String retry(String run) {
        CloudRecord old = record(run);
        return create(old.plan, old.inputs, StartOptions.NONE, run, KeptResults.forRetry(old.plan, old.events()));
    }

    @Override
    public String rerun(String run, String fromPath) {
        CloudRecord old = record(run);
        var kept = KeptResults.forRerun(old.plan, old.events(), fromPath);
        return create(old.plan, old.inputs, StartOptions.NONE, run, kept);
    }

    @Override
    public void answer(String run, String path, @Nullable Object answer, String by) {
        CloudRecord record = record(run);
        NodeRecord node = record.fold().node(path);
        if (node == null || node.state() != NodeState.ASKING || node.question() == null) {
            throw new RunRefused("QUESTION_NOT_OPEN", path + " asks nothing", List.of());
        }
        List<String> problems = AnswerCheck.problems(Question.fromJson(node.question()), answer);
        if (!problems.isEmpty()) {
            throw new RunRefused("ANSWER_INVALID", problems.toString(), List.of());
        }
        if (!engine.answer(record.plan, run, path, answer, by)) {
            throw new RunRefused("QUESTION_NOT_OPEN", path + " asks no longer", List.of());
        }
    }

    @Override
    public void report(List<KeyedEvent> events) {
        if (hears) {
            var byRun = events.stream()
                    .collect(Collectors.groupingBy(KeyedEvent::run, LinkedHashMap::new, Collectors.toList()));
            byRun.forEach((run, own) -> Optional.ofNullable(records.get(run)).ifPresent(record -> record.add(own)));
        }
    }

    @Override
    public Set<String> paused() {
        return Set.copyOf(paused);
    }

    @Override
    public Set<String> cancelled() {
        return Set.copyOf(cancelled);
    }

    /** Returns what ended runs are still said to be doing. */
    List<String> open() {
        var open = new ArrayList<String>();
        records.forEach((id, record) -> {
            if (record.state() == RunState.RUNNING) {
                open.add(id);
            }
        });
        return open;
    }

    @Override
    public void close() {
        engine.close();
    }
}
