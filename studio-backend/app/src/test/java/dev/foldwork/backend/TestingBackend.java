package dev.foldwork.backend;

import dev.foldwork.flow.json.Json;
import dev.foldwork.postgres.PostgresServer;
import dev.foldwork.postgres.PostgresSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jooq.DSLContext;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.FileSystemUtils;

/** One service on a real PostgreSQL for all tests of the process; the cloud engine is away. Ends with the process. */
public final class TestingBackend {

    private static TestingBackend shared;

    private final int port;
    private final Path home;
    private final ConfigurableApplicationContext service;
    private final AtomicInteger names = new AtomicInteger();

    private TestingBackend(int port, Path home, ConfigurableApplicationContext service) {
        this.port = port;
        this.home = home;
        this.service = service;
    }

    /** Returns the service, started with the first call. */
    public static synchronized TestingBackend shared() {
        if (shared == null) {
            try {
                shared = start();
            } catch (Exception failure) {
                throw new IllegalStateException("the test service does not start", failure);
            }
        }
        return shared;
    }

    /** Starts another service, on a database of its own, that is told more. Ends with the process. */
    public static TestingBackend another(String... arguments) {
        try {
            return start(arguments);
        } catch (Exception failure) {
            throw new IllegalStateException("the test service does not start", failure);
        }
    }

    private static TestingBackend start(String... more) throws Exception {
        Path home = Files.createTempDirectory("backend");
        var postgres = PostgresServer.start(new PostgresSettings(home.resolve("pg"), freePort(), List.of("foldwork")));
        int port = freePort();
        Files.writeString(home.resolve("password"), postgres.password());
        var arguments = new ArrayList<String>(List.of(
                "--foldwork.port=" + port,
                "--foldwork.database.url=" + postgres.url("foldwork"),
                "--foldwork.database.password-file=" + home.resolve("password"),
                "--foldwork.conductor=http://127.0.0.1:1/api",
                "--foldwork.token-file=" + home.resolve("token"),
                "--foldwork.worker-token-file=" + home.resolve("worker-token"),
                "--foldwork.secret-key-file=" + home.resolve("secret-key"),
                "--foldwork.setup-link-file=" + home.resolve("setup-link"),
                "--spring.main.register-shutdown-hook=false",
                "--logging.level.com.networknt=ERROR",
                "--logging.level.dev.foldwork.backend.passkey=ERROR",
                "--logging.level.dev.foldwork.backend.run=ERROR"));
        arguments.addAll(List.of(more));
        var service = SpringApplication.run(BackendMain.class, arguments.toArray(String[]::new));
        var backend = new TestingBackend(port, home, service);
        // These tests look at what is written, not at whether it survives a power cut.
        backend.database().execute("alter system set synchronous_commit = off");
        backend.database().execute("select pg_reload_conf()");
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(service, postgres, home)));
        return backend;
    }

    private static void stop(ConfigurableApplicationContext service, PostgresServer postgres, Path home) {
        service.close();
        try {
            postgres.stop();
            FileSystemUtils.deleteRecursively(home);
        } catch (Exception failure) {
            System.err.println("the test database was not stopped: " + failure);
        }
    }

    /** Returns a port on which nothing listens. */
    public static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** Returns the file with the link for the first owner. */
    public Path setupLink() {
        return home.resolve("setup-link");
    }

    /** Returns the database behind the service. */
    public DSLContext database() {
        return service.getBean(DSLContext.class);
    }

    /** Returns a part of the service. */
    public <T> T part(Class<T> type, String name) {
        return service.getBean(name, type);
    }

    /** Makes a team and returns its name. */
    public String team() {
        String name = "team-" + names.incrementAndGet();
        database().execute("insert into team (name) values (?)", name);
        return name;
    }

    /** Returns an owner of a team whose token has these scopes. */
    public TestingCaller caller(String team, String who, String... scopes) {
        return callerAs("owner", team, who, scopes);
    }

    /** Makes a person with a role in a team and returns the id. */
    public UUID person(String team, String name, String role) {
        UUID id = UUID.randomUUID();
        String email = name.toLowerCase(Locale.ROOT).replace(' ', '.') + names.incrementAndGet() + "@example.test";
        database()
                .execute(
                        "insert into person (id, email, email_key, name, created_at) values (?, ?, ?, ?, now())",
                        id,
                        email,
                        email,
                        name);
        database()
                .execute(
                        "insert into membership (team_id, person_id, role, created_at) select id, ?, ?, now() from team where name = ?",
                        id,
                        role,
                        team);
        return id;
    }

    /** Returns a person with a token of a team that has these scopes. */
    public TestingCaller callerOf(UUID person, String team, String... scopes) {
        String token = "fwk_test_" + person + names.incrementAndGet();
        database()
                .execute(
                        "insert into api_token (team_id, name, hash, scopes, person_id) select id, ?, ?, ?, ? from team where name = ?",
                        token,
                        hash(token),
                        scopes,
                        person,
                        team);
        return new TestingCaller("http://127.0.0.1:" + port, token);
    }

    /** Returns somebody without a token. */
    public TestingCaller stranger() {
        return new TestingCaller(base(), new String[0]);
    }

    /** Returns the address of the service, which is an origin of its own pages. */
    public String base() {
        return "http://127.0.0.1:" + port;
    }

    /** Returns a page that sends this cookie. */
    public TestingCaller page(String cookie) {
        var plain = new TestingCaller(base(), new String[] {"Cookie", "foldwork_session=" + cookie});
        String csrf = String.valueOf(plain.get("/api/v1/me").body().get("csrf"));
        return new TestingCaller(
                base(), new String[] {"Cookie", "foldwork_session=" + cookie, "Origin", base(), "X-CSRF-Token", csrf});
    }

    /** Returns somebody who sends these headers, in pairs. */
    public TestingCaller sending(String... headers) {
        return new TestingCaller(base(), headers);
    }

    /** Returns a person's page in a team, signed in without a password. */
    public TestingCaller signedIn(UUID person, String team) {
        String cookie = "cookie-" + person + names.incrementAndGet();
        database()
                .execute(
                        "insert into session (hash, team_id, person_id, agent, address, created_at, seen_at, expires_at)"
                                + " select ?, id, ?, '', '', now(), now(), now() + interval '1 day' from team where name = ?",
                        hash(cookie),
                        person,
                        team);
        return page(cookie);
    }

    private static byte[] hash(String token) {
        return HexFormat.of().parseHex(Json.sha256(token.getBytes(StandardCharsets.UTF_8)));
    }

    /** Returns somebody with this role in a team whose token has these scopes. */
    public TestingCaller callerAs(String role, String team, String who, String... scopes) {
        String token = "fwk_test_" + team + "_" + who + "_" + names.incrementAndGet();
        database()
                .execute(
                        "insert into api_token (team_id, name, hash, scopes, role) select id, ?, ?, ?, ? from team where name = ?",
                        who,
                        hash(token),
                        scopes,
                        role,
                        team);
        return new TestingCaller("http://127.0.0.1:" + port, token);
    }
}
