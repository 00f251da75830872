package dev.foldwork.local.crash;

import dev.foldwork.flow.run.RunEvent;
import dev.foldwork.flow.run.RunEvent.Kind;
import dev.foldwork.local.journal.ControlRequest;
import dev.foldwork.local.journal.Journal;
import dev.foldwork.local.journal.StoredRun;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The journal with a kill point before and behind every call that writes; says in a file what was acknowledged.
 *
 * <p>Can be given one of two faults on purpose, to show that they are seen.
 */
final class KillingJournal implements Journal {

    /** A fault on purpose. */
    enum Bug {
        NONE,
        /** Says that events are durable before they are. */
        EARLY_ACKNOWLEDGEMENT,
        /** Forgets the last settled state when a run is taken up. */
        FORGETFUL_RECOVERY
    }

    private static final long LATE_MILLIS = 40;

    private final Journal journal;
    private final int killAt;
    private final Path effects;
    private final Bug bug;
    private final AtomicInteger points = new AtomicInteger();

    KillingJournal(Journal journal, int killAt, Path effects, Bug bug) {
        this.journal = journal;
        this.killAt = killAt;
        this.effects = effects;
        this.bug = bug;
    }

    int points() {
        return points.get();
    }

    private void point() {
        if (points.incrementAndGet() == killAt) {
            Runtime.getRuntime().halt(137);
        }
    }

    @Override
    public boolean create(StoredRun run, Map<String, Object> plan, List<RunEvent> events) {
        point();
        boolean created = journal.create(run, plan, events);
        point();
        return created;
    }

    @Override
    public CompletableFuture<Void> append(String run, List<RunEvent> events) {
        point();
        if (bug == Bug.EARLY_ACKNOWLEDGEMENT) {
            acknowledge(events);
            point();
            return late(() -> journal.append(run, events));
        }
        return journal.append(run, events).thenApply(durable -> {
            acknowledge(events);
            point();
            return durable;
        });
    }

    private interface Write {
        CompletableFuture<Void> run();
    }

    private static CompletableFuture<Void> late(Write write) {
        try {
            Thread.sleep(LATE_MILLIS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        return write.run();
    }

    private void acknowledge(List<RunEvent> events) {
        var lines = new StringBuilder();
        for (RunEvent event : events) {
            if (event.kind() == Kind.NODE_SETTLED) {
                lines.append("settled ").append(event.path()).append('\n');
            }
        }
        try {
            Files.writeString(effects, lines, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    @Override
    public List<RunEvent> events(String run, long after, int limit) {
        List<RunEvent> events = journal.events(run, after, limit);
        if (bug != Bug.FORGETFUL_RECOVERY || after > 0) {
            return events;
        }
        var forgetful = new ArrayList<>(events);
        for (int i = forgetful.size() - 1; i > 0; i--) {
            if (forgetful.get(i).kind() == Kind.NODE_SETTLED) {
                forgetful.remove(i);
                break;
            }
        }
        return forgetful;
    }

    @Override
    public void request(String run, ControlRequest request) {
        point();
        journal.request(run, request);
        point();
    }

    @Override
    public void forgetRequests(String run) {
        point();
        journal.forgetRequests(run);
        point();
    }

    @Override
    public int countRecovery(String run) {
        point();
        int count = journal.countRecovery(run);
        point();
        return count;
    }

    @Override
    public Optional<String> findKey(String idempotencyKey) {
        return journal.findKey(idempotencyKey);
    }

    @Override
    public Optional<StoredRun> find(String run) {
        return journal.find(run);
    }

    @Override
    public List<StoredRun> list(int limit, String before) {
        return journal.list(limit, before);
    }

    @Override
    public List<String> open() {
        return journal.open();
    }

    @Override
    public Map<String, Object> plan(String run) {
        return journal.plan(run);
    }

    @Override
    public void awaitChange(long millis) throws InterruptedException {
        journal.awaitChange(millis);
    }

    @Override
    public List<String> requested() {
        return journal.requested();
    }

    @Override
    public List<ControlRequest> requests(String run) {
        return journal.requests(run);
    }

    @Override
    public void close() {
        journal.close();
    }
}
