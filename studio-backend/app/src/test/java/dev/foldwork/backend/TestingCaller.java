package dev.foldwork.backend;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.foldwork.flow.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Somebody with a token, calling the service over HTTP. */
public final class TestingCaller {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final String base;
    private final String[] proof;

    TestingCaller(String base, String token) {
        this(base, new String[] {"Authorization", "Bearer " + token});
    }

    /** Somebody who sends these headers, in pairs, to prove who it is. */
    TestingCaller(String base, String[] proof) {
        this.base = base;
        this.proof = proof;
    }

    /** Returns the headers, in pairs, that prove who this is. */
    public List<String> proof() {
        return List.of(proof);
    }

    /** What the service answered; the body is empty for an answer without one. */
    public record Answer(
            int status,
            Map<String, Object> body,
            String tag,
            List<String> cookies,
            String retryAfter,
            String location) {

        /** Returns the code of a refusal, after looking at its form. */
        public String code() {
            assertThat(body).containsKeys("type", "title", "status", "detail", "code", "problems", "traceId");
            assertThat(body.get("status")).isEqualTo((long) status);
            return text("code");
        }

        public String text(String name) {
            return String.valueOf(body.get(name));
        }

        /** Returns the secret in the cookie that the answer sets. */
        public String cookie() {
            assertThat(cookies).hasSize(1);
            return cookies.getFirst().replaceFirst(";.*", "").replaceFirst("^[^=]+=", "");
        }

        public long whole(String name) {
            return (Long) body.get(name);
        }

        @SuppressWarnings("unchecked")
        public List<Map<String, Object>> list(String name) {
            return (List<Map<String, Object>>) body.get(name);
        }

        @SuppressWarnings("unchecked")
        public Map<String, Object> object(String name) {
            return (Map<String, Object>) body.get(name);
        }

        /** Returns itself when the status is this one. */
        public Answer is(int expected) {
            assertThat(status).as(() -> Json.write(body)).isEqualTo(expected);
            return this;
        }
    }

    /** Opens what goes on for longer than an answer. */
    public InputStream stream(String path) throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(base + path)).headers(proof).build();
        HttpResponse<InputStream> response = HTTP.send(request, BodyHandlers.ofInputStream());
        Answered.note(response);
        assertThat(response.statusCode()).isEqualTo(200);
        return response.body();
    }

    public Answer get(String path) {
        return send("GET", path, null);
    }

    /** Returns a file that the service offers. */
    public byte[] file(String path) {
        try {
            HttpResponse<byte[]> response = HTTP.send(request(path).GET().build(), BodyHandlers.ofByteArray());
            Answered.note(response);
            assertThat(response.statusCode())
                    .as(() -> new String(response.body(), UTF_8))
                    .isEqualTo(200);
            return response.body();
        } catch (IOException | InterruptedException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** Sends bytes that are not JSON. */
    public Answer bytes(String path, byte[] bytes) {
        return answer(request(path)
                .header("Content-Type", "application/octet-stream")
                .POST(BodyPublishers.ofByteArray(bytes)));
    }

    private HttpRequest.Builder request(String path) {
        var request = HttpRequest.newBuilder(URI.create(base + path)).timeout(Duration.ofMinutes(2));
        return proof.length == 0 ? request : request.headers(proof);
    }

    public Answer post(String path, Map<String, ?> body, String... headers) {
        return send("POST", path, body, headers);
    }

    /** Sends a change made from a revision. */
    public Answer change(String method, String path, long revision, Map<String, ?> body) {
        return send(method, path, body, "If-Match", "\"" + revision + "\"");
    }

    public Answer send(String method, String path, Map<String, ?> body, String... headers) {
        var request = request(path)
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(Json.write(body)));
        if (body != null) {
            request.header("Content-Type", "application/json");
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        return answer(request);
    }

    private static Answer answer(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = HTTP.send(request.build(), BodyHandlers.ofString());
            Answered.note(response);
            return new Answer(
                    response.statusCode(),
                    isJson(response) ? Json.object(response.body()) : Map.of(),
                    response.headers().firstValue("ETag").orElse(""),
                    response.headers().allValues("Set-Cookie"),
                    response.headers().firstValue("Retry-After").orElse(""),
                    response.headers().firstValue("Location").orElse(""));
        } catch (IOException | InterruptedException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static boolean isJson(HttpResponse<String> response) {
        return !response.body().isEmpty()
                && response.headers().firstValue("Content-Type").orElse("").contains("json");
    }
}
