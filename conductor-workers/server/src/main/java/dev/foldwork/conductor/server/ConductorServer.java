package dev.foldwork.conductor.server;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A Conductor server in a child process, reachable from this machine only.
 *
 * <p>Workflows can read the environment and the system properties of the server: it is given neither, only a settings
 * file that nobody else can read.
 */
public final class ConductorServer implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(180);
    private static final long LOOK_MILLIS = 100;
    private static final long STOP_SECONDS = 20;
    private static final int LAST_LINES = 12;

    private final ConductorSettings settings;
    private final Process process;

    private ConductorServer(ConductorSettings settings, Process process) {
        this.settings = settings;
        this.process = process;
    }

    /** Starts the process; {@link #awaitReady} returns when it answers. */
    public static ConductorServer launch(ConductorSettings settings) throws IOException, ConductorException {
        return launch(settings, List.of());
    }

    /**
     * Starts the process as {@link #launch(ConductorSettings)} does.
     *
     * @param options what its JVM is told beside
     */
    public static ConductorServer launch(ConductorSettings settings, List<String> options)
            throws IOException, ConductorException {
        Files.createDirectories(settings.home());
        Path shared = ConductorProgram.shared(settings);
        String classPath = ConductorProgram.classPath(settings.program(), shared);
        checkPort(settings.port());
        EngineQueue.release(settings);
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xms128m",
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-XX:+AutoCreateSharedArchive",
                "-XX:SharedArchiveFile=" + shared.resolve("conductor.jsa"),
                "-Xlog:cds=off",
                "-Xlog:aot=off"));
        command.addAll(options);
        command.addAll(List.of(
                "-cp",
                classPath,
                "com.netflix.conductor.Conductor",
                "--spring.config.additional-location=file:" + writeProperties(settings)));
        var builder = new ProcessBuilder(command)
                .directory(settings.home().toFile())
                .redirectErrorStream(true)
                .redirectOutput(settings.home().resolve("conductor.log").toFile());
        builder.environment().clear();
        builder.environment().put("PATH", "/usr/bin:/bin");
        builder.environment().put("HOME", settings.home().toString());
        return new ConductorServer(settings, builder.start());
    }

    private static void checkPort(int port) throws ConductorException {
        try (var probe = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            probe.setReuseAddress(true);
        } catch (IOException busy) {
            throw new ConductorException(
                    "Port " + port + " is in use by another program: stop it, or choose another port");
        }
    }

    private static Path writeProperties(ConductorSettings settings) throws IOException {
        Path file = settings.home().resolve("conductor.properties");
        Files.deleteIfExists(file);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        return Files.writeString(file, settings.properties());
    }

    /** Returns when the server answers. */
    public void awaitReady() throws IOException, InterruptedException, ConductorException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        try (HttpClient http = HttpClient.newHttpClient()) {
            while (System.nanoTime() < end) {
                if (!process.isAlive()) {
                    throw new ConductorException(
                            "Conductor ended with " + process.exitValue() + " while it started:\n" + lastLines());
                }
                if (isHealthy(http)) {
                    return;
                }
                Thread.sleep(LOOK_MILLIS);
            }
        }
        throw new ConductorException("Conductor did not answer within " + PATIENCE.toSeconds() + " s:\n" + lastLines());
    }

    private boolean isHealthy(HttpClient http) throws InterruptedException {
        var health = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + settings.port() + "/health"))
                .timeout(Duration.ofSeconds(2))
                .build();
        try {
            return http.send(health, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException starting) {
            return false;
        }
    }

    private String lastLines() throws IOException {
        Path log = settings.home().resolve("conductor.log");
        List<String> lines = Files.readAllLines(log);
        return String.join("\n", lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size())) + "\n(see " + log
                + ")";
    }

    /** Returns the address of the server's REST interface. */
    public URI api() {
        return URI.create("http://127.0.0.1:" + settings.port() + "/api");
    }

    public Process process() {
        return process;
    }

    /** Asks the server to end and waits for it; one that does not listen is killed. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor(STOP_SECONDS, TimeUnit.SECONDS);
            }
        } catch (InterruptedException interrupted) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
