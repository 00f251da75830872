package dev.foldwork.cli.flow;

import dev.foldwork.cli.BoundedFile;
import dev.foldwork.cli.CliFailure;
import dev.foldwork.cli.ExitCode;
import dev.foldwork.cli.Terminal;
import dev.foldwork.flow.bundle.Bundle;
import dev.foldwork.flow.bundle.BundleException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
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
    public Integer call() {
        Bundle read;
        try {
            read = Bundle.read(BoundedFile.read(bundle, Bundle.MOST_BYTES));
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
        try {
            write(read);
        } catch (IOException fault) {
            throw FlowFile.unwritable(folder, fault);
        }
        terminal.out().println(folder.resolve(read.main()));
        return ExitCode.OK;
    }

    /** The folder appears whole or not at all. */
    private void write(Bundle read) throws IOException {
        Path parent = Objects.requireNonNull(folder.toAbsolutePath().getParent());
        Path half = Files.createTempDirectory(Files.createDirectories(parent), ".unpack");
        try {
            for (Map.Entry<String, byte[]> file : read.files().entrySet()) {
                Path target = half.resolve(file.getKey());
                Files.createDirectories(Objects.requireNonNull(target.getParent()));
                Files.write(target, file.getValue());
            }
            Files.move(half, folder, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException fault) {
            remove(half);
            throw fault;
        }
    }

    private static void remove(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
