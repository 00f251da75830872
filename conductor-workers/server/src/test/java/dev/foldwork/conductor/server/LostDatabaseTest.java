package dev.foldwork.conductor.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.foldwork.postgres.PostgresServer;
import dev.foldwork.postgres.PostgresSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A database that is killed while sub-workflows start fails none of them. */
class LostDatabaseTest {

    private static final int ROUNDS = 120;
    private static final int KILLS = 3;

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

    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void failsNoSubWorkflowWhenItsDatabaseIsKilled() throws Exception {
        var database = new PostgresSettings(home.resolve("pg"), freePort(), List.of("conductor"));
        var postgres = PostgresServer.start(database);
        var settings = new ConductorSettings(
                Path.of("target", "conductor"),
                home.resolve("conductor"),
                freePort(),
                postgres.url("conductor"),
                PostgresSettings.USER,
                postgres.password());
        try (var conductor = ConductorServer.launch(settings)) {
            conductor.awaitReady();
            URI api = conductor.api();
            send("PUT", api + "/metadata/workflow", "[" + ROUND + "," + ROUNDS_OF_IT + "]");
            String id = send("POST", api + "/workflow/rounds?version=1", "{}");
            for (int i = 0; i < KILLS; i++) {
                Thread.sleep(1_300);
                ProcessHandle.of(postgres.pid()).orElseThrow().destroyForcibly();
                postgres = again(database);
            }
            assertThat(end(api + "/workflow/" + id)).contains("\"status\":\"COMPLETED\"");
        } finally {
            postgres.stop();
        }
    }

    /** What the killed server's first process left behind ends a moment later. */
    private static PostgresServer again(PostgresSettings database) throws Exception {
        for (int i = 0; ; i++) {
            try {
                return PostgresServer.start(database);
            } catch (dev.foldwork.postgres.PostgresException ending) {
                if (i > 50) {
                    throw ending;
                }
                Thread.sleep(100);
            }
        }
    }

    private String end(String workflow) throws Exception {
        for (int i = 0; i < 1_200; i++) {
            String state = send("GET", workflow + "?includeTasks=false", "");
            if (!state.contains("\"status\":\"RUNNING\"")) {
                return state;
            }
            Thread.sleep(100);
        }
        return "does not end";
    }

    private String send(String method, String address, String body) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(address))
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body))
                .build();
        return http.send(request, BodyHandlers.ofString()).body();
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
