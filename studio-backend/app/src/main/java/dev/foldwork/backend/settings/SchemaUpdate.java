package dev.foldwork.backend.settings;

import java.util.Arrays;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;

/** Brings a database to this program's schema. */
final class SchemaUpdate {

    private SchemaUpdate() {}

    /**
     * Runs the migrations that are missing.
     *
     * @throws NewerSchemaException when a newer program has been at the database; nothing was changed then
     */
    static void run(DataSource source) {
        Flyway flyway = Flyway.configure().dataSource(source).load();
        List<MigrationInfo> all = Arrays.asList(flyway.info().all());
        all.stream()
                .filter(SchemaUpdate::isOfAnother)
                .map(migration -> String.valueOf(migration.getVersion()))
                .findFirst()
                .ifPresent(version -> {
                    throw new NewerSchemaException(version, newest(all));
                });
        flyway.migrate();
    }

    private static boolean isOfAnother(MigrationInfo migration) {
        return migration.getState() == MigrationState.FUTURE_SUCCESS
                || migration.getState() == MigrationState.FUTURE_FAILED;
    }

    private static String newest(List<MigrationInfo> all) {
        return all.stream()
                .filter(migration -> !isOfAnother(migration))
                .map(migration -> String.valueOf(migration.getVersion()))
                .reduce("none", (before, next) -> next);
    }
}
