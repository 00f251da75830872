package dev.foldwork.cli.backup;

import dev.foldwork.cli.backup.Shape.Table;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.Optional;
import org.postgresql.PGConnection;

/** Writes a database into a backup: its shape, then the rows of each table as PostgreSQL's COPY gives them. */
record DatabaseDump(String database, Connection connection, Progress progress) {

    void to(BackupWriter backup) throws IOException, SQLException {
        Shape shape = Catalog.read(connection, database);
        backup.add(Names.schema(database), out -> out.write(shape.toBytes()));
        long rows = 0;
        for (Table table : shape.tables()) {
            rows += rows(table, backup);
        }
        progress.done(
                "database " + database,
                String.format(Locale.ROOT, "%d tables, %,d rows", shape.tables().size(), rows));
    }

    private long rows(Table table, BackupWriter backup) throws IOException, SQLException {
        var copying = connection.unwrap(PGConnection.class).getCopyAPI();
        long[] rows = new long[1];
        backup.add(
                Names.rows(database, table.name()),
                out -> rows[0] = copying.copyOut(table.copy("to stdout"), watched(out, table.name())));
        return rows[0];
    }

    private OutputStream watched(OutputStream out, String table) {
        return new FilterOutputStream(out) {

            private long size;

            @Override
            public void write(byte[] bytes, int from, int length) throws IOException {
                out.write(bytes, from, length);
                size += length;
                progress.during(table, Progress.bytes(size));
            }
        };
    }

    /** Returns the newest version of the schema, empty for a database that was never migrated. */
    Optional<String> schemaVersion() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            try (ResultSet row = statement.executeQuery(
                    "select pg_catalog.to_regclass('public.flyway_schema_history') is not null")) {
                if (!row.next() || !row.getBoolean(1)) {
                    return Optional.empty();
                }
            }
            try (ResultSet row =
                    statement.executeQuery("select max(version) from public.flyway_schema_history where success")) {
                return row.next() ? Optional.ofNullable(row.getString(1)) : Optional.empty();
            }
        }
    }

    /** Returns the server's version, such as 18. */
    String postgres() throws SQLException {
        return Integer.toString(connection.getMetaData().getDatabaseMajorVersion());
    }
}
