package dev.foldwork.conductor.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A lease that runs out in the very moment the result is handed in: one of the two counts, whichever came first. */
class OneOutcomeTest {

    /** Long enough for a busy machine to hand the result in before it is over. */
    private static final long LEASE_SECONDS = 5;

    private static final String STEPS = """
            [{"name": "one", "retryCount": 9, "retryDelaySeconds": 0, "responseTimeoutSeconds": %d, "timeoutSeconds": 0,
              "timeoutPolicy": "RETRY", "ownerEmail": "a@b.c"},
             {"name": "two", "retryCount": 0, "responseTimeoutSeconds": 3600, "timeoutSeconds": 0, "timeoutPolicy": "RETRY",
              "ownerEmail": "a@b.c"}]""".formatted(LEASE_SECONDS);
    private static final String CHAIN = """
            [{"name": "chain", "version": 1, "schemaVersion": 2, "ownerEmail": "a@b.c", "timeoutSeconds": 0,
              "timeoutPolicy": "ALERT_ONLY", "tasks": [
               {"name": "one", "taskReferenceName": "one", "type": "SIMPLE", "inputParameters": {}},
               {"name": "two", "taskReferenceName": "two", "type": "SIMPLE",
                "inputParameters": {"given": "${one.output.value}"}}]}]""";

    @TempDir
    Path home;

    @Test
    void countsTheFirstOfTwo() throws Exception {
        try (var conductor = TestingConductor.start(home);
                var threads = Executors.newCachedThreadPool()) {
            conductor.send("POST", "/metadata/taskdefs", STEPS);
            conductor.send("PUT", "/metadata/workflow", CHAIN);
            var race = new Race(conductor, threads::submit);
            assertThat(race.run(false)).as("done, then overdue").containsExactly("COMPLETED");
            assertThat(race.run(true)).as("overdue, then done").containsExactly("TIMED_OUT", "COMPLETED");
        }
    }

    /** Who starts what runs beside the test. */
    private interface Threads {
        Future<String> start(Callable<String> what);
    }

    /** A run of two steps in which the first is handed in and overdue at once. */
    private record Race(TestingConductor conductor, Threads threads) {

        /** Returns how the hand-outs of the first step ended. */
        List<String> run(boolean overdueFirst) throws Exception {
            String workflow = conductor.send("POST", "/workflow/chain?version=1", "{}");
            String task = poll("one");
            Callable<String> overdue = () -> conductor.send("PUT", "/workflow/decide/" + workflow, "");
            Callable<String> done = () -> complete(workflow, task);
            try (Connection holder = conductor.connect()) {
                hold(holder, task);
                if (overdueFirst) {
                    Thread.sleep(LEASE_SECONDS * 1_000 + 300);
                }
                Future<String> first = threads.start(overdueFirst ? overdue : done);
                awaitHeld(1, first);
                if (!overdueFirst) {
                    Thread.sleep(LEASE_SECONDS * 1_000 + 300);
                }
                Future<String> second = threads.start(overdueFirst ? done : overdue);
                awaitHeld(2, second);
                holder.commit();
                first.get();
                second.get();
            }
            if (overdueFirst) {
                complete(workflow, poll("one"));
            }
            String last = poll("two");
            String state = conductor.send("GET", "/workflow/" + workflow + "?includeTasks=true", "");
            assertThat(found(state, "\"given\":(\"1\"|null)"))
                    .as("what the second step is given")
                    .containsOnly("\"1\"");
            complete(workflow, last);
            assertThat(conductor.send("GET", "/workflow/" + workflow + "?includeTasks=false", ""))
                    .contains("\"status\":\"COMPLETED\"");
            return statuses(state);
        }

        private String poll(String type) throws Exception {
            for (int i = 0; i < 300; i++) {
                List<String> id = found(conductor.send("GET", "/tasks/poll/" + type, ""), "\"taskId\":\"([^\"]*)\"");
                if (!id.isEmpty()) {
                    return id.getFirst();
                }
                Thread.sleep(50);
            }
            throw new AssertionError("no task '" + type + "' within 15 s");
        }

        private String complete(String workflow, String task) throws IOException, InterruptedException {
            return conductor.send("POST", "/tasks", """
                    {"workflowInstanceId": "%s", "taskId": "%s", "status": "COMPLETED", "outputData": {"value": "1"}}""".formatted(workflow, task));
        }

        private static void hold(Connection holder, String task) throws SQLException {
            holder.setAutoCommit(false);
            try (var statement = holder.prepareStatement("select 1 from task where task_id = ? for update")) {
                statement.setString(1, task);
                statement.executeQuery();
            }
        }

        /** Waits until so many wait for the held row, or the last call has not had to. */
        private void awaitHeld(int count, Future<String> last) throws Exception {
            try (Connection looker = conductor.connect()) {
                for (int i = 0; i < 300; i++) {
                    try (var rows = looker.createStatement()
                            .executeQuery("select count(*) from pg_stat_activity where wait_event_type = 'Lock'")) {
                        rows.next();
                        if (rows.getInt(1) >= count || last.isDone()) {
                            return;
                        }
                    }
                    Thread.sleep(20);
                }
            }
            throw new AssertionError("not " + count + " calls at the held task within 6 s");
        }

        private static List<String> statuses(String workflow) {
            var statuses = new ArrayList<String>();
            for (String task : workflow.split("\"taskType\":", -1)) {
                if (task.startsWith("\"one\"")) {
                    statuses.addAll(found(task, "\"status\":\"([A-Z_]*)\""));
                }
            }
            return statuses;
        }

        private static List<String> found(String text, String pattern) {
            var found = new ArrayList<String>();
            Matcher matcher = Pattern.compile(pattern).matcher(text);
            while (matcher.find()) {
                found.add(matcher.group(1));
            }
            return found;
        }
    }
}
