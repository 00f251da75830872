package dev.foldwork.cli.testing;

import dev.foldwork.cli.CliFailure;
import dev.foldwork.cli.ExitCode;
import dev.foldwork.flow.testcase.TestCase;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Finds tests: {@code tests/NAME.test.yaml} beside the flows they are of. */
final class TestFiles {

    private static final int DEEPEST = 12;
    private static final Set<String> OTHERS = Set.of("node_modules", "target", "pinned");

    private TestFiles() {}

    /**
     * A test that was found.
     *
     * @param flow the name of the flow that a person asked for; null when any will do
     */
    record Found(Path file, @Nullable String flow) {}

    /** Returns the tests a person means by a test, a flow or a folder with any of them below it, in the order of names. */
    static List<Found> find(Path given) {
        if (!Files.exists(given)) {
            throw new CliFailure(
                    "FILE_UNKNOWN",
                    ExitCode.NOT_FOUND,
                    "There is no file or folder " + given,
                    "name a .test.yaml file, a .flow.yaml file or a folder");
        }
        if (isTest(given)) {
            return List.of(new Found(given, null));
        }
        if (Files.isDirectory(given)) {
            return found(given, null);
        }
        String flow = String.valueOf(given.getFileName()).replaceFirst("\\.flow\\.yaml$", "");
        return found(given.resolveSibling(TestCase.FOLDER), flow);
    }

    private static List<Found> found(Path folder, @Nullable String flow) {
        return Files.isDirectory(folder)
                ? below(folder).stream().map(file -> new Found(file, flow)).toList()
                : List.of();
    }

    private static boolean isTest(Path file) {
        return file.toString().endsWith(TestCase.ENDING) && Files.isRegularFile(file);
    }

    /** Returns the flow that a test in a file is of: beside the folder of the tests. */
    static Path flow(Path test, String flow) {
        Path folder = Objects.requireNonNull(test.toAbsolutePath().normalize().getParent());
        Path shown = test.getParent() == null ? Path.of("") : test.getParent();
        Path above = folder.endsWith(TestCase.FOLDER) ? shown.resolveSibling("") : shown;
        return above.resolve(flow + ".flow.yaml");
    }

    private static List<Path> below(Path folder) {
        var found = new TreeSet<Path>();
        try {
            Files.walkFileTree(folder, Set.of(), DEEPEST, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path each, BasicFileAttributes attributes) {
                    String name = String.valueOf(each.getFileName());
                    boolean other = OTHERS.contains(name) || name.length() > 1 && name.startsWith(".");
                    return other && !each.equals(folder) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    if (isTest(file)) {
                        found.add(file);
                    }
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException closed) {
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException fault) {
            throw new CliFailure(
                    "FILE_UNREADABLE", ExitCode.FAILED, folder + " cannot be read: " + fault, "check its permissions");
        }
        return List.copyOf(found);
    }
}
