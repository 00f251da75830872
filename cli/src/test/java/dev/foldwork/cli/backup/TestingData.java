package dev.foldwork.cli.backup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.foldwork.cli.TestingCli;
import dev.foldwork.cli.TestingCli.Child;
import dev.foldwork.cli.TestingCli.Ended;
import dev.foldwork.flow.json.Json;
import dev.foldwork.postgres.PostgresServer;
import dev.foldwork.postgres.PostgresSettings;
import dev.foldwork.testing.cloud.TestingCloud;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;

/** A data folder with a database of the service's shape, made without the service, and commands on it as processes. */
record TestingData(Path home) {

    static final String ARTIFACT = Json.sha256("an artifact".getBytes(StandardCharsets.UTF_8));

    /** Makes one with this many rows beside the few that migrations make. */
    static TestingData make(Path home, int rows) throws Exception {
        var made = new TestingData(home);
        Path program = Files.createDirectories(home.resolve("program/backend"));
        Path schema = TestingCloud.checkout().resolve("studio-backend/schema/target");
        try (Stream<Path> files = Files.list(schema)) {
            Path jar = files.filter(file -> file.getFileName().toString().matches("studio-schema-\\d.*\\.jar"))
                    .findFirst()
                    .orElseThrow();
            Files.copy(jar, program.resolve(jar.getFileName()));
        }
        Path stack = Files.createDirectories(made.data().resolve("stack"));
        for (String key : List.of("secret-key", "token", "worker-token")) {
            Files.writeString(stack.resolve(key), "the " + key);
        }
        Path artifacts = stack.resolve("worker/artifacts").resolve(ARTIFACT.substring(0, 2));
        Files.createDirectories(artifacts);
        Files.writeString(artifacts.resolve(ARTIFACT), "an artifact");
        var server = PostgresServer.start(
                new PostgresSettings(stack.resolve("postgres"), TestingCloud.freePort(), List.of("foldwork")));
        try {
            Flyway.configure()
                    .dataSource(server.url("foldwork"), PostgresSettings.USER, server.password())
                    .load()
                    .migrate();
            try (var connection = DriverManager.getConnection(
                            server.url("foldwork"), PostgresSettings.USER, server.password());
                    var statement = connection.createStatement()) {
                statement.execute("insert into audit_event (team_id, at, name, via, action, subject, detail)"
                        + " select id, now(), 'x', 'token', 'action ' || n, md5(n::text), '' from team,"
                        + " generate_series(1, " + rows + ") n");
            }
        } finally {
            server.stop();
        }
        return made;
    }

    Path data() {
        return home.resolve("data");
    }

    Child start(String before, Path data, String... arguments) throws IOException {
        return new TestingCli(data)
                .start(before, Map.of("FOLDWORK_HOME", home.resolve("program").toString()), arguments);
    }

    Ended run(Path data, String... arguments) throws Exception {
        return start("true", data, arguments).end();
    }

    /** Backs up into a new file. */
    Path backup(String name) throws Exception {
        Path file = home.resolve(name);
        Ended ended = run(data(), "backup", file.toString());
        assertThat(ended.code()).as(ended.err()).isZero();
        return file;
    }

    /** Returns every file below a folder with its size and time; what a command said is not among them. */
    static Map<String, String> everything(Path folder) throws IOException {
        var all = new TreeMap<String, String>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile)
                    .filter(each -> !each.getFileName().toString().matches("(out|err)\\d+"))
                    .toList()) {
                all.put(folder.relativize(file).toString(), Files.size(file) + " " + Files.getLastModifiedTime(file));
            }
        }
        return all;
    }
}
