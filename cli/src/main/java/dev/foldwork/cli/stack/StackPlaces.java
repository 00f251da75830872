package dev.foldwork.cli.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * What of the system is worth keeping, and where it stands; makes nothing.
 *
 * @param root the folder {@code DATA/stack}
 */
public record StackPlaces(Path root) {

    /** The databases, in the order in which their snapshots are taken. */
    public static final List<String> DATABASES = List.of("foldwork", "conductor");

    /** Files with keys, below the root. */
    public static final List<String> KEYS = List.of("secret-key", "token", "worker-token");

    private static final Pattern MIGRATION = Pattern.compile("db/migration/V(\\d{12})__.*\\.sql");
    private static final Pattern ENGINE = Pattern.compile("conductor-core-(\\d[\\d.]*)\\.jar");

    /** Returns the places in a data folder. */
    public static StackPlaces in(Path data) {
        return new StackPlaces(data.resolve("stack"));
    }

    /** Returns where PostgreSQL lives. */
    public Path postgres() {
        return root.resolve("postgres");
    }

    /** Returns where the cloud's worker stores large values. */
    public Path artifacts() {
        return root.resolve("worker").resolve("artifacts");
    }

    /** Returns the newest version of the database's schema that the built program knows. */
    public static Optional<String> newestSchema() throws IOException {
        Optional<Path> jar =
                jar(StackFolder.builtProgram().resolve("backend"), Pattern.compile("studio-schema-\\d.*\\.jar"));
        if (jar.isEmpty()) {
            return Optional.empty();
        }
        try (var zip = new ZipFile(jar.get().toFile())) {
            return zip.stream()
                    .map(ZipEntry::getName)
                    .map(MIGRATION::matcher)
                    .filter(Matcher::matches)
                    .map(found -> found.group(1))
                    .max(Comparator.naturalOrder());
        }
    }

    /** Returns the version of the built program's cloud engine. */
    public static Optional<String> engineVersion() throws IOException {
        return jar(StackFolder.builtProgram().resolve("conductor/BOOT-INF/lib"), ENGINE)
                .flatMap(jar -> {
                    Matcher name = ENGINE.matcher(jar.getFileName().toString());
                    return name.matches() ? Optional.of(name.group(1)) : Optional.empty();
                });
    }

    private static Optional<Path> jar(Path folder, Pattern name) throws IOException {
        if (!Files.isDirectory(folder)) {
            return Optional.empty();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(
                            file -> name.matcher(file.getFileName().toString()).matches())
                    .findFirst();
        }
    }
}
