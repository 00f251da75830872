package dev.foldwork.cli.backup;

import dev.foldwork.cli.ExitCode;
import dev.foldwork.cli.LocalData;
import dev.foldwork.cli.OutputOptions;
import dev.foldwork.cli.Terminal;
import dev.foldwork.cli.Terminal.Style;
import dev.foldwork.flow.json.Json;
import dev.foldwork.postgres.PostgresException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes everything worth keeping into one file, or shows what such a file holds. */
@Command(
        name = "backup",
        mixinStandardHelpOptions = true,
        description =
                "Write the system's databases, artifacts and keys, and this machine's runs, into one file; the system"
                        + " may run meanwhile. The file holds every key and secret: only you can read it, keep it that way."
                        + " 'foldwork restore' puts it back.")
public final class BackupCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Parameters(index = "0", paramLabel = "FILE", description = "The file to be written.")
    private Path file = Path.of(".");

    @Option(names = "--list", description = "Show what FILE holds instead; writes nothing.")
    private boolean list;

    @Option(names = "--without-local", description = "Leave out the runs of this machine and their artifacts.")
    private boolean withoutLocal;

    @Option(names = "--force", description = "Replace FILE when it is there.")
    private boolean force;

    @Mixin
    private LocalData data = new LocalData();

    @Mixin
    private OutputOptions output = new OutputOptions();

    /** Writes to this terminal. */
    public BackupCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        return list ? list() : backUp(file.toAbsolutePath().normalize());
    }

    private int list() throws IOException {
        try (BackupFile backup = BackupFile.open(file)) {
            Manifest manifest = backup.manifest();
            if (output.json()) {
                terminal.out().println(Json.write(manifest.toJson()));
                return ExitCode.OK;
            }
            terminal.out()
                    .println("Made " + manifest.madeAt() + " by Foldwork "
                            + manifest.versions().getOrDefault("foldwork", "?") + ", schema "
                            + manifest.versions().getOrDefault("schema", "none"));
            manifest.entries()
                    .forEach(entry -> terminal.out()
                            .println(String.format(
                                    Locale.ROOT, "%12d  %.12s  %s", entry.size(), entry.sha256(), entry.name())));
            return ExitCode.OK;
        } catch (DamagedException damaged) {
            throw Refusals.damaged(file, damaged);
        }
    }

    private int backUp(Path target) throws InterruptedException {
        if (Files.isDirectory(target) || Files.exists(target) && !force) {
            throw Refusals.exists(target);
        }
        try {
            // Only its owner can enter it; the half file in it holds keys as the whole one does.
            Path folder = Files.createTempDirectory(Objects.requireNonNull(target.getParent()), ".foldwork-backup");
            try (var atEnd = new AtEnd(() -> Folders.remove(folder))) {
                Path half = folder.resolve("backup");
                Manifest manifest = new Backup(data.path(), !withoutLocal, new Progress(terminal)).write(half, folder);
                Files.move(half, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
                Folders.sync(Objects.requireNonNull(target.getParent()));
                report(target, manifest);
                return ExitCode.OK;
            } finally {
                Folders.remove(folder);
            }
        } catch (SQLException | PostgresException failure) {
            throw Refusals.failed("The backup was not made: " + failure.getMessage());
        } catch (IOException failure) {
            throw Refusals.unwritable(target, failure.toString());
        }
    }

    private void report(Path target, Manifest manifest) throws IOException {
        long size = Files.size(target);
        if (output.json()) {
            Map<String, @Nullable Object> json = new LinkedHashMap<>();
            json.put("file", target.toString());
            json.put("size", size);
            json.put("madeAt", manifest.madeAt());
            json.put("versions", manifest.versions());
            json.put("databases", manifest.databases());
            json.put("artifacts", manifest.count("artifacts/"));
            json.put("localRuns", manifest.count("local/") > 0);
            terminal.out().println(Json.write(json));
            return;
        }
        terminal.out().println(target);
        terminal.err()
                .println(terminal.styled(Style.GOOD, "Backed up") + " " + Progress.bytes(size)
                        + ". The file holds the keys of everything in it: whoever can read it can use them.");
    }
}
