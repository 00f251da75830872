package dev.foldwork.conductor.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.foldwork.testing.cloud.TestingCloud;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConductorServerTest {

    private static final long QUIET_SECONDS = 3;

    /** It needed 379 when this was written, and 2,479 without {@code QuietQueues}. */
    private static final long MOST_TRANSACTIONS = 1_200;

    @TempDir
    Path home;

    @Test
    void startsOnPostgresAndEndsWhenAsked() throws Exception {
        var postgres = TestingConductor.database(home);
        var settings = TestingConductor.settings(home, postgres);
        for (int start = 1; start <= 2; start++) {
            try (var conductor = ConductorServer.launch(settings, TestingCloud.BRIEF)) {
                conductor.awaitReady();
                assertThat(Files.getPosixFilePermissions(home.resolve("conductor/conductor.properties")))
                        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
                if (start == 2) {
                    long transactions = transactions(settings);
                    System.out.println(
                            "conductor: " + transactions + " transactions in " + QUIET_SECONDS + " quiet seconds");
                    assertThat(transactions).isLessThan(MOST_TRANSACTIONS);
                }
            }
        }
        postgres.stop();
    }

    /** Returns how many transactions the server needs for some seconds in which nothing happens. */
    private static long transactions(ConductorSettings settings) throws Exception {
        try (Connection connection = DriverManager.getConnection(
                settings.databaseUrl(), settings.databaseUser(), settings.databasePassword())) {
            long before = count(connection);
            Thread.sleep(QUIET_SECONDS * 1_000);
            return count(connection) - before;
        }
    }

    private static long count(Connection connection) throws Exception {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(
                        "select xact_commit from pg_stat_database where datname = current_database()")) {
            rows.next();
            return rows.getLong(1);
        }
    }

    @Test
    void saysWhatIsMissing() {
        var settings = new ConductorSettings(home.resolve("nothing"), home, 1, "", "", "");
        assertThatThrownBy(() -> ConductorServer.launch(settings))
                .isInstanceOf(ConductorException.class)
                .hasMessageContaining("The Conductor server is missing")
                .hasMessageContaining("make build");
    }
}
