package dev.foldwork.cli.stack;

import dev.foldwork.conductor.server.ConductorException;
import dev.foldwork.conductor.server.ConductorServer;
import dev.foldwork.conductor.server.ConductorSettings;
import dev.foldwork.postgres.PostgresSettings;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The Conductor server. */
final class ConductorPart implements Part {

    private final Path program;
    private final Path home;
    private final int port;
    private final DatabasePart database;
    private @Nullable ConductorServer server;

    ConductorPart(Path program, Path home, int port, DatabasePart database) {
        this.program = program;
        this.home = home;
        this.port = port;
        this.database = database;
    }

    @Override
    public String name() {
        return "Conductor";
    }

    @Override
    public ProcessHandle start() throws IOException, StackException {
        var settings = new ConductorSettings(
                program, home, port, database.url("conductor"), PostgresSettings.USER, database.password());
        try {
            ConductorServer started = ConductorServer.launch(settings);
            server = started;
            return started.process().toHandle();
        } catch (ConductorException failure) {
            throw new StackException(String.valueOf(failure.getMessage()));
        }
    }

    @Override
    public boolean isReady() throws InterruptedException {
        return answers(port);
    }

    /** Returns true when the engine beside a backend is ready; it has the second port behind it. */
    static boolean answersBeside(URI backend) throws InterruptedException {
        return answers(backend.getPort() + 2);
    }

    private static boolean answers(int port) throws InterruptedException {
        return Health.answers(URI.create("http://127.0.0.1:" + port + "/health"));
    }

    @Override
    public void stop() {
        if (server != null) {
            server.close();
        }
    }

    @Override
    public boolean leansOn(Part other) {
        return other == database;
    }

    @Override
    public String log() {
        return home.resolve("conductor.log").toString();
    }
}
