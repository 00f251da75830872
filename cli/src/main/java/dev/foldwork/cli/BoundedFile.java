package dev.foldwork.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Reads files that people name, without trusting their size. */
public final class BoundedFile {

    private BoundedFile() {}

    /**
     * Returns the file's bytes, one more than {@code most} when it has more.
     *
     * @throws CliFailure when it is not there (exit code 3) or cannot be read (1)
     */
    public static byte[] read(Path file, int most) {
        if (Files.isDirectory(file)) {
            throw unreadable(file, "it is a folder", "name a file");
        }
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(most + 1);
        } catch (NoSuchFileException gone) {
            throw new CliFailure(
                    "FILE_UNKNOWN",
                    ExitCode.NOT_FOUND,
                    "There is no file " + file,
                    "check the path; it is relative to " + Path.of("").toAbsolutePath());
        } catch (AccessDeniedException denied) {
            throw unreadable(file, "you may not read it", "check its permissions");
        } catch (IOException fault) {
            throw unreadable(file, String.valueOf(fault.getMessage()), "check its permissions and its disk");
        }
    }

    private static CliFailure unreadable(Path file, String why, String remedy) {
        return new CliFailure(
                "FILE_UNREADABLE", ExitCode.FAILED, "The file " + file + " cannot be read: " + why, remedy);
    }
}
