package dev.foldwork.cli.stack;

import dev.foldwork.postgres.PostgresException;
import dev.foldwork.postgres.PostgresServer;
import dev.foldwork.postgres.PostgresSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** PostgreSQL; it outlives a supervisor that was killed and is taken over by the next one. */
final class DatabasePart implements Part {

    private final PostgresSettings settings;
    private @Nullable PostgresServer server;

    DatabasePart(Path home, int port) {
        this.settings = new PostgresSettings(home, port, List.of("foldwork", "conductor"));
    }

    @Override
    public String name() {
        return "PostgreSQL";
    }

    @Override
    public ProcessHandle start() throws IOException, InterruptedException, StackException {
        try {
            server = PostgresServer.start(settings);
            return ProcessHandle.of(server().pid())
                    .orElseThrow(() -> new StackException("PostgreSQL ended at once; see " + log()));
        } catch (PostgresException failure) {
            throw new StackException(String.valueOf(failure.getMessage()));
        }
    }

    private PostgresServer server() {
        return Objects.requireNonNull(server, "PostgreSQL has not been started");
    }

    /** Returns the JDBC address of one of its databases. */
    String url(String database) {
        return server().url(database);
    }

    String password() {
        return server().password();
    }

    Path passwordFile() {
        return settings.home().resolve("password");
    }

    /** Makes a database; one of this name that an earlier try left is dropped before. */
    void make(String database) throws SQLException {
        drop(database);
        execute("create database " + database);
    }

    /** Drops a database, and ends whoever uses it. */
    void drop(String database) throws SQLException {
        execute("drop database if exists " + database + " with (force)");
    }

    private void execute(String statement) throws SQLException {
        try (var connection = DriverManager.getConnection(url("postgres"), PostgresSettings.USER, password());
                var command = connection.createStatement()) {
            command.execute(statement);
        }
    }

    @Override
    public boolean isReady() {
        return server != null;
    }

    @Override
    public void stop() throws IOException, InterruptedException, StackException {
        try {
            if (server != null) {
                server.stop();
            }
        } catch (PostgresException failure) {
            throw new StackException(String.valueOf(failure.getMessage()));
        }
    }

    @Override
    public String log() {
        return settings.home().resolve("postgres.log").toString();
    }
}
