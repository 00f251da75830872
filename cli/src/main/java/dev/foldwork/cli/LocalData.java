package dev.foldwork.cli;

import dev.foldwork.flow.trace.SpanSink;
import dev.foldwork.flow.trace.Traceparent;
import dev.foldwork.local.LocalRunner;
import dev.foldwork.local.LocalSettings;
import dev.foldwork.local.journal.SqliteJournal;
import dev.foldwork.node.Connection;
import dev.foldwork.node.artifact.ArtifactFolder;
import dev.foldwork.node.builtin.BuiltInNodes;
import dev.foldwork.telemetry.Telemetry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where this machine's runs are kept. */
public final class LocalData {

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Where this machine's runs are kept (default: $FOLDWORK_DATA, else ~/.foldwork).")
    private @Nullable Path data;

    /** Returns where the data folder is or would be; makes nothing. */
    public Path path() {
        return (data != null ? data : standard()).toAbsolutePath().normalize();
    }

    /** Returns the data folder, making it when it is not there. */
    public Path folder() {
        Path folder = data != null ? data : standard();
        try {
            return Files.createDirectories(folder);
        } catch (IOException unusable) {
            throw new CliFailure(
                    "DATA_FOLDER_UNUSABLE",
                    ExitCode.FAILED,
                    "The data folder " + folder + " cannot be made: " + unusable.getMessage(),
                    "name another one with --data DIR or FOLDWORK_DATA");
        }
    }

    private static Path standard() {
        String given = System.getenv("FOLDWORK_DATA");
        return given != null ? Path.of(given) : Path.of(System.getProperty("user.home"), ".foldwork");
    }

    /** Opens the local engine on the folder; closing it leaves runs for a later process. */
    public Session open(Consumer<String> notices) {
        return open(notices, Map.of());
    }

    /** Opens the local engine like {@link #open(Consumer)}, with these connections before those of the environment. */
    public Session open(Consumer<String> notices, Map<String, Connection> connections) {
        Path folder = folder();
        SqliteJournal journal = SqliteJournal.open(folder.resolve("journal.db"), notices);
        SpanSink spans = Telemetry.open("foldwork", System.getenv(), notices);
        var settings = new LocalSettings(
                BuiltInNodes.catalog(),
                InstantSource.system(),
                folder.resolve("locks"),
                new ArtifactFolder(folder.resolve("artifacts"), notices),
                MachineEnvironment.read(System.getenv(), connections, notices),
                notices,
                spans,
                Traceparent.read(System.getenv("TRACEPARENT")).orElse(null));
        return new Session(journal, new LocalRunner(journal, settings), spans);
    }

    /** The local engine, open. */
    public static final class Session implements AutoCloseable {

        private final SqliteJournal journal;
        private final LocalRunner runner;
        private final SpanSink spans;
        private final AtomicBoolean closed = new AtomicBoolean();

        Session(SqliteJournal journal, LocalRunner runner, SpanSink spans) {
            this.journal = journal;
            this.runner = runner;
            this.spans = spans;
        }

        /** Returns the engine. */
        public LocalRunner runner() {
            return runner;
        }

        @Override
        public void close() {
            if (closed.compareAndSet(false, true)) {
                runner.close();
                journal.close();
                spans.close();
            }
        }
    }
}
