package dev.foldwork.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.foldwork.flow.json.Json;
import dev.foldwork.node.Connection;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * A web service on this machine that wants to know who calls, and connections to it: {@code /echo} says what it was
 * sent, {@code /away} sends callers on to another port, {@code /token} gives tokens for client credentials. Ends with
 * the process.
 */
public final class TestingShop {

    /** What the connection {@code shop} signs in with. */
    public static final String KEY = "sesame-open-4711";

    /** What {@code /token} gives. */
    public static final String TOKEN = "granted-token-0815";

    private static final String SECRET = "client secret/4711";

    private final HttpServer server = server();
    private final HttpServer other = server();

    private TestingShop() {
        for (HttpServer each : new HttpServer[] {server, other}) {
            each.createContext("/", this::answer);
            each.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            each.start();
        }
    }

    private static final class Open {
        private static final TestingShop SHOP = new TestingShop();
    }

    private static HttpServer server() {
        try {
            return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException busy) {
            throw new UncheckedIOException(busy);
        }
    }

    private static String address(HttpServer server) {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Returns the connections to it, by name. */
    public static Map<String, Connection> connections() {
        String base = address(Open.SHOP.server);
        var all = new LinkedHashMap<String, Connection>();
        add(all, "shop", Map.of("baseUrl", base + "/v1", "auth", "bearer", "token", KEY));
        add(all, "open_shop", Map.of("baseUrl", base));
        add(all, "by_name", Map.of("baseUrl", base, "auth", "basic", "user", "anna", "password", KEY));
        add(all, "by_header", Map.of("baseUrl", base + "/", "auth", "header", "header", "X-Key", "value", KEY));
        add(all, "partner", oauth(base, SECRET));
        add(all, "stranger", oauth(base, "not the secret"));
        return all;
    }

    private static Map<String, Object> oauth(String base, String secret) {
        return Map.of(
                "baseUrl",
                base,
                "auth",
                "oauth2",
                "tokenUrl",
                base + "/token",
                "clientId",
                "c 1",
                "clientSecret",
                secret);
    }

    private static void add(Map<String, Connection> all, String name, Map<String, Object> fields) {
        all.put(name, new Connection(name, "http", new LinkedHashMap<>(fields)));
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        if (path.endsWith("/token")) {
            token(exchange);
        } else if (path.endsWith("/away")) {
            exchange.getResponseHeaders().set("Location", address(other) + "/echo");
            exchange.sendResponseHeaders(307, -1);
        } else if (path.endsWith("/around")) {
            exchange.getResponseHeaders().set("Location", "/echo");
            exchange.sendResponseHeaders(302, -1);
        } else {
            var json = new LinkedHashMap<String, @Nullable Object>();
            json.put("path", path);
            json.put("authorization", exchange.getRequestHeaders().getFirst("Authorization"));
            json.put("key", exchange.getRequestHeaders().getFirst("X-Key"));
            json.put("signed", signed(exchange));
            send(exchange, 200, json);
        }
        exchange.close();
    }

    private static boolean signed(HttpExchange exchange) {
        String given = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
        return given.equals("Bearer " + KEY)
                || given.equals("Bearer " + TOKEN)
                || given.equals(basic("anna", KEY))
                || KEY.equals(exchange.getRequestHeaders().getFirst("X-Key"));
    }

    private static String basic(String user, String password) {
        byte[] both = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(both);
    }

    private static void token(HttpExchange exchange) throws IOException {
        String form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        boolean known = basic("c+1", "client+secret%2F4711")
                .equals(exchange.getRequestHeaders().getFirst("Authorization"));
        if (known && form.equals("grant_type=client_credentials")) {
            send(exchange, 200, Map.of("access_token", TOKEN, "token_type", "Bearer", "expires_in", 60L));
        } else {
            send(exchange, 401, Map.of("error", "invalid_client"));
        }
    }

    private static void send(HttpExchange exchange, int status, Map<String, ?> json) throws IOException {
        byte[] bytes = Json.bytes(json);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
