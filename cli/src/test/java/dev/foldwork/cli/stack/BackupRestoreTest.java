package dev.foldwork.cli.stack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.foldwork.cli.cloud.Backend;
import dev.foldwork.cli.cloud.Visitor;
import dev.foldwork.cli.stack.TestingStack.Ended;
import dev.foldwork.flow.json.Json;
import dev.foldwork.postgres.PostgresServer;
import dev.foldwork.postgres.PostgresSettings;
import dev.foldwork.testing.cloud.TestingCloud;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole system is backed up and lives on in another folder, on other ports. */
class BackupRestoreTest {

    private static final String PASSWORD = "four words or even more";

    private static final String ASKS = """
            apiVersion: foldwork/v1
            kind: Flow
            metadata: { name: asks }
            spec:
              access: { secrets: [KEY], folders: { papers: { mode: read_write } } }
              nodes:
                read: { type: file.read@1, with: { folder: papers, path: paper.bin, as: artifact } }
                ask: { type: chat.ask@1, needs: [read], with: { question: Well?, options: [Yes, No] } }
                after: { type: data.set@1, needs: [ask.yes], with: { said: "yes" } }
              outputs: { said: "${ nodes.after.said }" }
            """;

    private static final String NAPS = """
            apiVersion: foldwork/v1
            kind: Flow
            metadata: { name: naps }
            spec:
              nodes:
                nap: { type: time.wait@1, with: { for: 20s } }
                after: { type: data.set@1, needs: [nap], with: { rested: true } }
              outputs: { rested: "${ nodes.after.rested }" }
            """;

    /** What a database has beside its rows. */
    private static final String OBJECTS = """
            select 'index ' || indexdef from pg_indexes where schemaname !~ '^pg_'
            union all select 'key ' || conrelid::regclass::text || ' ' || conname || ' ' || pg_get_constraintdef(oid)
            from pg_constraint where connamespace::regnamespace::text !~ '^(pg_|information)' and contype <> 'n'
            union all select 'trigger ' || pg_get_triggerdef(oid) from pg_trigger where not tgisinternal
            union all select 'function ' || proname || ' ' || prosrc from pg_proc
            where pronamespace::regnamespace::text !~ '^(pg_|information)'
            union all select 'column ' || concat_ws(' ', table_schema, table_name, column_name, column_default, is_nullable,
                data_type, character_maximum_length) from information_schema.columns
            where table_schema !~ '^(pg_|information)'
            union all select 'sequence ' || concat_ws(' ', schemaname, sequencename, last_value, data_type) from pg_sequences
            union all select 'extension ' || extname from pg_extension
            union all select 'comment ' || objoid::regclass::text || ' ' || objsubid || ' ' || description
            from pg_description where classoid = 'pg_class'::regclass and objoid > 16383
            order by 1
            """;

    @TempDir
    Path home;

    @Test
    void livesOnElsewhere() throws Exception {
        var old = new TestingStack(home.resolve("old"));
        var other = new TestingStack(home.resolve("other"));
        Path running = home.resolve("running.backup");
        Path stopped = home.resolve("stopped.backup");
        try {
            old.up();
            Map<String, String> runs = fill(old);
            isGood(old.run("backup", running.toString()));
            isGood(old.run("down"));
            Ended made = isGood(old.run("backup", stopped.toString(), "-o", "json"));
            assertThat(Json.object(made.out()).get("databases")).isEqualTo(List.of("foldwork", "conductor"));
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(stopped)))
                    .isEqualTo("rw-------");
            holdsNoSecretInItsList(old, stopped);

            isGood(other.run("restore", stopped.toString()));
            same(tables(old), tables(other));
            sameAgain(other, stopped);

            Ended again = isGood(other.run("restore", running.toString(), "--force", "-o", "json"));
            assertThat(Path.of(String.valueOf(Json.object(again.out()).get("kept"))))
                    .isDirectory();
            other.up();
            worksOn(other, runs);
        } finally {
            old.run("down");
            other.run("down");
        }
        assertThat(old.left()).isEmpty();
        assertThat(other.left()).isEmpty();
    }

    private static Ended isGood(Ended ended) {
        assertThat(ended.code()).as(ended.out() + ended.err()).isZero();
        return ended;
    }

    /** Makes something of every kind, and returns the ids of the runs that go on. */
    private Map<String, String> fill(TestingStack stack) throws Exception {
        String link = Files.readString(stack.data.resolve("stack/setup-link")).strip();
        new Visitor(URI.create(stack.address().get("url")))
                .join(link.substring(link.indexOf('#') + 1), "anna@example.test", "Anna", PASSWORD);
        Backend api = api(stack);
        api.send("POST", "/api/v1/secrets", Map.of("name", "KEY", "value", "open sesame"), null);
        var shop = Map.of("baseUrl", "https://shop.example.com", "auth", "bearer", "token", "open sesame");
        api.send("POST", "/api/v1/connections", Map.of("name", "shop", "kind", "http", "fields", shop), null);
        String flow = String.valueOf(
                api.send("POST", "/api/v1/flows", Map.of("text", ASKS), null).get("id"));
        api.send("POST", "/api/v1/flows/" + flow + "/versions", Map.of("note", "first"), 1L);
        var sources = Map.of("main", "naps.flow.yaml", "files", Map.of("naps.flow.yaml", NAPS));
        api.send("POST", "/api/v1/schedules", Map.of("name", "yearly", "flow", sources, "cron", "0 0 1 1 *"), null);
        api.send("POST", "/api/v1/webhooks", Map.of("name", "hook", "flow", sources), null);

        Path papers = Files.createDirectory(home.resolve("papers"));
        Files.writeString(papers.resolve("paper.bin"), "a paper");
        isGood(stack.run("run", "samples/hello", "--cloud"));
        isGood(stack.run("run", "samples/hello"));
        Path asks = Files.writeString(home.resolve("asks.flow.yaml"), ASKS);
        Ended asked = stack.run(
                "run", asks.toString(), "--cloud", "--no-input", "-o", "json", "--folder", "papers=" + papers);
        assertThat(asked.code()).as(asked.out() + asked.err()).isEqualTo(9);
        var naps = api.send("POST", "/api/v1/runs", Map.of("flow", sources), null);
        return Map.of(
                "asks", String.valueOf(Json.object(asked.out()).get("id")), "naps", String.valueOf(naps.get("id")));
    }

    private static Backend api(TestingStack stack) throws Exception {
        return new Backend(
                URI.create(stack.address().get("url")), stack.address().get("token"));
    }

    private static void holdsNoSecretInItsList(TestingStack stack, Path file) throws Exception {
        String listed = isGood(stack.run("backup", "--list", file.toString())).out();
        assertThat(listed)
                .contains(
                        "database/foldwork/rows/public.run_event", "database/conductor/schema.json", "keys/secret-key")
                .contains("artifacts/cloud/", "local/journal.db");
        assertThat(listed).doesNotContain("sesame", "shop");
        for (String key : List.of("secret-key", "token", "worker-token")) {
            for (String word : Files.readString(stack.data.resolve("stack").resolve(key))
                    .strip()
                    .split("\\s+")) {
                assertThat(listed).doesNotContain(word);
            }
        }
    }

    /** Reads every table of both databases without the code that is tested. */
    private static Map<String, List<String>> tables(TestingStack stack) throws Exception {
        var tables = new TreeMap<String, List<String>>();
        var server = PostgresServer.start(
                new PostgresSettings(stack.data.resolve("stack/postgres"), TestingCloud.freePort(), List.of()));
        try {
            for (String database : List.of("foldwork", "conductor")) {
                try (Connection connection =
                        DriverManager.getConnection(server.url(database), PostgresSettings.USER, server.password())) {
                    for (String table : texts(
                            connection,
                            "select schemaname || '.' || tablename from pg_tables where schemaname !~ '^(pg_|information)'")) {
                        tables.put(
                                database + " " + table,
                                texts(connection, "select t::text from " + table + " t order by 1"));
                    }
                    tables.put(database + " objects", texts(connection, OBJECTS));
                }
            }
        } finally {
            server.stop();
        }
        return tables;
    }

    private static List<String> texts(Connection connection, String query) throws Exception {
        var texts = new ArrayList<String>();
        try (var statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
        }
        return texts;
    }

    private static void same(Map<String, List<String>> before, Map<String, List<String>> after) {
        assertThat(after.keySet()).isEqualTo(before.keySet());
        before.forEach((table, rows) -> assertThat(after.get(table)).as(table).isEqualTo(rows));
        for (String table : List.of(
                "flow",
                "flow_version",
                "run",
                "run_event",
                "secret",
                "team_key",
                "schedule",
                "webhook",
                "session",
                "person",
                "api_token",
                "audit_event",
                "flyway_schema_history")) {
            assertThat(before.get("foldwork public." + table)).as(table).isNotEmpty();
        }
        assertThat(before.get("conductor public.workflow")).isNotEmpty();
    }

    /** A backup of what was restored is the same but for its time. */
    private static void sameAgain(TestingStack stack, Path first) throws Exception {
        Path second = first.resolveSibling("second.backup");
        isGood(stack.run("backup", second.toString()));
        assertThat(entries(stack, second)).isEqualTo(entries(stack, first));
    }

    private static Map<String, Object> entries(TestingStack stack, Path file) throws Exception {
        var entries = new HashMap<String, Object>();
        Object listed = Json.object(isGood(stack.run("backup", "--list", file.toString(), "-o", "json"))
                        .out()
                        .getBytes(StandardCharsets.UTF_8))
                .get("entries");
        for (Object entry : (List<?>) listed) {
            entries.put(String.valueOf(((Map<?, ?>) entry).get("name")), ((Map<?, ?>) entry).get("sha256"));
        }
        // SQLite counts in a file's head how often it was changed; what the journal holds is looked at later.
        assertThat(entries.remove("local/journal.db")).isNotNull();
        return entries;
    }

    private static void worksOn(TestingStack stack, Map<String, String> runs) throws Exception {
        Backend api = api(stack);
        assertThat(api.get("/api/v1/flows").toString()).contains("asks");
        assertThat(api.get("/api/v1/schedules").toString()).contains("yearly");
        assertThat(api.get("/api/v1/webhooks").toString()).contains("hook");
        assertThat(isGood(stack.run("runs", "list", "-o", "json")).out()).contains("hello");

        var worker = new Backend(
                api.url(),
                Files.readString(stack.data.resolve("stack/worker-token")).strip());
        assertThat(worker.send(
                                "POST",
                                "/internal/worker/secrets",
                                Map.of("run", runs.get("asks"), "names", List.of("KEY")),
                                null)
                        .get("values"))
                .isEqualTo(Map.of("KEY", "open sesame"));
        isGood(stack.run("runs", "answer", runs.get("asks"), "ask", "yes", "--cloud"));
        for (Map.Entry<String, String> run : runs.entrySet()) {
            assertThat(ended(api, run.getValue())).as(run.getKey()).isEqualTo("succeeded");
        }
        isGood(stack.run("run", "samples/hello", "--cloud"));
    }

    private static String ended(Backend api, String run) throws Exception {
        for (int i = 0; i < 900; i++) {
            String state = String.valueOf(api.get("/api/v1/runs/" + run).get("state"));
            if (List.of("succeeded", "failed", "cancelled").contains(state)) {
                return state;
            }
            Thread.sleep(100);
        }
        return "open: " + api.get("/api/v1/runs/" + run);
    }
}
