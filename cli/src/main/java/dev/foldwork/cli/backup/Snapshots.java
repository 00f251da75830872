package dev.foldwork.cli.backup;

import dev.foldwork.cli.stack.StackPlaces;
import dev.foldwork.postgres.PostgresServer;
import dev.foldwork.postgres.PostgresSettings;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The databases as they were at one moment, while they go on changing.
 *
 * <p>No snapshot spans two databases. The record of runs is looked at first and the engine's database right behind it, so
 * the engine may know more than the record, as after any crash, and never less. Between the two no run is handed to the
 * engine: {@code RunStarter} holds rows of {@code run_start} while it does so, and the table is locked for that moment.
 * Otherwise the engine could work on a run that nobody knows.
 */
final class Snapshots implements AutoCloseable {

    private static final int TRIES = 8;
    private static final String GATE = "lock table public.run_start in exclusive mode";
    private static final String LOCK_NOT_AVAILABLE = "55P03";

    private final Map<String, Connection> connections = new LinkedHashMap<>();

    /** Takes them; the databases that are not there yet are left out. */
    static Snapshots take(PostgresServer server) throws SQLException {
        var snapshots = new Snapshots();
        try (Connection gate = connect(server, "foldwork")) {
            shut(gate);
            for (String database : StackPlaces.DATABASES) {
                if (isThere(gate, database)) {
                    snapshots.open(server, database);
                }
            }
            gate.rollback();
            return snapshots;
        } catch (SQLException failure) {
            snapshots.close();
            throw failure;
        }
    }

    static Connection connect(PostgresServer server, String database) throws SQLException {
        Connection connection =
                DriverManager.getConnection(server.url(database), PostgresSettings.USER, server.password());
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute("set search_path = ''");
            statement.execute("set timezone = 'UTC'");
            statement.execute("set datestyle = 'ISO, YMD'");
            statement.execute("set intervalstyle = 'postgres'");
            statement.execute("set extra_float_digits = 3");
            statement.execute("set lock_timeout = '3s'");
        }
        connection.commit();
        return connection;
    }

    /** Waits for handovers under way; gives up in between, as others wait behind whoever waits for a lock. */
    private static void shut(Connection gate) throws SQLException {
        try (Statement statement = gate.createStatement()) {
            if (!answer(statement, "select to_regclass('public.run_start') is not null")) {
                return;
            }
            for (int tried = 1; ; tried++) {
                try {
                    statement.execute(GATE);
                    return;
                } catch (SQLException failure) {
                    gate.rollback();
                    if (!LOCK_NOT_AVAILABLE.equals(failure.getSQLState())) {
                        throw failure;
                    }
                    if (tried == TRIES) {
                        throw Refusals.busy("A run is being handed to the cloud engine all the time");
                    }
                }
            }
        }
    }

    private static boolean answer(Statement statement, String question) throws SQLException {
        try (ResultSet row = statement.executeQuery(question)) {
            return row.next() && row.getBoolean(1);
        }
    }

    private static boolean isThere(Connection connection, String database) throws SQLException {
        try (var look = connection.prepareStatement("select true from pg_database where datname = ?")) {
            look.setString(1, database);
            try (ResultSet row = look.executeQuery()) {
                return row.next();
            }
        }
    }

    private void open(PostgresServer server, String database) throws SQLException {
        Connection connection = connect(server, database);
        connections.put(database, connection);
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        connection.setReadOnly(true);
        try (Statement statement = connection.createStatement()) {
            // The first statement of a transaction is what takes its snapshot.
            statement.execute("select pg_catalog.pg_current_snapshot()");
        }
    }

    /** Returns a connection to each database, in the order in which they were looked at. */
    Map<String, Connection> connections() {
        return connections;
    }

    @Override
    public void close() throws SQLException {
        for (Connection connection : connections.values()) {
            connection.close();
        }
    }
}
