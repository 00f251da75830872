package dev.foldwork.local.journal;

import dev.foldwork.flow.json.Json;
import dev.foldwork.flow.run.RunEvent;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The journal in one SQLite file, shared by any number of processes.
 *
 * <p>WAL with synchronous=FULL: a commit returns when its bytes are on the disk. One thread per process writes; it commits
 * together what has queued up while the last commit was under way. Reads go through a connection of their own.
 */
public final class SqliteJournal implements Journal {

    private final Connection reading;
    private final JournalReads reads;
    private final JournalWriter writer;
    private final Object readLock = new Object();
    private final Map<String, Long> shown = new ConcurrentHashMap<>();

    private SqliteJournal(Connection reading, JournalWriter writer) {
        this.reading = reading;
        this.reads = new JournalReads(reading);
        this.writer = writer;
    }

    /**
     * Opens the journal, creating it when there is none.
     *
     * @param file the SQLite file; its folder exists
     * @param notices told in words when writing has to wait (full disk) and when it goes on
     * @throws JournalException when the file is no journal, damaged, or of a newer version
     */
    public static SqliteJournal open(Path file, Consumer<String> notices) {
        Connection writing = JournalFile.connect(file);
        try {
            JournalFile.prepare(writing, file);
            return new SqliteJournal(JournalFile.connect(file), new JournalWriter(writing, file, notices));
        } catch (JournalException refused) {
            JournalFile.close(writing);
            throw refused;
        }
    }

    @Override
    public boolean create(StoredRun run, Map<String, @Nullable Object> plan, List<RunEvent> events) {
        return await(new JournalWrite.Create(run, Json.write(plan), encode(events), run.lastSeq()));
    }

    @Override
    public Optional<String> findKey(String idempotencyKey) {
        synchronized (readLock) {
            return reads.findKey(idempotencyKey);
        }
    }

    @Override
    public CompletableFuture<Void> append(String run, List<RunEvent> events) {
        RunEvent last = events.getLast();
        var write =
                new JournalWrite.Append(run, events.getFirst().seq(), last.seq(), encode(events), RunChange.of(events));
        return writer.submit(write).thenApply(done -> null);
    }

    private boolean await(JournalWrite write) {
        try {
            return writer.submit(write).join();
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof JournalException fault) {
                throw fault;
            }
            throw failed;
        }
    }

    private static byte[] encode(List<RunEvent> events) {
        var list = new ArrayList<@Nullable Object>(events.size());
        events.forEach(event -> list.add(event.toJson()));
        return Json.bytes(list);
    }

    @Override
    public Optional<StoredRun> find(String run) {
        synchronized (readLock) {
            return reads.find(run);
        }
    }

    @Override
    public List<StoredRun> list(int limit, @Nullable String before) {
        synchronized (readLock) {
            return reads.list(limit, before);
        }
    }

    @Override
    public List<String> open() {
        synchronized (readLock) {
            return reads.open();
        }
    }

    @Override
    public Map<String, @Nullable Object> plan(String run) {
        synchronized (readLock) {
            return reads.plan(run);
        }
    }

    @Override
    public List<RunEvent> events(String run, long after, int limit) {
        synchronized (readLock) {
            return reads.events(run, after, limit);
        }
    }

    @Override
    public void awaitChange(long millis) throws InterruptedException {
        long end = System.nanoTime() + millis * 1_000_000;
        long seen = writer.commits();
        while (System.nanoTime() < end) {
            if (writer.awaitCommit(seen, Math.min(100, millis))) {
                return;
            }
            synchronized (readLock) {
                if (reads.changedElsewhere()) {
                    return;
                }
            }
        }
    }

    @Override
    public void request(String run, ControlRequest request) {
        await(new JournalWrite.Request(run, request.verb(), Json.write(request.data())));
    }

    @Override
    public List<String> requested() {
        synchronized (readLock) {
            return reads.requested();
        }
    }

    @Override
    public List<ControlRequest> requests(String run) {
        List<JournalReads.Numbered> requests;
        synchronized (readLock) {
            requests = reads.requests(run);
        }
        if (!requests.isEmpty()) {
            shown.put(run, requests.getLast().number());
        }
        return requests.stream().map(JournalReads.Numbered::request).toList();
    }

    @Override
    public void forgetRequests(String run) {
        Long last = shown.remove(run);
        if (last != null) {
            await(new JournalWrite.Take(run, last));
        }
    }

    @Override
    public int countRecovery(String run) {
        await(new JournalWrite.Recovery(run));
        synchronized (readLock) {
            return reads.recoveries(run);
        }
    }

    @Override
    public void close() {
        writer.close();
        synchronized (readLock) {
            JournalFile.close(reading);
        }
    }
}
