package dev.foldwork.cli.backup;

import dev.foldwork.cli.backup.Shape.Table;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads from PostgreSQL's catalog what a database is made of, as statements that make it again. The published binaries
 * hold no {@code pg_dump}. What is not known here is refused and never left out in silence.
 */
final class Catalog {

    /** Schemas of ours and of the cloud engine. */
    private static final String OURS = " not in ('pg_catalog', 'information_schema') and %s.nspname !~ '^pg_'";

    private static final String OF_EXTENSION = "exists (select from pg_catalog.pg_depend d where d.objid = %s.oid"
            + " and d.classid = '%s'::pg_catalog.regclass and d.deptype = 'e')";

    private final Statement statement;
    private final String database;

    private Catalog(Statement statement, String database) {
        this.statement = statement;
        this.database = database;
    }

    /** Reads it; the transaction sees one moment, and its tables are kept from being changed until it ends. */
    static Shape read(Connection connection, String database) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            var catalog = new Catalog(statement, database);
            List<Table> tables = catalog.tables();
            for (Table table : tables) {
                statement.execute("lock table " + table.quoted() + " in access share mode");
            }
            catalog.refuseUnknown();
            return new Shape(catalog.before(), tables, catalog.after());
        }
    }

    private static String ours(String schema) {
        return schema + ".nspname" + OURS.formatted(schema);
    }

    private static String notOfExtension(String alias, String catalog) {
        return "not " + OF_EXTENSION.formatted(alias, catalog);
    }

    private List<String> texts(String query) throws SQLException {
        var texts = new ArrayList<String>();
        try (ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
        }
        return texts;
    }

    private void refuseUnknown() throws SQLException {
        List<String> unknown = texts(CatalogQueries.UNKNOWN.formatted(
                ours("n"),
                notOfExtension("c", "pg_class"),
                ours("n"),
                notOfExtension("t", "pg_type"),
                ours("n"),
                notOfExtension("p", "pg_proc"),
                ours("n")));
        if (!unknown.isEmpty()) {
            throw Refusals.unsupported(database, unknown.getFirst());
        }
    }

    private List<Table> tables() throws SQLException {
        var tables = new ArrayList<Table>();
        try (ResultSet rows =
                statement.executeQuery(CatalogQueries.TABLES.formatted(ours("n"), notOfExtension("c", "pg_class")))) {
            while (rows.next()) {
                String name = rows.getString(1);
                if (!Names.isAllowed(Names.rows("foldwork", name))) {
                    throw Refusals.unsupported(database, "a table named '" + name + "'");
                }
                tables.add(new Table(name, rows.getString(2), List.of((String[])
                        rows.getArray(3).getArray())));
            }
        }
        return tables;
    }

    private List<String> before() throws SQLException {
        var all = new ArrayList<String>();
        all.addAll(texts(CatalogQueries.SCHEMAS.formatted(ours("n"))));
        all.addAll(texts(CatalogQueries.EXTENSIONS));
        all.addAll(texts(CatalogQueries.FUNCTIONS.formatted(ours("n"), notOfExtension("p", "pg_proc"))));
        all.addAll(texts(CatalogQueries.SEQUENCES.formatted(ours("n"))));
        all.addAll(texts(CatalogQueries.CREATE_TABLES.formatted(ours("n"), notOfExtension("c", "pg_class"))));
        all.addAll(texts(CatalogQueries.STORAGE.formatted(ours("n"), notOfExtension("c", "pg_class"))));
        return all;
    }

    private List<String> after() throws SQLException {
        var all = new ArrayList<String>();
        all.addAll(texts(CatalogQueries.CONSTRAINTS.formatted(ours("n"))));
        all.addAll(texts(CatalogQueries.INDEXES.formatted(ours("n"))));
        all.addAll(texts(CatalogQueries.TRIGGERS.formatted(ours("n"))));
        all.addAll(texts(CatalogQueries.OWNED_SEQUENCES.formatted(ours("n"))));
        for (String read : texts(CatalogQueries.SEQUENCE_VALUES.formatted(ours("n")))) {
            all.addAll(texts(read));
        }
        all.addAll(texts(CatalogQueries.COMMENTS.formatted(ours("n"))));
        return all;
    }
}
