package dev.foldwork.bench;

import dev.foldwork.flow.run.RunEvent;
import dev.foldwork.flow.run.RunEvent.Kind;
import dev.foldwork.flow.run.RunState;
import dev.foldwork.local.journal.ControlRequest;
import dev.foldwork.local.journal.Journal;
import dev.foldwork.local.journal.StoredRun;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/** Keeps runs in memory only, to see what a step costs without a disk. Thread-safe. */
final class MemoryJournal implements Journal {

    private static final class Kept {
        final StoredRun run;
        final Map<String, Object> plan;
        final List<RunEvent> events = new CopyOnWriteArrayList<>();
        final CountDownLatch end = new CountDownLatch(1);
        volatile RunState state;

        Kept(StoredRun run, Map<String, Object> plan) {
            this.run = run;
            this.plan = plan;
            this.state = run.state();
        }
    }

    private final Map<String, Kept> runs = new ConcurrentHashMap<>();

    /** Waits for the end of a run and forgets it. */
    void awaitEnd(String run) throws InterruptedException {
        runs.get(run).end.await();
        RunState end = runs.remove(run).state;
        if (end != RunState.SUCCEEDED) {
            throw new IllegalStateException("the run that is measured ended " + end.wire());
        }
    }

    @Override
    public boolean create(StoredRun run, Map<String, Object> plan, List<RunEvent> events) {
        var kept = new Kept(run, plan);
        kept.events.addAll(events);
        runs.put(run.id(), kept);
        return true;
    }

    @Override
    public Optional<String> findKey(String idempotencyKey) {
        return Optional.empty();
    }

    /** Does not keep the events: copying them would be most of what is measured. */
    @Override
    public CompletableFuture<Void> append(String run, List<RunEvent> events) {
        RunEvent last = events.getLast();
        if (last.kind() == Kind.RUN_FINISHED) {
            Kept kept = runs.get(run);
            kept.state = RunState.of(String.valueOf(last.data().get("state")));
            kept.end.countDown();
        }
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public Optional<StoredRun> find(String run) {
        return Optional.ofNullable(runs.get(run)).map(kept -> kept.run);
    }

    @Override
    public List<StoredRun> list(int limit, String before) {
        return runs.values().stream().map(kept -> kept.run).limit(limit).toList();
    }

    @Override
    public List<String> open() {
        return runs.values().stream()
                .filter(kept -> !kept.state.isFinal())
                .map(kept -> kept.run.id())
                .toList();
    }

    @Override
    public Map<String, Object> plan(String run) {
        return runs.get(run).plan;
    }

    @Override
    public List<RunEvent> events(String run, long after, int limit) {
        return runs.get(run).events.stream()
                .filter(event -> event.seq() > after)
                .limit(limit)
                .toList();
    }

    @Override
    public void awaitChange(long millis) throws InterruptedException {
        Thread.sleep(millis);
    }

    @Override
    public void request(String run, ControlRequest request) {
        throw new IllegalStateException("nobody steers a run that is measured");
    }

    @Override
    public List<String> requested() {
        return List.of();
    }

    @Override
    public List<ControlRequest> requests(String run) {
        return List.of();
    }

    @Override
    public void forgetRequests(String run) {
        // There are none.
    }

    @Override
    public int countRecovery(String run) {
        return 0;
    }

    @Override
    public void close() {
        runs.clear();
    }
}
