package dev.foldwork.secret;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.foldwork.flow.json.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** An unwise server: sends back everything it was sent, in every form it can think of. */
final class TestingEcho implements AutoCloseable {

    private static final int LARGE = 300 * 1024;

    private final HttpServer server;
    private final String token;
    private final AtomicLong heard = new AtomicLong();

    /** Gives this token to whoever asks for one. */
    TestingEcho(String token) throws IOException {
        this.token = token;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    String host() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    /** Returns how often the mark stood in what was sent, to see that nodes do get the values. */
    long heard() {
        return heard.get();
    }

    private void answer(HttpExchange exchange) throws IOException {
        if (exchange.getRequestURI().getPath().startsWith("/token")) {
            grant(exchange);
            return;
        }
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String headers = exchange.getRequestHeaders().get("X-Key") + " "
                + exchange.getRequestHeaders().get("Authorization");
        String address = exchange.getRequestURI().getQuery();
        String all = body + " " + headers + " " + address;
        heard.addAndGet(all.split(Canary.MARK, -1).length - 1);
        var answer = new LinkedHashMap<String, @Nullable Object>();
        answer.put("raw", all);
        answer.put("json", Json.write(List.of(body, headers)));
        answer.put("form", URLEncoder.encode(all, StandardCharsets.UTF_8));
        for (String padding : List.of("", "u", "us")) {
            byte[] padded = (padding + all).getBytes(StandardCharsets.UTF_8);
            answer.put("base64" + padding, Base64.getEncoder().encodeToString(padded));
            answer.put("url64" + padding, Base64.getUrlEncoder().encodeToString(padded));
        }
        answer.put("hex", HexFormat.of().formatHex(all.getBytes(StandardCharsets.UTF_8)));
        answer.put(all, "as a name");
        send(exchange, exchange.getRequestURI().getPath(), answer, all);
    }

    private void grant(HttpExchange exchange) throws IOException {
        byte[] bytes = Json.bytes(Map.of("access_token", token));
        exchange.sendResponseHeaders(200, bytes.length);
        try (var out = exchange.getResponseBody()) {
            out.write(bytes);
        }
        exchange.close();
    }

    private void send(HttpExchange exchange, String path, Map<String, @Nullable Object> answer, String all)
            throws IOException {
        int status = path.startsWith("/refuse") ? 418 : path.startsWith("/redirect") ? 307 : 200;
        if (status == 307) {
            String query = String.valueOf(exchange.getRequestURI().getRawQuery());
            exchange.getResponseHeaders().set("Location", "/echo?again&" + query);
        }
        exchange.getResponseHeaders().set("X-Back", URLEncoder.encode(all, StandardCharsets.UTF_8));
        byte[] bytes = Json.bytes(answer);
        if (path.startsWith("/large")) {
            bytes = (" ".repeat(LARGE) + Json.write(answer)).getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/plain; charset=utf-8");
        } else {
            exchange.getResponseHeaders().set("Content-Type", "application/json");
        }
        exchange.sendResponseHeaders(status, bytes.length);
        try (var out = exchange.getResponseBody()) {
            out.write(bytes);
        }
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
