package dev.foldwork.local.journal;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The one thread of this process that writes to the journal.
 *
 * <p>It commits together what queued up while the last commit was under way. When the disk is full it keeps what it has,
 * gives up the space reserve, and tries again until there is room: nothing is lost and nobody is told of success early.
 */
final class JournalWriter implements AutoCloseable {

    private static final int MOST_PER_COMMIT = 512;
    private static final long RETRY_MILLIS = 250;

    private final Connection connection;
    private JournalStatements statements;
    private final SpaceReserve reserve;
    private final Consumer<String> notices;
    private final LinkedBlockingQueue<Pending> queue = new LinkedBlockingQueue<>();
    private final Pending wake = new Pending(new JournalWrite.Recovery(""), new CompletableFuture<>());
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition committed = lock.newCondition();
    private final Thread thread;
    private volatile long commits;
    private volatile boolean closing;

    JournalWriter(Connection connection, Path file, Consumer<String> notices) {
        this.connection = connection;
        this.notices = notices;
        this.reserve = new SpaceReserve(file.resolveSibling(file.getFileName() + ".reserve"));
        try {
            this.statements = new JournalStatements(connection);
            connection.setAutoCommit(false);
        } catch (SQLException fault) {
            throw JournalFault.of(fault, "The journal " + file + " cannot be written");
        }
        thread = Thread.ofPlatform().daemon().name("journal-writer").start(this::work);
    }

    CompletableFuture<Boolean> submit(JournalWrite write) {
        if (closing) {
            return CompletableFuture.failedFuture(
                    new JournalException("JOURNAL_CLOSED", "The journal is closed: this process is ending"));
        }
        var pending = new Pending(write, new CompletableFuture<>());
        queue.add(pending);
        return pending.done;
    }

    long commits() {
        return commits;
    }

    /** Waits until there was a commit after the given count; false when the time is over first. */
    boolean awaitCommit(long seen, long millis) throws InterruptedException {
        lock.lock();
        try {
            long left = TimeUnit.MILLISECONDS.toNanos(millis);
            while (commits == seen && left > 0) {
                left = committed.awaitNanos(left);
            }
            return commits != seen;
        } finally {
            lock.unlock();
        }
    }

    private void work() {
        var batch = new ArrayList<Pending>();
        while (true) {
            batch.clear();
            Pending first = next();
            if (first == null) {
                return;
            }
            batch.add(first);
            queue.drainTo(batch, MOST_PER_COMMIT - 1);
            batch.remove(wake);
            commit(batch);
        }
    }

    private @Nullable Pending next() {
        while (true) {
            try {
                Pending pending = closing ? queue.poll() : queue.poll(200, TimeUnit.MILLISECONDS);
                if (pending != wake && (pending != null || closing)) {
                    return pending;
                }
            } catch (InterruptedException ignored) {
                // Only close() ends the writer, so that nothing accepted is dropped.
                Thread.onSpinWait();
            }
        }
    }

    private void commit(List<Pending> batch) {
        boolean waiting = false;
        while (true) {
            try {
                var results = new ArrayList<Boolean>(batch.size());
                for (Pending pending : batch) {
                    results.add(statements.write(pending.write));
                }
                connection.commit();
                if (waiting) {
                    reserve.restore();
                    notices.accept("There is room on the disk again: runs go on");
                }
                acknowledge(batch, results);
                return;
            } catch (SQLException fault) {
                rollback();
                if (JournalFault.isBusy(fault)) {
                    // Another process writes for longer than is usual; it is waited for, however long.
                    continue;
                }
                if (!DiskFull.is(fault)) {
                    JournalException failure = JournalFault.of(fault, "The journal cannot be written");
                    notices.accept(failure.code() + ": " + failure.getMessage() + "; runs stop where they are");
                    batch.forEach(pending -> pending.done.completeExceptionally(failure));
                    return;
                }
                if (!waiting) {
                    waiting = true;
                    reserve.release();
                    notices.accept(
                            "DISK_FULL: the disk of the journal is full; runs wait until there is room, nothing is lost");
                } else {
                    pause();
                }
            }
        }
    }

    private void acknowledge(List<Pending> batch, List<Boolean> results) {
        lock.lock();
        try {
            commits++;
            committed.signalAll();
        } finally {
            lock.unlock();
        }
        for (int i = 0; i < batch.size(); i++) {
            batch.get(i).done.complete(results.get(i));
        }
    }

    /**
     * Makes the connection ready for the same writes again. SQLite rolls back by itself on a full disk, and its driver
     * closes the statement that failed.
     */
    private void rollback() {
        attempt(connection::rollback);
        attempt(() -> {
            try (Statement statement = connection.createStatement()) {
                statement.execute("begin");
            }
        });
        attempt(() -> {
            JournalStatements fresh = new JournalStatements(connection);
            statements.close();
            statements = fresh;
        });
    }

    private interface Step {
        void run() throws SQLException;
    }

    private static void attempt(Step step) {
        try {
            step.run();
        } catch (SQLException ignored) {
            // What was rolled back or begun already stays so; what is wrong shows at the next write.
            Thread.onSpinWait();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(RETRY_MILLIS);
        } catch (InterruptedException ignored) {
            Thread.onSpinWait();
        }
    }

    @Override
    public void close() {
        closing = true;
        // The writer need not sit out its wait: a short command ends at once.
        queue.add(wake);
        try {
            thread.join(10_000);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        JournalFile.close(connection);
    }

    private record Pending(JournalWrite write, CompletableFuture<Boolean> done) {}
}
