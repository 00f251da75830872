package dev.foldwork.backend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.foldwork.flow.json.Json;
import dev.foldwork.postgres.PostgresServer;
import dev.foldwork.postgres.PostgresSettings;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** What the service refuses, on a real PostgreSQL, with the cloud engine away. */
class DoorsTest {

    private static final String FLOW = """
            apiVersion: foldwork/v1
            kind: Flow
            metadata: { name: door }
            spec:
              inputs: { type: object, properties: { n: { type: integer, default: 1 } } }
              nodes: { a: { type: data.set@1, with: { v: "${ inputs.n }" } } }
              outputs: { v: "${ nodes.a.v }" }
            """;

    @TempDir
    static Path home;

    static PostgresServer postgres;
    static ConfigurableApplicationContext service;
    static int port;
    static String token;
    static String workerToken;
    static final HttpClient HTTP = HttpClient.newHttpClient();

    @BeforeAll
    static void open() throws Exception {
        postgres = PostgresServer.start(new PostgresSettings(home.resolve("pg"), freePort(), List.of("foldwork")));
        port = freePort();
        Files.writeString(home.resolve("password"), postgres.password());
        service = SpringApplication.run(
                BackendMain.class,
                "--foldwork.port=" + port,
                "--foldwork.database.url=" + postgres.url("foldwork"),
                "--foldwork.database.password-file=" + home.resolve("password"),
                "--foldwork.conductor=http://127.0.0.1:1/api",
                "--foldwork.token-file=" + home.resolve("token"),
                "--foldwork.worker-token-file=" + home.resolve("worker-token"),
                "--foldwork.secret-key-file=" + home.resolve("secret-key"),
                "--foldwork.studio=" + studio());
        token = Files.readString(home.resolve("token")).strip();
        workerToken = Files.readString(home.resolve("worker-token")).strip();
    }

    @AfterAll
    static void close() throws Exception {
        service.close();
        postgres.stop();
    }

    private static Path studio() throws Exception {
        Path studio = Files.createDirectories(home.resolve("studio"));
        Files.writeString(studio.resolve("index.html"), "<!doctype html>");
        return studio;
    }

    private static int freePort() throws Exception {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(java.time.Duration.ofSeconds(30));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        HttpResponse<String> response = HTTP.send(request.build(), BodyHandlers.ofString());
        Answered.note(response);
        return response;
    }

    private static HttpRequest.Builder as(String who, String path) {
        return request(path).header("Authorization", "Bearer " + who);
    }

    private static HttpRequest.Builder post(String path, Map<String, ?> body) {
        return as(token, path)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(Json.write(body)));
    }

    private static Map<String, Object> start(Map<String, ?> inputs) {
        var body = new LinkedHashMap<String, Object>();
        body.put("flow", Map.of("main", "door.flow.yaml", "files", Map.of("door.flow.yaml", FLOW)));
        body.put("inputs", inputs);
        return body;
    }

    private static String code(HttpResponse<String> response) {
        assertThat(response.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        Map<String, Object> problem = Json.object(response.body());
        assertThat(problem).containsKeys("type", "title", "status", "detail", "code", "problems", "traceId");
        assertThat(((Number) problem.get("status")).intValue()).isEqualTo(response.statusCode());
        return String.valueOf(problem.get("code"));
    }

    /**
     * Every route in every spelling: without a token nothing but the public ones answers: whether the service is up, how
     * people may sign in, challenges that open nothing without a passkey, and the pages of the studio, which hold nothing. No provider is set, so that there is none to
     * go to, and the studio has no files.
     */
    @Test
    void answersNothingWithoutAToken() throws Exception {
        var paths = new ArrayList<String>();
        service.getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .keySet()
                .forEach(mapping -> mapping.getPatternValues()
                        .forEach(pattern -> paths.add(
                                pattern.replaceAll("\\{\\w+}", UUID.randomUUID().toString()))));
        assertThat(paths).hasSizeGreaterThan(12);
        int refused = 0;
        for (String path : paths) {
            for (String spelling : List.of(
                    path,
                    path + "/",
                    path + "//",
                    path.toUpperCase(java.util.Locale.ROOT),
                    path + ".json",
                    path + "%2f",
                    path + ";x=1",
                    "/" + path,
                    path + "?x=/health/live",
                    path.replaceFirst("/", "/%2e/"),
                    "/health/live/.." + path,
                    "/health/live%2f.." + path,
                    path + "%00")) {
                for (String verb : List.of("GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "HEAD", "TRACE")) {
                    boolean open = isOpen(verb, path) && spelling.split("\\?")[0].equals(path);
                    int status = raw(verb, spelling);
                    if (open) {
                        assertThat(status).as(verb + " " + spelling).isEqualTo(200);
                    } else {
                        refused++;
                        assertThat(status).as(verb + " " + spelling).isIn(400, 401, 404, 405, 501);
                    }
                }
            }
        }
        System.out.println("doors: " + refused + " requests without a token refused");
    }

    private static boolean isOpen(String verb, String path) {
        return switch (verb) {
            case "GET" -> path.startsWith("/health/") || path.equals("/api/v1/sign-in") || isPage(path);
            case "HEAD" -> isPage(path);
            case "POST" -> path.equals("/api/v1/sign-in/passkey");
            default -> false;
        };
    }

    private static boolean isPage(String path) {
        return !path.matches("/(api|internal|hooks|health|assets|error)(/.*)?");
    }

    /** Sends a request line as it is, which no client would. */
    private static int raw(String verb, String path) throws Exception {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(5_000);
            socket.getOutputStream()
                    .write((verb + " " + path + " HTTP/1.1\r\nHost: 127.0.0.1:" + port
                                    + "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.UTF_8));
            String answer = new String(socket.getInputStream().readNBytes(12), StandardCharsets.UTF_8);
            return Integer.parseInt(answer.substring(9, 12));
        }
    }

    /** The contract names exactly the routes that are served. */
    @Test
    void theContractIsComplete() throws Exception {
        var written = new TreeSet<String>(Contract.operations().keySet());
        var served = new TreeSet<String>();
        service.getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .keySet()
                .forEach(mapping -> mapping.getPatternValues().stream()
                        .filter(path -> !path.equals("/error"))
                        .forEach(path -> mapping.getMethodsCondition()
                                .getMethods()
                                .forEach(verb -> served.add(verb + " " + path))));
        assertThat(written).isEqualTo(served);
    }

    @Test
    void refusesForeignHostsAndOrigins() throws Exception {
        assertThat(code(send(as(token, "/api/v1/runs").header("Origin", "https://evil.test"))))
                .isEqualTo("ORIGIN_REFUSED");
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.getOutputStream()
                    .write(("GET /api/v1/runs HTTP/1.1\r\nHost: evil.test\r\nAuthorization: Bearer " + token
                                    + "\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.UTF_8));
            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .startsWith("HTTP/1.1 403")
                    .contains("HOST_REFUSED");
            Answered.note("GET", "/api/v1/runs", "HOST_REFUSED");
        }
    }

    @Test
    void keepsScopesApart() throws Exception {
        assertThat(code(send(request("/api/v1/runs")))).isEqualTo("TOKEN_MISSING");
        assertThat(code(send(as("fwk_wrong", "/api/v1/runs")))).isEqualTo("TOKEN_INVALID");
        assertThat(code(send(as(workerToken, "/api/v1/runs")))).isEqualTo("ACCESS_DENIED");
        assertThat(code(send(as(token, "/internal/worker/events")
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString("{\"events\":[]}")))))
                .isEqualTo("ACCESS_DENIED");
        assertThat(Files.getPosixFilePermissions(home.resolve("token")))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void namesEveryFaultOfARequest() throws Exception {
        assertThat(code(send(post("/api/v1/runs", Map.of("flow", "x"))))).isEqualTo("REQUEST_INVALID");
        assertThat(code(send(post("/api/v1/runs", Map.of("flw", Map.of()))))).isEqualTo("REQUEST_INVALID");
        assertThat(code(send(as(token, "/api/v1/runs")
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString("{")))))
                .isEqualTo("JSON_INVALID");
        assertThat(code(send(as(token, "/api/v1/runs")
                        .header("Content-Type", "text/plain")
                        .POST(BodyPublishers.ofString("x")))))
                .isEqualTo("MEDIA_TYPE_UNSUPPORTED");
        assertThat(code(send(post("/api/v1/runs", start(Map.of("n", "word")))))).isEqualTo("INPUT_INVALID");
        var broken = Map.of(
                "flow",
                Map.of(
                        "main",
                        "b.flow.yaml",
                        "files",
                        Map.of("b.flow.yaml", FLOW.replace("data.set@1", "data.sett@1"))));
        HttpResponse<String> invalid = send(post("/api/v1/runs", broken));
        assertThat(code(invalid)).isEqualTo("FLOW_INVALID");
        assertThat(invalid.body()).contains("NODE_TYPE_UNKNOWN", "\"line\":6");
        assertThat(code(send(as(token, "/api/v1/runs/" + UUID.randomUUID())))).isEqualTo("RUN_UNKNOWN");
        assertThat(code(send(as(token, "/api/v1/runs/nonsense")))).isEqualTo("RUN_UNKNOWN");
        assertThat(code(send(as(token, "/api/v1/runs?limit=0")))).isEqualTo("REQUEST_INVALID");
        assertThat(code(send(as(token, "/nowhere")))).isEqualTo("NOT_FOUND");
        assertThat(code(send(as(token, "/api/v1/runs").DELETE()))).isEqualTo("METHOD_NOT_ALLOWED");
        assertThat(code(send(
                        as(token, "/api/v1/runs").header("Accept", "image/png").GET())))
                .isEqualTo("NOT_ACCEPTABLE");
    }

    @Test
    void startsOnceUnderOneKeyAndKeepsTheRunWhileTheEngineIsAway() throws Exception {
        String key = UUID.randomUUID().toString();
        HttpResponse<String> first =
                send(post("/api/v1/runs", start(Map.of("n", 5L))).header("Idempotency-Key", key));
        assertThat(first.statusCode()).isEqualTo(201);
        HttpResponse<String> again =
                send(post("/api/v1/runs", start(Map.of("n", 5L))).header("Idempotency-Key", key));
        String run = String.valueOf(Json.object(first.body()).get("id"));
        assertThat(Json.object(again.body()).get("id")).isEqualTo(run);
        assertThat(code(send(post("/api/v1/runs", start(Map.of("n", 6L))).header("Idempotency-Key", key))))
                .isEqualTo("IDEMPOTENCY_CONFLICT");
        assertThat(code(send(post("/api/v1/runs/" + run + "/retry", Map.of())))).isEqualTo("RUN_NOT_UNSUCCESSFUL");
        assertThat(code(send(post("/api/v1/runs/" + run + "/answers", Map.of("path", "a", "answer", 1L)))))
                .isEqualTo("QUESTION_NOT_OPEN");
        assertThat(send(post("/api/v1/runs/" + run + "/cancel", Map.of())).statusCode())
                .isEqualTo(202);
        HttpResponse<String> events = send(as(token, "/api/v1/runs/" + run + "/events"));
        assertThat(events.body()).contains("id: 1\n", "run_started", "run_finished", "cancelled", "event: end");
        HttpResponse<String> rest =
                send(as(token, "/api/v1/runs/" + run + "/events").header("Last-Event-ID", "1"));
        assertThat(rest.body()).doesNotContain("run_started").contains("run_finished");
        assertThat(code(send(post("/api/v1/runs/" + run + "/cancel", Map.of()))))
                .isEqualTo("RUN_FINAL");
    }
}
