package dev.foldwork.backend.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.foldwork.backend.BackendMain;
import dev.foldwork.backend.settings.OldDatabase.Rows;
import dev.foldwork.postgres.PostgresServer;
import dev.foldwork.postgres.PostgresSettings;
import dev.foldwork.schema.DefaultSchema;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.flywaydb.core.Flyway;
import org.jooq.Field;
import org.jooq.Table;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.SpringApplication;

/** From whatever version a database comes, it becomes this program's without losing a row. */
class MigrationsTest {

    @TempDir
    static Path home;

    static PostgresServer server;

    /** The database that goes through the versions in their order, and is copied at each. */
    static final String RELEASED = "released";

    static int reached;

    @BeforeAll
    static void start() throws Exception {
        server = PostgresServer.start(new PostgresSettings(home.resolve("pg"), freePort(), List.of(RELEASED)));
    }

    @AfterAll
    static void stop() throws Exception {
        server.stop();
    }

    private static int freePort() throws Exception {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** Versions by the names of the files, as nobody has been asked to migrate anything yet. */
    static List<String> versions() {
        return Arrays.stream(Flyway.configure()
                        .dataSource(server.url("postgres"), PostgresSettings.USER, server.password())
                        .load()
                        .info()
                        .all())
                .map(migration -> String.valueOf(migration.getVersion()))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("versions")
    void everyReleasedStateBecomesTheNewestWithAllItsRows(String version) throws Exception {
        List<String> versions = versions();
        int wanted = versions.indexOf(version) + 1;
        OldDatabase.fill(OldDatabase.source(server, RELEASED), versions.subList(reached, wanted));
        reached = wanted;
        try (var database = OldDatabase.make(server, "from_" + version, RELEASED)) {
            becomesTheNewest(database, version);
        }
    }

    private static void becomesTheNewest(OldDatabase database, String version) throws Exception {
        assertThat(database.emptyColumns())
                .as("columns of version " + version + " that no row of src/test/resources/migration fills")
                .isEmpty();
        Map<String, Rows> before = new TreeMap<>();
        database.tables().forEach((table, columns) -> before.put(table, database.rows(table, columns)));

        SchemaUpdate.run(database.source());

        before.forEach((table, rows) -> assertThat(database.rows(table, rows.columns()))
                .as("rows of " + table + " from version " + version)
                .isEqualTo(rows));
        Flyway.configure().dataSource(database.source()).load().validate();
        fitsTheGeneratedTables(database);
    }

    private static void fitsTheGeneratedTables(OldDatabase database) throws Exception {
        var generated = new TreeMap<String, List<String>>();
        for (Table<?> table : DefaultSchema.DEFAULT_SCHEMA.getTables()) {
            generated.put(
                    table.getName(),
                    Arrays.stream(table.fields()).map(Field::getName).toList());
            // Reads every value as the type that the generated class gives its column.
            assertThat(database.sql().selectFrom(table).fetch())
                    .as(table.getName())
                    .hasSize(database.sql().fetchCount(table));
        }
        assertThat(generated).isEqualTo(database.tables());
    }

    @Test
    void refusesADatabaseOfANewerProgram() throws Exception {
        try (var database = OldDatabase.make(server, "from_the_future", "template1")) {
            SchemaUpdate.run(database.source());
            database.sql()
                    .execute(
                            "insert into flyway_schema_history (installed_rank, version, description, type, script,"
                                    + " checksum, installed_by, execution_time, success)"
                                    + " values (1000, '299901010000', 'later', 'SQL', 'V299901010000__later.sql', 1, 'x', 1, true)");
        }
        Path password = Files.writeString(home.resolve("password"), server.password());
        String newest = versions().getLast();
        assertThatThrownBy(() -> SpringApplication.run(
                        BackendMain.class,
                        "--foldwork.port=" + freePort(),
                        "--foldwork.database.url=" + server.url("from_the_future"),
                        "--foldwork.database.password-file=" + password,
                        "--foldwork.token-file=" + home.resolve("token"),
                        "--foldwork.worker-token-file=" + home.resolve("worker-token"),
                        "--foldwork.secret-key-file=" + home.resolve("secret-key")))
                .rootCause()
                .hasMessageContaining("newer Foldwork")
                .hasMessageContaining("299901010000")
                .hasMessageContaining("up to " + newest);
        assertThat(home.resolve("token")).doesNotExist();
    }
}
