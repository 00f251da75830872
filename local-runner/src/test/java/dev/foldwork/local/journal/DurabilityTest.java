package dev.foldwork.local.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The journal is synced at every commit, which a killed process cannot show: only a lost machine could. */
class DurabilityTest {

    @TempDir
    Path folder;

    private static List<String> faults(Connection connection) throws SQLException {
        var faults = new ArrayList<String>();
        try (var statement = connection.createStatement()) {
            try (var mode = statement.executeQuery("pragma journal_mode")) {
                if (!mode.getString(1).equals("wal")) {
                    faults.add("journal_mode is " + mode.getString(1));
                }
            }
            try (var sync = statement.executeQuery("pragma synchronous")) {
                if (sync.getInt(1) < 2) {
                    faults.add("synchronous is " + sync.getInt(1));
                }
            }
        }
        return faults;
    }

    @Test
    void everyCommitIsSynced() throws SQLException {
        try (Connection connection = JournalFile.connect(folder.resolve("journal.db"))) {
            assertThat(faults(connection)).isEmpty();
        }
    }

    @Test
    void seesAJournalThatDoesNotSync() throws SQLException {
        try (Connection connection = JournalFile.connect(folder.resolve("journal.db"));
                var statement = connection.createStatement()) {
            statement.execute("pragma synchronous=off");
            assertThat(faults(connection)).containsExactly("synchronous is 0");
        }
    }
}
