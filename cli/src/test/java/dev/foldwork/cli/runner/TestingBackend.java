package dev.foldwork.cli.runner;

import dev.foldwork.backend.BackendMain;
import dev.foldwork.cli.cloud.Backend;
import dev.foldwork.cli.cloud.RemoteRuns;
import dev.foldwork.flow.json.Json;
import dev.foldwork.flow.nodetype.NodeTypes;
import dev.foldwork.flow.run.RunEvent;
import dev.foldwork.flow.trace.SpanSink;
import dev.foldwork.postgres.PostgresServer;
import dev.foldwork.postgres.PostgresSettings;
import dev.foldwork.testing.TestingNodes;
import dev.foldwork.testing.cloud.TestingCloud;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/** A backend on a real PostgreSQL that can be started again; the cloud engine is away. */
final class TestingBackend implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final List<String> FINAL = List.of("succeeded", "failed", "cancelled");

    private final Path home;
    private final PostgresServer postgres;
    private final int port = TestingCloud.freePort();
    private final String proxy;
    private final SpanSink spans;
    private ConfigurableApplicationContext service;
    private String token;

    /** @param proxyPort of a double through which runners come */
    TestingBackend(Path home, int proxyPort) throws Exception {
        this(home, proxyPort, SpanSink.NONE);
    }

    TestingBackend(Path home, int proxyPort, SpanSink spans) throws Exception {
        this.spans = spans;
        this.home = Files.createDirectories(home);
        this.proxy = "127.0.0.1:" + proxyPort;
        postgres = PostgresServer.start(
                new PostgresSettings(home.resolve("pg"), TestingCloud.freePort(), List.of("foldwork")));
        Files.writeString(home.resolve("password"), postgres.password());
        start();
        newTeam();
    }

    int port() {
        return port;
    }

    void start() {
        var properties = new LinkedHashMap<String, Object>();
        properties.put("foldwork.port", port);
        properties.put("foldwork.database.url", postgres.url("foldwork"));
        properties.put(
                "foldwork.database.password-file", home.resolve("password").toString());
        properties.put("foldwork.conductor", "http://127.0.0.1:1/api");
        properties.put("foldwork.token-file", home.resolve("token").toString());
        properties.put(
                "foldwork.worker-token-file", home.resolve("worker-token").toString());
        properties.put("foldwork.secret-key-file", home.resolve("secret-key").toString());
        properties.put("foldwork.setup-link-file", home.resolve("setup-link").toString());
        properties.put("foldwork.allowed-hosts", proxy);
        properties.put("logging.level.dev.foldwork.backend", "ERROR");
        service = new SpringApplicationBuilder(BackendMain.class)
                .initializers(context -> {
                    var beans = (GenericApplicationContext) context;
                    beans.registerBean(NodeTypes.class, TestingNodes::types);
                    beans.registerBean(SpanSink.class, () -> spans);
                })
                .properties(properties)
                .registerShutdownHook(false)
                .run();
    }

    void stop() {
        service.close();
    }

    DSLContext database() {
        return service.getBean(DSLContext.class);
    }

    /** Goes over to a team of its own; from now on everything is seen as one of its owners sees it. */
    void newTeam() {
        token = "fwk_test_" + UUID.randomUUID();
        String team = "t-" + token.substring(9);
        database().execute("insert into team (name) values (?)", team);
        byte[] hash = HexFormat.of().parseHex(Json.sha256(token.getBytes(StandardCharsets.UTF_8)));
        database()
                .execute(
                        "insert into api_token (team_id, name, hash, scopes, role) select id, ?, ?, '{admin}', 'owner' from team"
                                + " where name = ?",
                        team,
                        hash,
                        team);
    }

    /** Returns the backend as an owner of the team sees it. */
    Backend api() {
        return new Backend(URI.create("http://127.0.0.1:" + port), token);
    }

    /** Starts a run of nodes on a runner and returns its id. */
    String run(String runner, String spec, Map<String, ?> more) throws Exception {
        var body = new LinkedHashMap<String, Object>(more);
        String text = "apiVersion: foldwork/v1\nkind: Flow\nmetadata: { name: given }\nspec:\n" + spec.indent(2);
        body.put("flow", Map.of("main", "given.flow.yaml", "files", Map.of("given.flow.yaml", text)));
        body.put("engine", "local");
        if (runner != null) {
            body.put("runner", runner);
        }
        return String.valueOf(api().send("POST", "/api/v1/runs", body, null).get("id"));
    }

    Map<String, Object> get(String run) throws Exception {
        return api().get("/api/v1/runs/" + run);
    }

    String state(String run) throws Exception {
        return String.valueOf(get(run).get("state"));
    }

    void post(String path, Map<String, ?> body) throws Exception {
        api().send("POST", path, body, null);
    }

    interface Look {
        boolean holds() throws Exception;
    }

    static void await(String what, Look look) throws Exception {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!look.holds()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("never: " + what);
            }
            Thread.sleep(20);
        }
    }

    /** Waits for a run's end and returns it. */
    Map<String, Object> end(String run) throws Exception {
        await("the end of " + run, () -> FINAL.contains(state(run)));
        return get(run);
    }

    void await(String run, String state) throws Exception {
        await(run + " is " + state, () -> state(run).equals(state));
    }

    void awaitAsking(String run) throws Exception {
        await(run + " asks", () -> Boolean.TRUE.equals(get(run).get("asking")));
    }

    /** Returns the events of a run that has ended, as readers get them. */
    List<RunEvent> events(String run) throws Exception {
        var events = new ArrayList<RunEvent>();
        new RemoteRuns(api(), null).follow(run, 0, events::add);
        return events;
    }

    /** Counts what is still to be brought for a run. */
    int asked(String run) {
        return database().fetchCount(DSL.table("run_request"), DSL.condition("run_id = ?", UUID.fromString(run)));
    }

    /** Returns the runners of the team. */
    List<?> runners() throws Exception {
        return (List<?>) api().get("/api/v1/runners").get("runners");
    }

    /** Returns the id of the only runner once it is connected, or not. */
    String runner(boolean connected) throws Exception {
        await(
                "a runner that is connected: " + connected,
                () -> runners().stream()
                        .map(each -> ((Map<?, ?>) each).get("connected"))
                        .toList()
                        .equals(List.of(connected)));
        return String.valueOf(((Map<?, ?>) runners().getFirst()).get("id"));
    }

    @Override
    public void close() throws Exception {
        service.close();
        postgres.stop();
    }

    static String text(Object value) {
        return Json.canonical(value);
    }
}
