package dev.foldwork.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Copies of folders, so that a run can work on one and leave the other as it is. */
public final class FolderCopy {

    private FolderCopy() {}

    /** Copies folders and files, no links; fails with FILE_UNREADABLE. */
    public static Path make(Path from, Path to) {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
                    Files.createDirectories(target);
                } else if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                    Files.copy(file, target);
                }
            }
            return to;
        } catch (IOException fault) {
            throw new CliFailure(
                    "FILE_UNREADABLE",
                    ExitCode.FAILED,
                    "The folder " + from + " cannot be copied: " + fault,
                    "see that it is there and can be read");
        }
    }
}
