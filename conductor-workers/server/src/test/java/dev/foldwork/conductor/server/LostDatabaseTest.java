package dev.foldwork.conductor.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A database whose connection breaks at the very moment a sub-workflow is written down fails none of them. */
class LostDatabaseTest {

    private static final int ROUNDS = 24;

    /** Breaks the connection of every third insert of a sub-workflow; the count outlives the broken transaction. */
    private static final String BREAK_CONNECTIONS = """
            create sequence broken;
            create function break_connection() returns trigger language plpgsql as $$
            begin
                if position('"parentWorkflowId"' in new.json_data) > 0 and nextval('broken') % 3 = 0 then
                    perform pg_terminate_backend(pg_backend_pid());
                end if;
                return new;
            end $$;
            create trigger break_connection before insert on workflow for each row execute function break_connection();
            """;

    private static final String ROUND = """
            {"name": "round", "version": 1, "schemaVersion": 2, "ownerEmail": "a@b.c", "timeoutSeconds": 0, "timeoutPolicy":
             "ALERT_ONLY", "tasks": [{"name": "x", "taskReferenceName": "x", "type": "NOOP", "inputParameters": {}}]}""";
    private static final String ROUNDS_OF_IT = """
            {"name": "rounds", "version": 1, "schemaVersion": 2, "ownerEmail": "a@b.c", "timeoutSeconds": 0, "timeoutPolicy":
             "ALERT_ONLY", "tasks": [{"name": "l", "taskReferenceName": "l", "type": "DO_WHILE", "inputParameters":
             {"keepLastN": 2}, "loopCondition": "$.l['iteration'] < %d", "loopOver": [{"name": "s", "taskReferenceName": "s",
             "type": "SUB_WORKFLOW", "inputParameters": {}, "subWorkflowParam": {"name": "round", "version": 1}}]}]}""".formatted(ROUNDS);

    @TempDir
    Path home;

    @Test
    void failsNoSubWorkflowWhenItsConnectionIsLost() throws Exception {
        try (var conductor = TestingConductor.start(home);
                var database = conductor.connect()) {
            database.createStatement().execute(BREAK_CONNECTIONS);
            conductor.send("PUT", "/metadata/workflow", "[" + ROUND + "," + ROUNDS_OF_IT + "]");
            String id = conductor.send("POST", "/workflow/rounds?version=1", "{}");
            assertThat(end(conductor, id)).contains("\"status\":\"COMPLETED\"");
            assertThat(breaks(database)).as("connections broken").isGreaterThanOrEqualTo(ROUNDS / 3);
        }
    }

    private static long breaks(Connection database) throws SQLException {
        try (var rows = database.createStatement().executeQuery("select last_value / 3 from broken")) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private static String end(TestingConductor conductor, String id) throws Exception {
        for (int i = 0; i < 1_200; i++) {
            String state = conductor.send("GET", "/workflow/" + id + "?includeTasks=false", "");
            if (!state.contains("\"status\":\"RUNNING\"")) {
                return state;
            }
            Thread.sleep(100);
        }
        return "does not end";
    }
}
