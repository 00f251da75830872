package dev.foldwork.cli.backup;

import dev.foldwork.cli.FreePort;
import dev.foldwork.cli.backup.Manifest.Entry;
import dev.foldwork.cli.stack.StackPlaces;
import dev.foldwork.postgres.PostgresException;
import dev.foldwork.postgres.PostgresServer;
import dev.foldwork.postgres.PostgresSettings;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Puts a backup into a data folder: everything is checked, then built beside the folder, then put in its place at once.
 *
 * @param target the data folder
 * @param force whether a folder that is not empty is kept beside and replaced
 */
record Restore(BackupFile backup, Path target, boolean force, Progress progress) {

    /** Does it, and returns where what was there before is kept; null when there was nothing. */
    @Nullable
    Path run() throws IOException, InterruptedException, SQLException, PostgresException {
        Manifest manifest = backup.manifest();
        Acceptance.check(manifest);
        try (Stage stage = Stage.enter(target, force)) {
            long room = Files.getFileStore(stage.root()).getUsableSpace();
            if (manifest.size() > room) {
                throw Refusals.tooLarge(manifest.size(), room, target);
            }
            backup.verify(progress);
            progress.done("checked", manifest.entries().size() + " entries, " + Progress.bytes(manifest.size()));
            Path data = stage.begin();
            files(manifest, data);
            if (!manifest.databases().isEmpty()) {
                databases(manifest, StackPlaces.in(data).postgres());
            }
            return stage.place();
        }
    }

    private void files(Manifest manifest, Path data) throws IOException {
        int artifacts = 0;
        for (Entry entry : manifest.entries()) {
            Path place = place(entry.name(), data);
            if (place != null) {
                write(entry, place);
                artifacts += entry.name().startsWith("artifacts/") ? 1 : 0;
                progress.during("files", entry.name());
            }
        }
        progress.done("files", artifacts + " artifacts, keys, runs of this machine");
    }

    /** Returns where a file of this name goes, null for what goes into a database. */
    private static @Nullable Path place(String name, Path data) {
        StackPlaces stack = StackPlaces.in(data);
        String last = name.substring(name.lastIndexOf('/') + 1);
        return switch (name.substring(0, name.indexOf('/', name.startsWith("artifacts/") ? 10 : 0))) {
            case "keys" -> stack.root().resolve(last);
            case "local" -> data.resolve(last);
            case "artifacts/local" -> data.resolve("artifacts").resolve(name.substring("artifacts/local/".length()));
            case "artifacts/cloud" -> stack.artifacts().resolve(name.substring("artifacts/cloud/".length()));
            default -> null;
        };
    }

    private void write(Entry entry, Path place) throws IOException {
        Files.createDirectories(Objects.requireNonNull(place.getParent()));
        var ownerOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        try (FileChannel channel = FileChannel.open(
                        place, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), ownerOnly);
                OutputStream out = Channels.newOutputStream(channel)) {
            backup.copy(entry, out);
            channel.force(true);
        }
    }

    private void databases(Manifest manifest, Path home)
            throws IOException, InterruptedException, SQLException, PostgresException {
        List<String> names = manifest.databases();
        Map<String, Entry> entries =
                manifest.entries().stream().collect(Collectors.toMap(Entry::name, Function.identity()));
        var server = PostgresServer.start(new PostgresSettings(home, FreePort.find(), names));
        try {
            for (String name : names) {
                try (Connection connection = Snapshots.connect(server, name)) {
                    new DatabaseLoad(name, connection, backup, progress).run(entries);
                }
            }
        } finally {
            server.stop();
        }
    }
}
