package dev.foldwork.cli.backup;

import dev.foldwork.cli.FreePort;
import dev.foldwork.cli.Version;
import dev.foldwork.cli.stack.StackHold;
import dev.foldwork.cli.stack.StackPlaces;
import dev.foldwork.local.journal.JournalCopy;
import dev.foldwork.postgres.PostgresException;
import dev.foldwork.postgres.PostgresServer;
import dev.foldwork.postgres.PostgresSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Makes a backup of a data folder.
 *
 * @param data the data folder
 * @param local whether the journal of this machine's runs is taken along
 */
record Backup(Path data, boolean local, Progress progress) {

    private static final Pattern ARTIFACT = Pattern.compile("[0-9a-f]{2}/[0-9a-f]{64}");

    /** Writes it into a file that is not there yet; {@code folder} takes what is needed meanwhile. */
    Manifest write(Path file, Path folder) throws IOException, InterruptedException, SQLException, PostgresException {
        StackPlaces stack = StackPlaces.in(data);
        boolean system = Files.isDirectory(stack.postgres().resolve("data"));
        boolean journal = local && Files.isRegularFile(journal());
        if (!system && !journal) {
            throw Refusals.nothing(data);
        }
        var versions = new TreeMap<String, String>(Map.of("foldwork", Version.FOLDWORK));
        try (var backup = new BackupWriter(file)) {
            // Rows and events name artifacts, which never change: they are looked at first.
            if (system) {
                databases(stack, backup, versions);
            }
            if (journal) {
                Path copy = folder.resolve("journal.db");
                versions.put("journal", Integer.toString(JournalCopy.write(journal(), copy)));
                backup.addFile(Names.JOURNAL, copy);
                progress.done("runs of this machine", Progress.bytes(Files.size(copy)));
                artifacts("local", data.resolve("artifacts"), backup);
            }
            if (system) {
                artifacts("cloud", stack.artifacts(), backup);
                keys(stack, backup);
            }
            var manifest =
                    new Manifest(Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(), versions, backup.entries());
            backup.finish(manifest);
            return manifest;
        }
    }

    private Path journal() {
        return data.resolve("journal.db");
    }

    private void databases(StackPlaces stack, BackupWriter backup, Map<String, String> versions)
            throws IOException, InterruptedException, SQLException, PostgresException {
        StackPlaces.engineVersion().ifPresent(version -> versions.put("conductor", version));
        var settings = new PostgresSettings(stack.postgres(), FreePort.find(), List.of());
        Optional<StackHold> hold = StackHold.of(data);
        try {
            Optional<PostgresServer> running = PostgresServer.find(settings);
            if (running.isPresent()) {
                dump(running.get(), backup, versions);
            } else if (hold.isEmpty()) {
                throw Refusals.busy("The system of " + data + " is starting or stopping");
            } else {
                // Who is told to end while the server starts leaves it behind no more than later.
                try (var atEnd = new AtEnd(() -> stop(settings))) {
                    dump(PostgresServer.start(settings), backup, versions);
                } finally {
                    stop(settings);
                }
            }
        } finally {
            if (hold.isPresent()) {
                hold.get().close();
            }
        }
    }

    private static void stop(PostgresSettings settings) throws IOException, InterruptedException, PostgresException {
        Optional<PostgresServer> started = PostgresServer.find(settings);
        if (started.isPresent()) {
            started.get().stop();
        }
    }

    private void dump(PostgresServer server, BackupWriter backup, Map<String, String> versions)
            throws IOException, SQLException {
        try (Snapshots snapshots = Snapshots.take(server)) {
            for (Map.Entry<String, Connection> each : snapshots.connections().entrySet()) {
                var dump = new DatabaseDump(each.getKey(), each.getValue(), progress);
                if (each.getKey().equals("foldwork")) {
                    dump.schemaVersion().ifPresent(version -> versions.put("schema", version));
                    versions.put("postgres", dump.postgres());
                }
                dump.to(backup);
            }
        }
    }

    private void artifacts(String engine, Path from, BackupWriter backup) throws IOException, SQLException {
        if (!Files.isDirectory(from)) {
            return;
        }
        int count = 0;
        try (Stream<Path> files = Files.walk(from, 2)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                String name = from.relativize(file).toString();
                if (ARTIFACT.matcher(name).matches()) {
                    backup.addFile(Names.artifacts(engine) + name, file);
                    progress.during("artifacts", Integer.toString(++count));
                }
            }
        }
        progress.done("artifacts", count + (engine.equals("cloud") ? " of the cloud" : " of this machine"));
    }

    private void keys(StackPlaces stack, BackupWriter backup) throws IOException, SQLException {
        for (String key : StackPlaces.KEYS) {
            Path file = stack.root().resolve(key);
            if (Files.isRegularFile(file)) {
                backup.addFile(Names.key(key), file);
            }
        }
        progress.done("keys", "of secrets, owner and worker");
    }
}
