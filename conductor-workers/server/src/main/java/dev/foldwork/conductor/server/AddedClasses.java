package dev.foldwork.conductor.server;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;

/** The jar with what Foldwork adds to the server's process; the server finds it as one of its auto-configurations. */
final class AddedClasses {

    /** Known by name only: they are of the server's world, whose libraries are not here. */
    private static final String PACKAGE = "dev.foldwork.conductor.server.patience.";

    private static final List<String> FOUND =
            List.of(PACKAGE + "PatientDatabase", PACKAGE + "QuietQueues", PACKAGE + "OneOutcome");
    private static final List<String> CLASSES = List.of(
            PACKAGE + "PatientDatabase",
            PACKAGE + "LostConnections",
            PACKAGE + "LostConnections$Begun",
            PACKAGE + "Fronted",
            PACKAGE + "OneOutcome",
            PACKAGE + "TaskWrites",
            PACKAGE + "TaskWrites$1",
            PACKAGE + "TaskWrites$Outcome",
            PACKAGE + "QuietQueues",
            PACKAGE + "EmptyQueues",
            PACKAGE + "EmptyQueues$Queue",
            PACKAGE + "EmptyQueues$Empty");
    private static final String REGISTRATION =
            "META-INF/spring/org.springframework.boot.autoconfigure.AutoConfiguration.imports";

    private AddedClasses() {}

    /** Returns the jar; one with the same content is left as it is, as the JVM's archive knows jars by their time. */
    static Path jar(Path home) throws IOException {
        Path jar = home.resolve("foldwork-patience.jar");
        byte[] content = content();
        if (!Files.exists(jar) || !Arrays.equals(Files.readAllBytes(jar), content)) {
            Path half = Files.write(Files.createTempFile(home, "foldwork-patience", ".half"), content);
            Files.setPosixFilePermissions(half, PosixFilePermissions.fromString("rw-r--r--"));
            Files.move(half, jar, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        }
        return jar;
    }

    private static byte[] content() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var jar = new JarOutputStream(bytes)) {
            for (String each : CLASSES) {
                String name = each.replace('.', '/') + ".class";
                try (InputStream in = Objects.requireNonNull(
                        AddedClasses.class.getClassLoader().getResourceAsStream(name), name)) {
                    add(jar, name, in.readAllBytes());
                }
            }
            add(jar, REGISTRATION, String.join("\n", FOUND).getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    private static void add(JarOutputStream jar, String name, byte[] content) throws IOException {
        var entry = new ZipEntry(name);
        entry.setTime(0);
        jar.putNextEntry(entry);
        jar.write(content);
        jar.closeEntry();
    }
}
