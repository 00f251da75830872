package dev.foldwork.secret;

import static org.assertj.core.api.Assertions.assertThat;

import dev.foldwork.flow.json.Json;
import dev.foldwork.flow.run.Runs;
import dev.foldwork.flow.run.Runs.StartOptions;
import dev.foldwork.local.LocalRunner;
import dev.foldwork.local.LocalSettings;
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
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * 300 secrets go through every kind of node that takes or passes on a value, on both engines, against a server that
 * sends them back in all forms; then everything that was written anywhere is searched for them.
 */
class CanaryTest {

    private static final int CANARIES = 300;
    private static final int PER_NODE = 10;
    /** Each call sends 32 values; those that are sent on once more are the last of every four. */
    private static final long SENT = 32L * (CANARIES / PER_NODE + 7);

    private static final List<String> PATHS = List.of("echo", "large", "refuse", "redirect");

    @TempDir
    Path folder;

    private final Map<String, String> canaries = Canary.values(CANARIES);

    @Test
    void noSecretIsFoundAnywhere() throws Exception {
        Path home = Files.createDirectory(folder.resolve("home"));
        Path granted = Files.createDirectory(home.resolve("granted"));
        var said = new ByteArrayOutputStream();
        PrintStream out = System.out;
        PrintStream err = System.err;
        System.setOut(both(out, said));
        System.setErr(both(err, said));
        try (var echo = new TestingEcho();
                CloudUnderTest cloud = CloudUnderTest.start(home);
                SqliteJournal journal = SqliteJournal.open(home.resolve("journal.db"), notice -> {});
                LocalRunner local = local(journal, home)) {
            var what = new RunCase("canaries", List.of(), Map.of("flow", flow(echo.host())));
            var options = new StartOptions(Map.of("out", granted.toString()), List.of(echo.host()), null);
            canaries.forEach((name, value) ->
                    cloud.address().send("POST", "/api/v1/secrets", Map.of("name", name, "value", value), null));
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
            shown.add(Json.write(cloud.address().get("/api/v1/flows/" + flow + "/draft")));
            assertThat(shown)
                    .filteredOn(text -> !Canary.in(text).isEmpty())
                    .map(Canary::around)
                    .isEmpty();
            assertThat(shown).anyMatch(text -> text.contains("[secret S299]"));

            int places = 0;
            for (String name : List.of("foldwork", "conductor")) {
                places += searched(cloud, name);
            }
            places += searchedFiles(home);
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
        assertThat(found(cloud, "foldwork")).isNotEmpty();
        assertThat(found(cloud, "conductor")).isNotEmpty();
        try (Connection connection = cloud.database("foldwork")) {
            connection.createStatement().execute("checkpoint");
        }
        assertThat(foundFiles(home.resolve("postgres"))).isNotEmpty();
        assertThat(any.documents()).isNotEmpty();
    }

    private LocalRunner local(SqliteJournal journal, Path home) {
        return new LocalRunner(
                journal,
                new LocalSettings(
                        TestingNodes.catalog(),
                        InstantSource.system(),
                        home.resolve("locks"),
                        new ArtifactFolder(home.resolve("local-artifacts")),
                        name -> Optional.ofNullable(canaries.get(name)),
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

    /** Each secret goes out in the address, a header, and the body; what comes back goes through the other kinds. */
    private Map<String, Object> flow(String host) {
        var nodes = new LinkedHashMap<String, Object>();
        for (int node = 0; node < CANARIES / PER_NODE; node++) {
            var names = new ArrayList<String>();
            for (int number = node * PER_NODE; number < (node + 1) * PER_NODE; number++) {
                names.add("${ secrets.S" + number + " }");
            }
            String id = "call" + node;
            nodes.put(id, call(host, PATHS.get(node % PATHS.size()), names));
            Map<String, Map<String, Object>> more = passedOn(id);
            // What comes back from the first call goes through every kind, that of the others through one each.
            int one = node % more.size();
            more.keySet().stream()
                    .skip(node == 0 ? 0 : one)
                    .limit(node == 0 ? more.size() : 1)
                    .forEach(next -> nodes.put(next, more.get(next)));
        }
        nodes.put("nowhere", call("127.0.0.1:1", "echo", List.of("${ secrets.S0 }")));
        return Map.of(
                "access",
                Map.of(
                        "secrets",
                        List.copyOf(canaries.keySet()),
                        "folders",
                        Map.of("out", Map.of("title", "Out", "mode", "read_write"))),
                "nodes",
                nodes,
                "outputs",
                Map.of("last", "${ nodes.call0.body }"));
    }

    private static Map<String, Object> call(String host, String path, List<String> values) {
        var with = new LinkedHashMap<String, Object>();
        with.put("method", "POST");
        with.put("url", "http://" + host + "/" + path);
        with.put("query", Map.of("key", values.getFirst(), "more", values));
        with.put("headers", Map.of("X-Key", "Bearer " + values.getFirst()));
        with.put("body", Map.of("values", values, "deep", Map.of("text", "<" + String.join("|", values) + ">")));
        return Map.of("type", "http.request@1", "onError", "continue", "with", with);
    }

    private static Map<String, Map<String, Object>> passedOn(String id) {
        var nodes = new LinkedHashMap<String, Map<String, Object>>();
        String all = "${ nodes." + id + " }";
        nodes.put(id + "_set", node(id, "data.set@1", Map.of("v", all)));
        nodes.put(id + "_log", node(id, "log.note@1", Map.of("message", "got " + all)));
        nodes.put(
                id + "_file",
                node(id, "file.write@1", Map.of("folder", "out", "path", id + ".txt", "content", all + " ")));
        nodes.put(
                id + "_fail",
                Map.of(
                        "type",
                        "flow.fail@1",
                        "needs",
                        List.of(id),
                        "onError",
                        "continue",
                        "with",
                        Map.of("code", "SHOWN", "message", all + " ")));
        nodes.put(
                id + "_each",
                Map.of(
                        "type",
                        "flow.for_each@1",
                        "needs",
                        List.of(id),
                        "with",
                        Map.of("items", "${ [nodes." + id + "] }"),
                        "nodes",
                        Map.of("in", Map.of("type", "data.set@1", "with", Map.of("v", "${ item }"))),
                        "outputs",
                        Map.of("v", "${ nodes.in.v }")));
        return nodes;
    }

    private static Map<String, Object> node(String needs, String type, Map<String, Object> with) {
        return Map.of("type", type, "needs", List.of(needs), "with", with);
    }

    private static int searched(CloudUnderTest cloud, String database) throws SQLException {
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

    private static List<String> found(CloudUnderTest cloud, String database) throws SQLException {
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

    private static int searchedFiles(Path home) throws IOException {
        assertThat(foundFiles(home)).isEmpty();
        try (Stream<Path> files = Files.walk(home)) {
            return (int) files.filter(Files::isRegularFile).count();
        }
    }

    private static List<String> foundFiles(Path home) throws IOException {
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
