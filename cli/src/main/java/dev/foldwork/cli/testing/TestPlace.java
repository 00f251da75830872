package dev.foldwork.cli.testing;

import dev.foldwork.cli.CliFailure;
import dev.foldwork.cli.ExitCode;
import dev.foldwork.flow.plan.Plan;
import dev.foldwork.flow.testcase.TestCase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/** Where one test works: a folder that goes with it. */
record TestPlace(Path root) implements AutoCloseable {

    static TestPlace make() {
        try {
            return new TestPlace(Files.createTempDirectory("foldwork-test"));
        } catch (IOException fault) {
            throw new CliFailure(
                    "DATA_FOLDER_UNUSABLE",
                    ExitCode.FAILED,
                    "No folder for the test can be made: " + fault.getMessage(),
                    "see that the temporary folder has room and can be written");
        }
    }

    /** Returns what the run is granted: copies of the folders that the test brings, and empty ones for the others. */
    Map<String, String> folders(Path file, TestCase test, Plan plan) {
        var granted = new LinkedHashMap<String, String>();
        Path beside = file.toAbsolutePath().normalize().resolveSibling("");
        for (String name : plan.access().folders().keySet()) {
            Path work = root.resolve("folders").resolve(name);
            String from = test.folders().get(name);
            try {
                Files.createDirectories(work);
                if (from != null) {
                    copy(beside.resolve(from).normalize(), work);
                }
            } catch (IOException fault) {
                throw new CliFailure(
                        "FILE_UNREADABLE",
                        ExitCode.FAILED,
                        "The folder '" + name + "' of the test " + file + " cannot be copied: " + fault,
                        "mend spec.folders." + name + ", which is read from the test's own folder");
            }
            granted.put(name, work.toString());
        }
        return granted;
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
                    Files.createDirectories(target);
                } else if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                    Files.copy(file, target);
                }
            }
        }
    }

    @Override
    public void close() {
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException left) {
            // The system clears its temporary folder itself.
        }
    }
}
