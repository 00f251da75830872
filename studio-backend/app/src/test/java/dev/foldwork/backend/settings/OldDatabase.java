package dev.foldwork.backend.settings;

import dev.foldwork.postgres.PostgresServer;
import dev.foldwork.postgres.PostgresSettings;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.flywaydb.core.Flyway;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A database as a release left it: brought to each version in turn, and each version's own rows put in before the next
 * one, so that they went through every migration in between. What is read comes over one connection, as signing in
 * anew for each of some thousand questions takes longer than all of them.
 */
record OldDatabase(PGSimpleDataSource source, Connection connection, DSLContext sql) implements AutoCloseable {

    /** Rows of one table as text, and which columns they show. */
    record Rows(List<String> columns, List<String> texts) {}

    /** Makes a database like another one, which nobody may be connected to. */
    static OldDatabase make(PostgresServer server, String name, String like) throws SQLException {
        try (var connection = source(server, "postgres").getConnection();
                var statement = connection.createStatement()) {
            statement.execute("create database \"" + name + "\" template \"" + like + "\"");
        }
        var source = source(server, name);
        var connection = source.getConnection();
        return new OldDatabase(source, connection, DSL.using(connection, SQLDialect.POSTGRES));
    }

    static PGSimpleDataSource source(PostgresServer server, String database) {
        var source = new PGSimpleDataSource();
        source.setUrl(server.url(database));
        source.setUser(PostgresSettings.USER);
        source.setPassword(server.password());
        return source;
    }

    /** Brings a database through the next versions, with the rows of each. */
    static void fill(PGSimpleDataSource source, List<String> versions) throws Exception {
        for (String version : versions) {
            Flyway.configure().dataSource(source).target(version).load().migrate();
            put(source, version);
        }
    }

    private static void put(PGSimpleDataSource source, String version) throws Exception {
        String file = "/migration/V" + version + ".sql";
        try (var in = OldDatabase.class.getResourceAsStream(file);
                var connection = source.getConnection();
                var statement = connection.createStatement()) {
            if (in == null) {
                throw new AssertionError("the migration " + version + " has no rows: write src/test/resources" + file
                        + ", with values in each column it adds");
            }
            statement.execute(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    /** Returns every table with its columns. */
    Map<String, List<String>> tables() throws SQLException {
        var tables = new TreeMap<String, List<String>>();
        try (var statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "select table_name, column_name from information_schema.columns where table_schema = 'public'"
                                + " and table_name <> 'flyway_schema_history' order by 1, ordinal_position")) {
            while (rows.next()) {
                tables.computeIfAbsent(rows.getString(1), table -> new ArrayList<>())
                        .add(rows.getString(2));
            }
        }
        return tables;
    }

    /** Returns what these columns of a table hold, in an order that the values give. */
    Rows rows(String table, List<String> columns) {
        List<String> texts = sql.fetch(
                        "select row(\"" + String.join("\", \"", columns) + "\")::text from \"" + table + "\"")
                .getValues(0, String.class);
        return new Rows(columns, texts.stream().sorted().toList());
    }

    /** Returns the columns that hold nothing in any row. */
    List<String> emptyColumns() throws SQLException {
        var empty = new ArrayList<String>();
        tables().forEach((table, columns) -> {
            String counts =
                    columns.stream().map(column -> "count(\"" + column + "\")").collect(Collectors.joining(", "));
            var counted = sql.fetchSingle("select " + counts + " from \"" + table + "\"");
            for (int i = 0; i < columns.size(); i++) {
                if (counted.get(i).equals(0L)) {
                    empty.add(table + "." + columns.get(i));
                }
            }
        });
        return empty;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
