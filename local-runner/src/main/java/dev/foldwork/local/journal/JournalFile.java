package dev.foldwork.local.journal;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.sqlite.SQLiteConfig;

/** Opens and prepares the SQLite file. */
final class JournalFile {

    /** The version of the tables this program writes. */
    static final int VERSION = 1;

    private static final String[] TABLES = {
        "create table if not exists definition(hash text primary key, plan text not null) without rowid",
        "create table if not exists run(id text primary key, flow text not null, title text not null, hash text not null,"
                + " state text not null, asking integer not null, inputs text not null, grants text not null, output text,"
                + " error text, created text not null, ended text, rerun_of text, key text unique, last_seq integer not null,"
                + " recoveries integer not null default 0, recovered_seq integer not null default -1) without rowid",
        "create index if not exists run_open on run(id) where state not in ('succeeded', 'failed', 'cancelled')",
        "create table if not exists event(run text not null, seq integer not null, last integer not null,"
                + " data blob not null, primary key(run, seq)) without rowid",
        "create table if not exists request(number integer primary key autoincrement, run text not null,"
                + " verb text not null, data text not null)",
    };

    private JournalFile() {}

    static Connection connect(Path file) {
        var config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.setBusyTimeout(10_000);
        // Not IMMEDIATE: the driver begins the next transaction with every commit, and would keep the lock for ever.
        config.setTransactionMode(SQLiteConfig.TransactionMode.DEFERRED);
        try {
            Connection connection = config.createConnection("jdbc:sqlite:" + file);
            fullSyncOnMac(connection);
            return connection;
        } catch (SQLException fault) {
            throw JournalFault.of(fault, "The journal " + file + " cannot be opened");
        }
    }

    /** On macOS fsync leaves bytes in the drive's cache; elsewhere these pragmas do nothing. */
    private static void fullSyncOnMac(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("pragma fullfsync=1");
            statement.execute("pragma checkpoint_fullfsync=1");
        }
    }

    static void prepare(Connection connection, Path file) {
        try (Statement statement = connection.createStatement()) {
            int version = version(statement);
            if (version > VERSION) {
                throw new JournalException(
                        "JOURNAL_VERSION",
                        "The journal " + file + " has version " + version + ", this program knows " + VERSION);
            }
            if (version == 0) {
                for (String table : TABLES) {
                    statement.execute(table);
                }
                statement.execute("pragma user_version=" + VERSION);
            }
        } catch (SQLException fault) {
            throw JournalFault.of(fault, "The journal " + file + " cannot be opened");
        }
    }

    private static int version(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery("pragma user_version")) {
            row.next();
            return row.getInt(1);
        }
    }

    static void close(Connection connection) {
        try {
            connection.close();
        } catch (SQLException fault) {
            throw JournalFault.of(fault, "The journal cannot be closed");
        }
    }
}
