package dev.foldwork.conductor.server;

import dev.foldwork.postgres.PostgresServer;
import dev.foldwork.postgres.PostgresSettings;
import dev.foldwork.testing.cloud.TestingCloud;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;

/** A real server on a database of its own. */
final class TestingConductor implements AutoCloseable {

    private final HttpClient http = HttpClient.newHttpClient();
    private final PostgresServer postgres;
    private final ConductorServer conductor;

    private TestingConductor(PostgresServer postgres, ConductorServer conductor) {
        this.postgres = postgres;
        this.conductor = conductor;
    }

    static TestingConductor start(Path home) throws Exception {
        PostgresServer postgres = database(home);
        var made = new TestingConductor(postgres, ConductorServer.launch(settings(home, postgres), TestingCloud.BRIEF));
        try {
            made.conductor.awaitReady();
            return made;
        } catch (ConductorException failure) {
            made.close();
            throw failure;
        }
    }

    static PostgresServer database(Path home) throws Exception {
        return PostgresServer.start(new PostgresSettings(home.resolve("pg"), freePort(), List.of("conductor")));
    }

    static ConductorSettings settings(Path home, PostgresServer postgres) throws IOException {
        return new ConductorSettings(
                Path.of("target", "conductor"),
                home.resolve("conductor"),
                freePort(),
                postgres.url("conductor"),
                PostgresSettings.USER,
                postgres.password());
    }

    Connection connect() throws SQLException {
        return DriverManager.getConnection(postgres.url("conductor"), PostgresSettings.USER, postgres.password());
    }

    String send(String method, String path, String body) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(conductor.api() + path))
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body))
                .build();
        return http.send(request, BodyHandlers.ofString()).body();
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() throws Exception {
        conductor.close();
        postgres.stop();
        http.close();
    }
}
