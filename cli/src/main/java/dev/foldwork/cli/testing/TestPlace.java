package dev.foldwork.cli.testing;

import dev.foldwork.cli.CliFailure;
import dev.foldwork.cli.ExitCode;
import dev.foldwork.cli.FolderCopy;
import dev.foldwork.flow.plan.Plan;
import dev.foldwork.flow.testcase.TestCase;
import java.io.IOException;
import java.nio.file.Files;
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
            throw unusable(fault);
        }
    }

    private static CliFailure unusable(IOException fault) {
        return new CliFailure(
                "DATA_FOLDER_UNUSABLE",
                ExitCode.FAILED,
                "No folder for the test can be made: " + fault.getMessage(),
                "see that the temporary folder has room and can be written");
    }

    /** Returns what the run is granted: copies of the folders that the test brings, and empty ones for the others. */
    Map<String, String> folders(Path file, TestCase test, Plan plan) {
        var granted = new LinkedHashMap<String, String>();
        Path beside = file.toAbsolutePath().normalize().resolveSibling("");
        for (String name : plan.access().folders().keySet()) {
            Path work = root.resolve("folders").resolve(name);
            String from = test.folders().get(name);
            Path folder = from == null
                    ? empty(work)
                    : FolderCopy.make(beside.resolve(from).normalize(), work);
            granted.put(name, folder.toString());
        }
        return granted;
    }

    private static Path empty(Path folder) {
        try {
            return Files.createDirectories(folder);
        } catch (IOException fault) {
            throw unusable(fault);
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
