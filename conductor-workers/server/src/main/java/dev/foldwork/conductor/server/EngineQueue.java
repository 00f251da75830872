package dev.foldwork.conductor.server;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * The server's queue in its database.
 *
 * <p>The server marks a message as taken and looks after a minute whether whoever took it has fallen silent; the start of
 * a sub-workflow it even puts off for an hour while it works on it. When the only server there is starts, nobody works on
 * anything: what the one before had taken can be handed out at once. Tasks of workers keep their time.
 */
final class EngineQueue {

    private static final String RELEASE = """
            update queue_message set popped = false, deliver_on = least(deliver_on, current_timestamp)
            where popped or queue_name in ('_deciderQueue', 'SUB_WORKFLOW', 'JOIN')""";

    private EngineQueue() {}

    /** Hands out again what a server that is gone had taken; call it only while no server runs. */
    static void release(ConductorSettings settings) throws ConductorException {
        try (Connection connection = DriverManager.getConnection(
                        settings.databaseUrl(), settings.databaseUser(), settings.databasePassword());
                Statement statement = connection.createStatement()) {
            if (exists(statement)) {
                statement.executeUpdate(RELEASE);
            }
        } catch (SQLException failure) {
            throw new ConductorException("The database of the cloud engine does not answer: " + failure.getMessage());
        }
    }

    /** Before the first start there is no table yet. */
    private static boolean exists(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery("select to_regclass('queue_message') is not null")) {
            return row.next() && row.getBoolean(1);
        }
    }
}
