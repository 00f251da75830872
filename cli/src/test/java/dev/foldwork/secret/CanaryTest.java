package dev.foldwork.secret;

import static org.assertj.core.api.Assertions.assertThat;

import dev.foldwork.flow.json.Json;
import dev.foldwork.flow.run.Runs;
import dev.foldwork.flow.run.Runs.StartOptions;
import dev.foldwork.local.LocalRunner;
import dev.foldwork.local.LocalSettings;
import dev.foldwork.local.MachineSecrets;
import dev.foldwork.local.journal.SqliteJournal;
import dev.foldwork.node.artifact.ArtifactFolder;
import dev.foldwork.parity.CloudUnderTest;
import dev.foldwork.testing.RunCase;
import dev.foldwork.testing.TestingNodes;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * 300 secrets go through every kind of node that takes or passes on a value, on both engines, against a server that
 * sends them back in all forms; then everything that was written anywhere is searched for them.
 */
class CanaryTest {

    private static final int CANARIES = 300;
    /** Each call sends 32 values; those that are sent on once more are the last of every four. */
    private static final long SENT = 32L * (CANARIES / CanaryFlow.PER_NODE + 7) + CanaryConnections.SENT;

    @TempDir
    Path folder;

    private final Map<String, String> canaries = Canary.values(CANARIES);
    private final List<String> more =
            Canary.values(CANARIES + 5).values().stream().skip(CANARIES).toList();

    @Test
    void noSecretIsFoundAnywhere() throws Exception {
        Path home = Files.createDirectory(folder.resolve("home"));
        Path granted = Files.createDirectory(home.resolve("granted"));
        var said = new ByteArrayOutputStream();
        PrintStream out = System.out;
        PrintStream err = System.err;
        System.setOut(both(out, said));
        System.setErr(both(err, said));
        try (var echo = new TestingEcho(more.getLast());
                CloudUnderTest cloud = CloudUnderTest.start(home);
                SqliteJournal journal = SqliteJournal.open(home.resolve("journal.db"), notice -> {});
                LocalRunner local = local(journal, home, echo.host())) {
            var what =
                    new RunCase("canaries", List.of(), Map.of("flow", CanaryFlow.flow(canaries.keySet(), echo.host())));
            var options = new StartOptions(Map.of("out", granted.toString()), List.of(echo.host()), null);
            canaries.forEach((name, value) ->
                    cloud.address().send("POST", "/api/v1/secrets", Map.of("name", name, "value", value), null));
            CanaryConnections.to(echo.host(), more).forEach((name, connection) -> {
                var body = Map.of("name", name, "kind", connection.kind(), "fields", connection.fields());
                cloud.address().send("POST", "/api/v1/connections", body, null);
            });
            String flow = String.valueOf(cloud.address()
                    .send(
                            "POST",
                            "/api/v1/flows",
                            Map.of("text", what.documents().get(RunCase.MAIN)),
                            null)
                    .get("id"));

            List<String> shown = new ArrayList<>(run(cloud.runs(what), what, options));
            long cloudHeard = echo.heard();
            shown.addAll(run(local, what, options));

            assertThat(echo.heard() - cloudHeard).as("values sent from here").isEqualTo(SENT);
            assertThat(cloudHeard).as("values sent from the cloud").isGreaterThanOrEqualTo(SENT);
            shown.add(Json.write(cloud.address().get("/api/v1/secrets?limit=200")));
            shown.add(Json.write(cloud.address().get("/api/v1/connections?limit=200")));
            shown.add(Json.write(cloud.address().get("/api/v1/flows/" + flow + "/draft")));
            shown.add(Exported.team(cloud.address()));
            assertThat(shown)
                    .filteredOn(text -> !Canary.in(text).isEmpty())
                    .map(Canary::around)
                    .isEmpty();
            assertThat(shown).anyMatch(text -> text.contains("[secret S299]"));
            for (String name : CanaryConnections.kinds().keySet()) {
                assertThat(shown).anyMatch(text -> text.contains("[connection " + name + "]"));
            }

            int places = 0;
            for (String name : List.of("foldwork", "conductor")) {
                places += Searched.searched(cloud, name);
            }
            places += Searched.searchedFiles(home);
            assertThat(Canary.in(said.toString(StandardCharsets.UTF_8)))
                    .as("the logs")
                    .isEmpty();
            System.out.println("canaries: " + CANARIES + " secrets sent " + echo.heard() + " times, " + places
                    + " rows and files searched, 0 found");
            seesWhatIsThere(cloud, what, home);
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
    }

    /** The control: a value that is no secret is found in database and files. */
    private void seesWhatIsThere(CloudUnderTest cloud, RunCase any, Path home) throws Exception {
        Map<String, Object> open =
                Map.of("nodes", Map.of("a", Map.of("type", "data.set@1", "with", Map.of("v", canaries.get("S0")))));
        var what = new RunCase("open", List.of(), Map.of("flow", open));
        run(cloud.runs(what), what, StartOptions.NONE);
        assertThat(Searched.found(cloud, "foldwork")).isNotEmpty();
        assertThat(Searched.found(cloud, "conductor")).isNotEmpty();
        try (Connection connection = cloud.database("foldwork")) {
            connection.createStatement().execute("checkpoint");
        }
        assertThat(Searched.foundFiles(home.resolve("postgres"))).isNotEmpty();
        assertThat(any.documents()).isNotEmpty();
    }

    private LocalRunner local(SqliteJournal journal, Path home, String host) {
        return new LocalRunner(
                journal,
                new LocalSettings(
                        TestingNodes.catalog(),
                        InstantSource.system(),
                        home.resolve("locks"),
                        new ArtifactFolder(home.resolve("local-artifacts")),
                        new MachineSecrets(canaries, CanaryConnections.to(host, more)),
                        notice -> {}));
    }

    /** Runs the flow to its end and returns all that a person can see of it. */
    private static List<String> run(Runs runs, RunCase what, StartOptions options) throws InterruptedException {
        String id = runs.start(what.plan(), Map.of(), options);
        var shown = new ArrayList<String>();
        runs.follow(id, 0, event -> {
            shown.add(Json.write(event.toJson()));
            return true;
        });
        shown.add(Json.write(runs.get(id).orElseThrow().toJson()));
        runs.nodes(id).forEach(node -> shown.add(Json.write(node.toJson())));
        return shown;
    }

    private static PrintStream both(PrintStream shown, OutputStream kept) {
        return new PrintStream(
                new OutputStream() {
                    @Override
                    public void write(int value) throws IOException {
                        shown.write(value);
                        kept.write(value);
                    }

                    @Override
                    public void write(byte[] bytes, int from, int length) throws IOException {
                        shown.write(bytes, from, length);
                        kept.write(bytes, from, length);
                    }
                },
                true,
                StandardCharsets.UTF_8);
    }
}
