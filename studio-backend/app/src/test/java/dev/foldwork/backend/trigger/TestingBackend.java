package dev.foldwork.backend.trigger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.foldwork.backend.Answered;
import dev.foldwork.backend.BackendMain;
import dev.foldwork.backend.run.RunIntake;
import dev.foldwork.conductor.client.KeyedEvent;
import dev.foldwork.flow.json.Json;
import dev.foldwork.flow.run.RunEvent.Kind;
import dev.foldwork.postgres.PostgresServer;
import dev.foldwork.postgres.PostgresSettings;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jooq.DSLContext;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.util.FileSystemUtils;

/** The service on a real PostgreSQL with a clock of the test's, and the cloud engine away. */
final class TestingBackend implements AutoCloseable {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    final TestingClock clock;
    final PostgresServer postgres;
    final ConfigurableApplicationContext service;
    final int port;
    private final Path home;
    private final String token;

    TestingBackend(Path home, TestingClock clock) throws Exception {
        this.home = home;
        this.clock = clock;
        postgres = PostgresServer.start(new PostgresSettings(home.resolve("pg"), freePort(), List.of("foldwork")));
        port = freePort();
        Files.writeString(home.resolve("password"), postgres.password());
        service = new SpringApplicationBuilder(BackendMain.class)
                .initializers((GenericApplicationContext context) -> context.registerBean(
                        "testingClock", InstantSource.class, () -> clock, bean -> bean.setPrimary(true)))
                .run(
                        "--foldwork.port=" + port,
                        "--foldwork.database.url=" + postgres.url("foldwork"),
                        "--foldwork.database.password-file=" + home.resolve("password"),
                        "--foldwork.conductor=http://127.0.0.1:1/api",
                        "--logging.level.dev.foldwork.backend.run=ERROR",
                        "--foldwork.token-file=" + home.resolve("token"),
                        "--foldwork.worker-token-file=" + home.resolve("worker-token"),
                        "--foldwork.secret-key-file=" + home.resolve("secret-key"));
        token = Files.readString(home.resolve("token")).strip();
    }

    private static int freePort() throws Exception {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** A flow whose inputs are n and whatever else comes. */
    static Map<String, Object> flow(String name) {
        String text = """
                apiVersion: foldwork/v1
                kind: Flow
                metadata: { name: %s }
                spec:
                  inputs: { type: object, properties: { n: { type: integer, default: 1 }, body: {} } }
                  nodes: { a: { type: data.set@1, with: { v: "${ inputs.n }" } } }
                  outputs: { v: "${ nodes.a.v }" }
                """.formatted(name);
        return Map.of("main", "f.flow.yaml", "files", Map.of("f.flow.yaml", text));
    }

    /** Publishes a flow as {@link #flow} has it and returns its id; once more it has another version. */
    String published(String name) throws Exception {
        String text = String.valueOf(((Map<?, ?>) flow(name).get("files")).get("f.flow.yaml"));
        Answer made = post("/api/v1/flows", Map.of("text", text));
        assertThat(made.status()).as(made.response().body()).isEqualTo(201);
        publish(made.text("id"), 1);
        return made.text("id");
    }

    /** Makes a version of a draft that has this revision. */
    void publish(String flow, long revision) throws Exception {
        Answer version = send(authorized("/api/v1/flows/" + flow + "/versions")
                .header("If-Match", "\"" + revision + "\"")
                .POST(BodyPublishers.ofString("{}")));
        assertThat(version.status()).as(version.response().body()).isEqualTo(201);
    }

    /** Replaces the text of a draft and returns its new revision. */
    long rewrite(String flow, String text, long revision) throws Exception {
        Answer saved = send(authorized("/api/v1/flows/" + flow + "/draft")
                .header("If-Match", "\"" + revision + "\"")
                .PUT(BodyPublishers.ofString(Json.write(Map.of("text", text)))));
        assertThat(saved.status()).as(saved.response().body()).isEqualTo(200);
        return (Long) saved.json().get("revision");
    }

    static Map<String, Object> body(Object... pairs) {
        var body = new LinkedHashMap<String, Object>();
        for (int i = 0; i < pairs.length; i += 2) {
            body.put(pairs[i].toString(), pairs[i + 1]);
        }
        return body;
    }

    record Answer(int status, Map<String, Object> json, HttpResponse<String> response) {

        String text(String field) {
            return String.valueOf(json.get(field));
        }

        @SuppressWarnings("unchecked")
        List<Map<String, Object>> list(String field) {
            return (List<Map<String, Object>>) json.get(field);
        }

        /** Returns the code of a refusal. */
        String code() {
            assertThat(response.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
            return text("code");
        }
    }

    Answer call(String verb, String path, Map<String, ?> body) throws Exception {
        var publisher = body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(Json.write(body));
        return send(authorized(path).method(verb, publisher));
    }

    HttpRequest.Builder authorized(String path) {
        return request(path).header("Authorization", "Bearer " + token).header("Content-Type", "application/json");
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofSeconds(30));
    }

    static Answer send(HttpRequest.Builder request) throws Exception {
        HttpResponse<String> response = HTTP.send(request.build(), BodyHandlers.ofString());
        Answered.note(response);
        String text = response.body();
        return new Answer(response.statusCode(), text.isEmpty() ? Map.of() : Json.object(text), response);
    }

    Answer get(String path) throws Exception {
        return call("GET", path, null);
    }

    /** Returns a member of every entry of a list, read two at a time. */
    List<String> pages(String path, String listed, String member) throws Exception {
        var all = new ArrayList<String>();
        String before = "";
        while (true) {
            Answer page = get(path + "?limit=2" + before);
            page.list(listed).forEach(each -> all.add(each.get(member).toString()));
            if (page.json().get("next") == null) {
                return all;
            }
            before = "&before=" + page.text("next");
        }
    }

    /** Looks that a list refuses bounds that are none. */
    void refusesBadPages(String path) throws Exception {
        for (String query : List.of("limit=0", "limit=201", "limit=x", "before=x")) {
            assertThat(get(path + "?" + query).code()).as(query).isEqualTo("REQUEST_INVALID");
        }
    }

    Answer post(String path, Map<String, ?> body) throws Exception {
        return call("POST", path, body);
    }

    /** Makes a runner of the team that is away, and returns its id. */
    String runner(String name) {
        return service.getBean(DSLContext.class)
                .fetchSingle(
                        "insert into runner (team_id, instance, name, version, created_at, seen_at)"
                                + " select id, gen_random_uuid(), ?, '1', now(), now() from team where name = 'default' returning id",
                        name)
                .get(0)
                .toString();
    }

    /** Ends a run as the engine would. */
    void finish(String run, String state, Map<String, Object> output) {
        var data = body("state", state, "output", output);
        service.getBean(RunIntake.class)
                .take(List.of(new KeyedEvent(run, "", 0, Kind.RUN_FINISHED, 0, clock.instant(), data)));
    }

    static void eventually(String what, Callable<Boolean> condition) throws Exception {
        long end = System.nanoTime() + Duration.ofSeconds(15).toNanos();
        while (!condition.call()) {
            assertThat(System.nanoTime()).as(what).isLessThan(end);
            Thread.sleep(20);
        }
    }

    @Override
    public void close() throws Exception {
        service.close();
        postgres.stop();
        FileSystemUtils.deleteRecursively(home);
    }
}
