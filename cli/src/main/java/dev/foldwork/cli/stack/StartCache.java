package dev.foldwork.cli.stack;

import dev.foldwork.cli.stack.JavaPart.Program;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/**
 * What makes the next start of a program quick: its classes read, linked and known to the compiler from an earlier run
 * (JEP 483, 514, 515). Good for one class path and one JDK; without it a program starts all the same, with the JVM's own
 * archive of its classes.
 *
 * @param home where it is kept
 * @param classPath of the program
 */
record StartCache(Path home, String classPath) {

    private Path file() {
        return home.resolve("start.aot");
    }

    private Path note() {
        return home.resolve("start.aot.of");
    }

    /** Returns the cache of a program: beside its jars, for every data folder, or in this one where nobody may write there. */
    static StartCache of(Program program, Path home) throws IOException {
        Path jars = program.jars();
        return new StartCache(jars != null && Files.isWritable(jars) ? jars : home, program.classPath());
    }

    /** Returns true when it was made of these jars by this JDK. */
    boolean isUsable() throws IOException {
        return Files.exists(file())
                && Files.exists(note())
                && Files.readString(note()).equals(origin());
    }

    /** Returns the JVM's options for a start. */
    List<String> options() throws IOException {
        return isUsable()
                ? List.of("-XX:AOTCache=" + file(), "-XX:AOTMode=auto")
                : List.of("-XX:+AutoCreateSharedArchive", "-XX:SharedArchiveFile=" + home.resolve("classes.jsa"));
    }

    /** Returns the JVM's options for a run from whose end on the cache can be {@linkplain #take taken}. */
    static List<String> recording(Path into) {
        return List.of("-XX:AOTCacheOutput=" + into);
    }

    /** Puts a recorded cache in the place of the old one. */
    void take(Path recorded) throws IOException {
        // The data folder, where it was recorded, may be on another disk.
        Path whole = Files.createTempFile(home, "start", ".aot");
        try {
            Files.copy(recorded, whole, StandardCopyOption.REPLACE_EXISTING);
            Files.deleteIfExists(note());
            Files.move(whole, file(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            Files.writeString(note(), origin());
        } finally {
            // A disk that is full keeps no half of it.
            Files.deleteIfExists(whole);
        }
    }

    private String origin() throws IOException {
        var origin = new StringBuilder(Runtime.version().toString()).append('\n');
        for (String jar : classPath.split(File.pathSeparator)) {
            Path path = Path.of(jar);
            origin.append(path)
                    .append(' ')
                    .append(Files.size(path))
                    .append(' ')
                    .append(Files.getLastModifiedTime(path));
            origin.append('\n');
        }
        return origin.toString();
    }
}
