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
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes a data folder what it was when a backup of it was made. */
@Command(
        name = "restore",
        mixinStandardHelpOptions = true,
        description =
                "Put a backup into an empty or new data folder. Everything in the file is checked before anything is"
                        + " written. Restore only what you trust: a backup brings keys and the definition of its database along.")
public final class RestoreCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Parameters(index = "0", paramLabel = "FILE", description = "What 'foldwork backup' wrote.")
    private Path file = Path.of(".");

    @Option(
            names = "--force",
            description = "Restore though the folder is not empty; what it holds is kept in a folder beside it.")
    private boolean force;

    @Mixin
    private LocalData data = new LocalData();

    @Mixin
    private OutputOptions output = new OutputOptions();

    /** Writes to this terminal. */
    public RestoreCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws InterruptedException, IOException {
        Path target = data.path();
        if (Files.exists(target)) {
            // A link to a folder stays where it is.
            target = target.toRealPath();
        }
        try (BackupFile backup = BackupFile.open(file)) {
            Path kept = new Restore(backup, target, force, new Progress(terminal)).run();
            report(backup.manifest(), target, kept);
            return ExitCode.OK;
        } catch (DamagedException damaged) {
            throw Refusals.damaged(file, damaged);
        } catch (IOException | SQLException | PostgresException failure) {
            throw Refusals.failed("The backup was not restored: " + failure);
        }
    }

    private void report(Manifest manifest, Path target, @Nullable Path kept) {
        if (output.json()) {
            Map<String, @Nullable Object> json = new LinkedHashMap<>();
            json.put("data", target.toString());
            json.put("kept", kept == null ? null : kept.toString());
            json.put("madeAt", manifest.madeAt());
            json.put("versions", manifest.versions());
            json.put("databases", manifest.databases());
            json.put("artifacts", manifest.count("artifacts/"));
            terminal.out().println(Json.write(json));
            return;
        }
        terminal.out().println(target);
        terminal.err().println(terminal.styled(Style.GOOD, "Restored") + " what was backed up " + manifest.madeAt());
        if (kept != null) {
            terminal.err().println("  What was there before is in " + kept);
        }
        if (!manifest.databases().isEmpty()) {
            terminal.err().println("  " + terminal.styled(Style.LINK, "→ foldwork up --data " + target));
        }
    }
}
