package dev.foldwork.cli.stack;

import dev.foldwork.cli.CliFailure;
import dev.foldwork.cli.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** A restore works in a folder beside the one it restores to; one that is left there was broken off. */
public final class UnfinishedRestore {

    private UnfinishedRestore() {}

    /** Returns where a restore to this folder works until it is done. */
    public static Path beside(Path data) throws IOException {
        Path whole =
                Files.exists(data) ? data.toRealPath() : data.toAbsolutePath().normalize();
        return whole.resolveSibling(whole.getFileName() + ".restoring");
    }

    /** Fails with exit code 6 when the folder is empty only because a restore to it was broken off. */
    static void refuse(Path data) throws IOException {
        Path beside = beside(data);
        if (Files.exists(beside) && isEmpty(data)) {
            throw new CliFailure(
                    "RESTORE_UNFINISHED",
                    ExitCode.CONFLICT,
                    "A restore to " + data + " was broken off, or is still at work",
                    "run 'foldwork restore' again; to begin with nothing instead, delete " + beside);
        }
    }

    /** Returns true when there is nothing in the folder, or no folder. */
    public static boolean isEmpty(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return true;
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.findAny().isEmpty();
        }
    }
}
