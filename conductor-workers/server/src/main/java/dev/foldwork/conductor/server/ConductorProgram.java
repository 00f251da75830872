package dev.foldwork.conductor.server;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

/** The unpacked server as a class path. Its own classes are put into a jar: the JVM's archive takes no folders. */
final class ConductorProgram {

    private static final String OWN = "conductor-application.jar";

    private ConductorProgram() {}

    /**
     * Returns the folder for what is added to the server and for the JVM's archive of its classes: beside the program,
     * where it serves every data folder, or in the data folder where nobody may write there.
     */
    static Path shared(ConductorSettings settings) {
        return Files.isWritable(settings.program()) ? settings.program() : settings.home();
    }

    /**
     * Returns the class path of the server in this folder.
     *
     * @param added folder for what is added to the server
     */
    static String classPath(Path program, Path added) throws IOException, ConductorException {
        Path lib = program.resolve("BOOT-INF").resolve("lib");
        if (!Files.isDirectory(lib)) {
            throw new ConductorException("The Conductor server is missing in " + program
                    + ": run 'make build' while the network is reachable, which fetches it once (458 MB)");
        }
        Path own = program.resolve(OWN);
        if (!Files.exists(own)) {
            pack(program, own);
        }
        try (Stream<Path> jars = Files.list(lib)) {
            List<String> paths = Stream.concat(Stream.of(AddedClasses.jar(added), own), jars.sorted())
                    .map(Path::toString)
                    .toList();
            return String.join(":", paths);
        }
    }

    private static void pack(Path program, Path own) throws IOException {
        Path half = Files.createTempFile(program, "application", ".jar");
        Path classes = program.resolve("BOOT-INF").resolve("classes");
        try (OutputStream out = Files.newOutputStream(half);
                var jar = new JarOutputStream(out);
                Stream<Path> files = Files.walk(classes)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                add(jar, classes.relativize(file).toString(), file);
            }
            Path build = program.resolve("META-INF").resolve("build-info.properties");
            if (Files.exists(build)) {
                add(jar, "META-INF/build-info.properties", build);
            }
        }
        Files.setPosixFilePermissions(half, PosixFilePermissions.fromString("rw-r--r--"));
        Files.move(half, own, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static void add(JarOutputStream jar, String name, Path file) throws IOException {
        var entry = new ZipEntry(name);
        entry.setTime(0);
        jar.putNextEntry(entry);
        Files.copy(file, jar);
        jar.closeEntry();
    }
}
