package dev.foldwork.conductor.worker;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A real Conductor server for tests: the published jar on an SQLite file, or the one that {@code
 * FOLDWORK_TEST_CONDUCTOR_URL} names.
 */
final class RealConductor implements AutoCloseable {

    private static final String VERSION = "3.32.3";
    private static final long START_SECONDS = 180;

    private final URI api;
    private final @Nullable Process process;

    private RealConductor(URI api, @Nullable Process process) {
        this.api = api;
        this.process = process;
    }

    /** Starts a server with its data in this folder and returns when it answers. */
    static RealConductor start(Path folder) throws IOException, InterruptedException {
        String given = System.getenv("FOLDWORK_TEST_CONDUCTOR_URL");
        if (given != null) {
            return new RealConductor(URI.create(given), null);
        }
        int port = freePort();
        Path settings = Files.writeString(folder.resolve("server.properties"), settings(folder, port));
        var builder = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "-jar",
                        jar().toString(),
                        "--spring.config.additional-location=file:" + settings))
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("server.log").toFile());
        // Workflows can read the server's environment.
        builder.environment().clear();
        builder.environment().put("HOME", folder.toString());
        var server = new RealConductor(URI.create("http://127.0.0.1:" + port + "/api"), builder.start());
        server.awaitReady(URI.create("http://127.0.0.1:" + port + "/health"));
        return server;
    }

    private static Path jar() {
        String repository = System.getProperty("maven.repo.local");
        Path root = repository == null
                ? Path.of(System.getProperty("user.home"), ".m2", "repository")
                : Path.of(repository);
        return root.resolve(Path.of(
                "org", "conductoross", "conductor-server", VERSION, "conductor-server-" + VERSION + "-boot.jar"));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static String settings(Path folder, int port) {
        return """
                spring.datasource.url=jdbc:sqlite:%s?busy_timeout=15000&journal_mode=WAL
                conductor.db.type=sqlite
                conductor.queue.type=sqlite
                conductor.indexing.type=sqlite
                conductor.elasticsearch.version=0
                conductor.integrations.ai.enabled=false
                conductor.scheduler.enabled=false
                conductor.app.sweeper.queuePopTimeout=0
                conductor.app.sweeper.sweepBatchSize=1
                conductor.app.sweeperWorkflowPollTimeout=0ms
                conductor.app.systemTaskQueuePopTimeout=0ms
                conductor.app.systemTaskWorkerPollInterval=10ms
                conductor.app.owner-email-mandatory=false
                conductor.app.taskIndexingEnabled=false
                management.health.elasticsearch.enabled=false
                spring.main.banner-mode=off
                server.address=127.0.0.1
                server.port=%d
                """.formatted(folder.resolve("conductor.db"), port);
    }

    private void awaitReady(URI health) throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            for (long second = 0; second < START_SECONDS; second++) {
                if (process != null && !process.isAlive()) {
                    break;
                }
                try {
                    var answer = http.send(HttpRequest.newBuilder(health).build(), BodyHandlers.ofString());
                    if (answer.statusCode() == 200) {
                        return;
                    }
                } catch (IOException starting) {
                    Thread.onSpinWait();
                }
                Thread.sleep(1_000);
            }
        }
        throw new IOException("Conductor did not start: see server.log");
    }

    URI api() {
        return api;
    }

    @Override
    public void close() throws InterruptedException {
        if (process != null) {
            process.destroy();
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        }
    }
}
