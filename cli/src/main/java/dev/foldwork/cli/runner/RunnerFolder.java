package dev.foldwork.cli.runner;

import dev.foldwork.cli.CliFailure;
import dev.foldwork.cli.ExitCode;
import dev.foldwork.flow.trace.SpanSink;
import dev.foldwork.local.LocalRunner;
import dev.foldwork.local.LocalSettings;
import dev.foldwork.local.MachineSecrets;
import dev.foldwork.local.OfferedSecrets;
import dev.foldwork.local.journal.SqliteJournal;
import dev.foldwork.node.NodeCatalog;
import dev.foldwork.node.artifact.ArtifactFolder;
import dev.foldwork.telemetry.Telemetry;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The runner's own journal and engine, apart from those of {@code foldwork run}: no other command takes up what belongs
 * to a backend. One process at a time has it.
 */
final class RunnerFolder implements AutoCloseable {

    private final FileChannel lock;
    private final UUID instance;
    private final SqliteJournal journal;
    private final LocalRunner runner;
    private final SpanSink spans;
    private boolean closed;

    private RunnerFolder(FileChannel lock, UUID instance, SqliteJournal journal, LocalRunner runner, SpanSink spans) {
        this.lock = lock;
        this.instance = instance;
        this.journal = journal;
        this.runner = runner;
        this.spans = spans;
    }

    /** Opens the runner's part of a data folder; fails with exit code 6 when another runner has it. */
    static RunnerFolder open(Path data, NodeCatalog catalog, OfferedSecrets secrets, Consumer<String> notices) {
        Path root = data.resolve("runner");
        try {
            Files.createDirectories(root);
            FileChannel lock = lock(root);
            UUID instance = instance(root);
            SqliteJournal journal = SqliteJournal.open(root.resolve("journal.db"), notices);
            SpanSink spans = Telemetry.open("foldwork-runner", System.getenv(), notices);
            var settings = new LocalSettings(
                    catalog,
                    InstantSource.system(),
                    root.resolve("locks"),
                    new ArtifactFolder(root.resolve("artifacts")),
                    MachineSecrets.NONE,
                    notices,
                    spans,
                    null);
            return new RunnerFolder(lock, instance, journal, LocalRunner.ofOffers(journal, settings, secrets), spans);
        } catch (IOException unusable) {
            throw new CliFailure(
                    "DATA_FOLDER_UNUSABLE",
                    ExitCode.FAILED,
                    "The folder " + root + " cannot be used: " + unusable.getMessage(),
                    "name another data folder with --data DIR or FOLDWORK_DATA");
        }
    }

    private static FileChannel lock(Path root) throws IOException {
        FileChannel channel =
                FileChannel.open(root.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (tryLock(channel) == null) {
            channel.close();
            throw new CliFailure(
                    "RUNNER_RUNNING",
                    ExitCode.CONFLICT,
                    "A runner works with " + root + " already",
                    "end it first, or start another one with --data DIR");
        }
        return channel;
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException here) {
            return null;
        }
    }

    /** Reads by what the backend knows this journal; a file that was cut short is as good as none. */
    private static UUID instance(Path root) throws IOException {
        Path file = root.resolve("instance");
        if (Files.exists(file)) {
            try {
                return UUID.fromString(Files.readString(file).strip());
            } catch (IllegalArgumentException damaged) {
                Files.delete(file);
            }
        }
        UUID fresh = UUID.randomUUID();
        Path written = Files.writeString(root.resolve("instance.new"), fresh + "\n");
        Files.move(written, file);
        return fresh;
    }

    UUID instance() {
        return instance;
    }

    SqliteJournal journal() {
        return journal;
    }

    LocalRunner runner() {
        return runner;
    }

    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            runner.close();
            journal.close();
            spans.close();
            try {
                lock.close();
            } catch (IOException ending) {
                // The lock ends with the process.
                return;
            }
        }
    }
}
