package dev.foldwork.secret;

import static org.assertj.core.api.Assertions.assertThat;

import dev.foldwork.parity.CloudUnderTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Looks for canaries in everything that was written: each row of each table, each file. */
final class Searched {

    private Searched() {}

    static int searched(CloudUnderTest cloud, String database) throws SQLException {
        assertThat(found(cloud, database)).as(database).isEmpty();
        int rows = 0;
        try (Connection connection = cloud.database(database)) {
            for (String table : tables(connection)) {
                try (var count = connection.createStatement().executeQuery("select count(*) from " + table)) {
                    count.next();
                    rows += count.getInt(1);
                }
            }
        }
        assertThat(rows).as("rows of " + database).isPositive();
        return rows;
    }

    static List<String> found(CloudUnderTest cloud, String database) throws SQLException {
        var found = new ArrayList<String>();
        try (Connection connection = cloud.database(database)) {
            for (String table : tables(connection)) {
                try (var rows = connection.createStatement().executeQuery("select t::text from " + table + " t")) {
                    while (rows.next()) {
                        String row = rows.getString(1);
                        if (row != null && !Canary.in(row).isEmpty()) {
                            found.add(table + ": " + Canary.around(row));
                        }
                    }
                }
            }
        }
        return found;
    }

    private static List<String> tables(Connection connection) throws SQLException {
        var tables = new ArrayList<String>();
        try (var rows = connection
                .createStatement()
                .executeQuery("select format('%I.%I', schemaname, tablename) from pg_tables"
                        + " where schemaname not in ('pg_catalog', 'information_schema')")) {
            while (rows.next()) {
                tables.add(rows.getString(1));
            }
        }
        return tables;
    }

    static int searchedFiles(Path home) throws IOException {
        assertThat(foundFiles(home)).isEmpty();
        try (Stream<Path> files = Files.walk(home)) {
            return (int) files.filter(Files::isRegularFile).count();
        }
    }

    static List<String> foundFiles(Path home) throws IOException {
        var found = new ArrayList<String>();
        try (Stream<Path> files = Files.walk(home)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                byte @Nullable [] bytes = bytes(file);
                if (bytes != null && !Canary.in(bytes).isEmpty()) {
                    found.add(home.relativize(file).toString());
                }
            }
        }
        return found;
    }

    /** A server may remove a file of its own meanwhile. */
    private static byte @Nullable [] bytes(Path file) throws IOException {
        try {
            return Files.readAllBytes(file);
        } catch (java.nio.file.NoSuchFileException gone) {
            return null;
        }
    }
}
