package dev.foldwork.cli.flow;

import dev.foldwork.cli.CliFailure;
import dev.foldwork.cli.ExitCode;
import dev.foldwork.cli.Terminal;
import dev.foldwork.flow.bundle.Bundle;
import dev.foldwork.flow.bundle.BundleException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Unpacks a bundle into a new folder. */
@Command(
        name = "unpack",
        mixinStandardHelpOptions = true,
        description = "Unpack a .flowpack into a new folder; starts nothing and overwrites nothing.")
public final class UnpackCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Parameters(index = "0", paramLabel = "BUNDLE", description = "The .flowpack.")
    private Path bundle = Path.of(".");

    @Parameters(index = "1", paramLabel = "DIR", description = "The folder to be made.")
    private Path folder = Path.of(".");

    /** Writes to this terminal. */
    public UnpackCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        if (!Files.exists(bundle)) {
            throw new CliFailure("FILE_UNKNOWN", ExitCode.NOT_FOUND, "There is no file " + bundle, "");
        }
        Bundle read;
        try {
            read = Bundle.read(Files.readAllBytes(bundle));
        } catch (BundleException refused) {
            throw new CliFailure(
                    "BUNDLE_REFUSED",
                    ExitCode.DEFINITION_INVALID,
                    bundle + " is refused: " + refused.getMessage(),
                    "nothing was written; ask for a new bundle");
        }
        if (Files.exists(folder)) {
            throw new CliFailure(
                    "FILE_EXISTS", ExitCode.CONFLICT, folder + " is there already", "name a folder that is not");
        }
        write(read);
        terminal.out().println(folder.resolve(read.main()));
        return ExitCode.OK;
    }

    /** The folder appears whole or not at all. */
    private void write(Bundle read) throws IOException {
        Path parent = Objects.requireNonNull(folder.toAbsolutePath().getParent());
        Path half = Files.createTempDirectory(Files.createDirectories(parent), ".unpack");
        for (Map.Entry<String, byte[]> file : read.files().entrySet()) {
            Path target = half.resolve(file.getKey());
            Files.createDirectories(Objects.requireNonNull(target.getParent()));
            Files.write(target, file.getValue());
        }
        Files.move(half, folder, StandardCopyOption.ATOMIC_MOVE);
    }
}
