package dev.foldwork.backend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.foldwork.flow.json.Json;
import java.io.IOException;
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

    public Answer get(String path) {
        return send("GET", path, null);
    }

    public Answer post(String path, Map<String, ?> body, String... headers) {
        return send("POST", path, body, headers);
    }

    /** Sends a change made from a revision. */
    public Answer change(String method, String path, long revision, Map<String, ?> body) {
        return send(method, path, body, "If-Match", "\"" + revision + "\"");
    }

    public Answer send(String method, String path, Map<String, ?> body, String... headers) {
        var request = HttpRequest.newBuilder(URI.create(base + path))
                .timeout(Duration.ofMinutes(2))
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(Json.write(body)));
        if (body != null) {
            request.header("Content-Type", "application/json");
        }
        if (proof.length > 0) {
            request.headers(proof);
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            HttpResponse<String> response = HTTP.send(request.build(), BodyHandlers.ofString());
            return new Answer(
                    response.statusCode(),
                    response.body().isEmpty() ? Map.of() : Json.object(response.body()),
                    response.headers().firstValue("ETag").orElse(""),
                    response.headers().allValues("Set-Cookie"),
                    response.headers().firstValue("Retry-After").orElse(""),
                    response.headers().firstValue("Location").orElse(""));
        } catch (IOException | InterruptedException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
