package dev.foldwork.backend.people;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * A real Keycloak with the realm of src/test/resources/keycloak, as a child process. The build unpacks it; its first
 * start fits it to this machine, later ones are quicker.
 */
final class KeycloakServer implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final Process process;

    private KeycloakServer(Process process) {
        this.process = process;
    }

    static KeycloakServer start(int port) throws IOException, InterruptedException {
        Path home = home();
        Path realms = Files.createDirectories(home.resolve("data/import"));
        Files.copy(
                Path.of("src/test/resources/keycloak/foldwork-realm.json"),
                realms.resolve("foldwork-realm.json"),
                StandardCopyOption.REPLACE_EXISTING);
        Path log = Path.of("target/keycloak.log").toAbsolutePath();
        var builder = new ProcessBuilder(
                "bash",
                home.resolve("bin/kc.sh").toString(),
                "start-dev",
                "--import-realm",
                "--http-host=127.0.0.1",
                "--http-port=" + port,
                "--cache=local",
                "--db=dev-mem");
        builder.environment()
                .putAll(java.util.Map.of(
                        "JAVA_HOME", System.getProperty("java.home"),
                        "JAVA_OPTS_KC_HEAP", "-Xms256m -Xmx768m",
                        // It lives for a minute: what compiles quickly is better than what runs quickly.
                        "JAVA_OPTS_APPEND", "-XX:TieredStopAtLevel=1"));
        builder.redirectErrorStream(true).redirectOutput(log.toFile());
        var server = new KeycloakServer(builder.start());
        Runtime.getRuntime().addShutdownHook(new Thread(server::close));
        server.waitFor(
                URI.create("http://127.0.0.1:" + port + "/realms/foldwork/.well-known/openid-configuration"), log);
        return server;
    }

    private static Path home() throws IOException {
        try (Stream<Path> found = Files.list(Path.of("target/keycloak"))) {
            return found.filter(each -> each.getFileName().toString().startsWith("keycloak-"))
                    .findFirst()
                    .orElseThrow()
                    .toAbsolutePath();
        }
    }

    private void waitFor(URI place, Path log) throws IOException, InterruptedException {
        Instant end = Instant.now().plus(PATIENCE);
        var http = HttpClient.newHttpClient();
        while (process.isAlive() && Instant.now().isBefore(end)) {
            try {
                var request = HttpRequest.newBuilder(place)
                        .timeout(Duration.ofSeconds(10))
                        .build();
                if (http.send(request, BodyHandlers.discarding()).statusCode() == 200) {
                    return;
                }
            } catch (IOException notYet) {
                // It does not listen yet.
            }
            Thread.sleep(250);
        }
        close();
        throw new IllegalStateException("Keycloak does not start: " + tail(log));
    }

    private static List<String> tail(Path log) throws IOException {
        List<String> lines = Files.readAllLines(log);
        return lines.subList(Math.max(0, lines.size() - 20), lines.size());
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
