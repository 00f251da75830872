package dev.foldwork.local.engine;

import dev.foldwork.flow.run.RunEvent;
import dev.foldwork.flow.run.RunEvent.Kind;
import dev.foldwork.local.journal.Journal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Numbers one run's events and hands them to the journal in order. Thread-safe.
 *
 * <p>An event that nobody has to wait for is kept back and rides on the next one that somebody waits for.
 */
final class EventLog {

    private static final int MOST_KEPT = 256;

    private final String run;
    private final Journal journal;
    private final ReentrantLock lock = new ReentrantLock();
    private List<RunEvent> kept = new ArrayList<>();
    private long seq;
    private boolean stopped;

    EventLog(String run, Journal journal, long lastSeq) {
        this.run = run;
        this.journal = journal;
        this.seq = lastSeq;
    }

    /** Adds an event that becomes durable with the next one that is waited for. */
    void note(Instant at, Kind kind, String path, int attempt, Map<String, @Nullable Object> data) {
        lock.lock();
        try {
            add(at, kind, path, attempt, data);
            if (kept.size() >= MOST_KEPT) {
                send();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Adds an event and returns when it is durable, interrupted or not. */
    void commit(Instant at, Kind kind, String path, int attempt, Map<String, @Nullable Object> data) {
        CompletableFuture<Void> durable;
        lock.lock();
        try {
            add(at, kind, path, attempt, data);
            durable = send();
        } finally {
            lock.unlock();
        }
        await(durable);
    }

    /** Sends what was kept back, without waiting. */
    void flush() {
        lock.lock();
        try {
            if (!kept.isEmpty()) {
                send();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Refuses all further events: this process leaves the run as it is, for another to take up. */
    void stop() {
        flush();
        lock.lock();
        try {
            stopped = true;
        } finally {
            lock.unlock();
        }
    }

    private void add(Instant at, Kind kind, String path, int attempt, Map<String, @Nullable Object> data) {
        if (stopped) {
            throw new JournalLost(null);
        }
        kept.add(new RunEvent(++seq, at, kind, path, attempt, data));
    }

    private CompletableFuture<Void> send() {
        List<RunEvent> events = kept;
        kept = new ArrayList<>();
        return journal.append(run, events);
    }

    private static void await(CompletableFuture<Void> durable) {
        try {
            durable.join();
        } catch (CompletionException fault) {
            throw new JournalLost(fault.getCause());
        }
    }

    /** The journal cannot take events any more; the run stops where it is and is taken up again later. */
    static final class JournalLost extends RuntimeException {

        private static final long serialVersionUID = 1L;

        JournalLost(@Nullable Throwable cause) {
            super("the journal cannot be written: the run stops here and goes on when it can", cause);
        }
    }
}
