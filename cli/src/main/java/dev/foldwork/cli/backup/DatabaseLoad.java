package dev.foldwork.cli.backup;

import dev.foldwork.cli.backup.Manifest.Entry;
import dev.foldwork.cli.backup.Shape.Table;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.postgresql.PGConnection;
import org.postgresql.copy.PGCopyOutputStream;

/** Makes an empty database what it was when it was backed up, in one transaction. */
record DatabaseLoad(String database, Connection connection, BackupFile backup, Progress progress) {

    void run(Map<String, Entry> entries) throws IOException, SQLException {
        Shape shape = Shape.of(bytes(entries.get(Names.schema(database))));
        execute(List.of("set local check_function_bodies = off", "set local maintenance_work_mem = '256MB'"));
        execute(shape.before());
        for (Table table : shape.tables()) {
            rows(table, entries.get(Names.rows(database, table.name())));
        }
        progress.during("database " + database, "keys and indexes");
        execute(shape.after());
        connection.commit();
        execute(List.of("analyze"));
        connection.commit();
        progress.done(
                "database " + database,
                String.format(Locale.ROOT, "%d tables", shape.tables().size()));
    }

    private byte[] bytes(@org.jspecify.annotations.Nullable Entry entry) throws IOException {
        if (entry == null) {
            throw new DamagedException("the shape of the database '" + database + "' is missing");
        }
        var bytes = new ByteArrayOutputStream();
        backup.copy(entry, bytes);
        return bytes.toByteArray();
    }

    private void execute(List<String> statements) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            for (String each : statements) {
                statement.execute(each);
            }
        }
    }

    private void rows(Table table, @org.jspecify.annotations.Nullable Entry entry) throws IOException, SQLException {
        if (entry == null) {
            throw new DamagedException("the rows of " + Names.shown(table.name()) + " are missing");
        }
        progress.during(table.name(), Progress.bytes(entry.size()));
        try (OutputStream out =
                new PGCopyOutputStream(connection.unwrap(PGConnection.class), table.copy("from stdin"))) {
            backup.copy(entry, out);
        }
    }
}
