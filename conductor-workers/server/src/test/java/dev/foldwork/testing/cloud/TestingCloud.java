package dev.foldwork.testing.cloud;

import dev.foldwork.conductor.server.ConductorServer;
import dev.foldwork.conductor.server.ConductorSettings;
import dev.foldwork.postgres.PostgresServer;
import dev.foldwork.postgres.PostgresSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The real servers, started for tests as {@code foldwork up} starts them but for what a test's JVM is told, on free ports. */
public final class TestingCloud implements AutoCloseable {

    /** For a server that lives for a minute or two: code that C2 makes better is not worth what C2 takes (a fourth of all). */
    public static final List<String> BRIEF = List.of("-XX:TieredStopAtLevel=1");

    private final PostgresServer postgres;
    private final ConductorServer conductor;

    private TestingCloud(PostgresServer postgres, ConductorServer conductor) {
        this.postgres = postgres;
        this.conductor = conductor;
    }

    /**
     * Starts both servers with their data in this folder.
     *
     * @param options what Conductor's JVM is told beside; none for one that is measured
     */
    public static TestingCloud start(Path home, List<String> options) throws Exception {
        var postgres = PostgresServer.start(
                new PostgresSettings(home.resolve("postgres"), freePort(), List.of("foldwork", "conductor")));
        var conductor = ConductorServer.launch(conductor(home, postgres, freePort()), options);
        conductor.awaitReady();
        return new TestingCloud(postgres, conductor);
    }

    /** Returns the settings of a Conductor server on this PostgreSQL. */
    public static ConductorSettings conductor(Path home, PostgresServer postgres, int port) {
        return new ConductorSettings(
                checkout().resolve(Path.of("conductor-workers", "server", "target", "conductor")),
                home.resolve("conductor"),
                port,
                postgres.url("conductor"),
                PostgresSettings.USER,
                postgres.password());
    }

    /** Returns the folder of the checkout that the tests run in. */
    public static Path checkout() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("foldwork"))) {
            folder = folder.getParent();
        }
        return folder;
    }

    /** Returns a port that nobody used a moment ago. */
    public static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException none) {
            throw new UncheckedIOException(none);
        }
    }

    public PostgresServer postgres() {
        return postgres;
    }

    public ConductorServer conductor() {
        return conductor;
    }

    @Override
    public void close() throws Exception {
        conductor.close();
        postgres.stop();
    }
}
