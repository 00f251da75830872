package dev.foldwork.cli.cloud;

import dev.foldwork.backend.BackendMain;
import dev.foldwork.cli.TestingCli;
import dev.foldwork.flow.json.Json;
import dev.foldwork.postgres.PostgresServer;
import dev.foldwork.postgres.PostgresSettings;
import dev.foldwork.testing.cloud.TestingCloud;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jooq.DSLContext;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.FileSystemUtils;

/** A backend on a real PostgreSQL for all tests of the process; the cloud engine is away. Ends with the process. */
public final class TestingStudio {

    private static TestingStudio shared;

    private final int port;
    private final ConfigurableApplicationContext service;
    private final AtomicInteger names = new AtomicInteger();

    private TestingStudio(int port, ConfigurableApplicationContext service) {
        this.port = port;
        this.service = service;
    }

    /** Returns the backend, started with the first call. */
    public static synchronized TestingStudio shared() {
        if (shared == null) {
            try {
                shared = start();
            } catch (Exception failure) {
                throw new IllegalStateException("the test backend does not start", failure);
            }
        }
        return shared;
    }

    private static TestingStudio start() throws Exception {
        Path home = Files.createTempDirectory("studio");
        var postgres = PostgresServer.start(
                new PostgresSettings(home.resolve("pg"), TestingCloud.freePort(), List.of("foldwork")));
        int port = TestingCloud.freePort();
        Files.writeString(home.resolve("password"), postgres.password());
        var service = SpringApplication.run(
                BackendMain.class,
                "--foldwork.port=" + port,
                "--foldwork.database.url=" + postgres.url("foldwork"),
                "--foldwork.database.password-file=" + home.resolve("password"),
                "--foldwork.conductor=http://127.0.0.1:1/api",
                "--foldwork.token-file=" + home.resolve("token"),
                "--foldwork.worker-token-file=" + home.resolve("worker-token"),
                "--foldwork.secret-key-file=" + home.resolve("secret-key"),
                "--foldwork.setup-link-file=" + home.resolve("setup-link"),
                "--spring.main.register-shutdown-hook=false",
                "--logging.level.dev.foldwork.backend.run=ERROR");
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            service.close();
            try {
                postgres.stop();
                FileSystemUtils.deleteRecursively(home);
            } catch (Exception failure) {
                System.err.println("the test database was not stopped: " + failure);
            }
        }));
        return new TestingStudio(port, service);
    }

    /** Returns the database behind the backend. */
    public DSLContext database() {
        return service.getBean(DSLContext.class);
    }

    /** Makes a team and returns its name. */
    public String team() {
        String name = "cli-team-" + names.incrementAndGet();
        database().execute("insert into team (name) values (?)", name);
        return name;
    }

    /** Returns the backend as somebody of a team sees it whose token has these scopes. */
    public Backend backend(String team, String who, String... scopes) {
        String token = "fwk_test_" + team + "_" + who + "_" + names.incrementAndGet();
        byte[] hash = HexFormat.of().parseHex(Json.sha256(token.getBytes(StandardCharsets.UTF_8)));
        database()
                .execute(
                        "insert into api_token (team_id, name, hash, scopes, role) select id, ?, ?, ?, 'owner' from team where name = ?",
                        who,
                        hash,
                        scopes,
                        team);
        return new Backend(java.net.URI.create("http://127.0.0.1:" + port), token);
    }

    /** Returns the command line of somebody, with its data in this folder. */
    public TestingCli cli(Path data, String team, String who, String... scopes) throws IOException {
        Backend backend = backend(team, who, scopes);
        Path stack = Files.createDirectories(data.resolve("stack"));
        Files.writeString(stack.resolve("url"), backend.url().toString());
        Files.writeString(stack.resolve("token"), backend.token());
        return new TestingCli(data);
    }
}
