package dev.foldwork.cli.cloud;

import dev.foldwork.cli.CliFailure;
import dev.foldwork.cli.ExitCode;
import dev.foldwork.cli.ProblemText;
import dev.foldwork.flow.json.Json;
import dev.foldwork.flow.run.RunRefused;
import dev.foldwork.flow.trace.Traceparent;
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
import org.jspecify.annotations.Nullable;

/**
 * Calls a backend with a token. Thread-safe.
 *
 * @param url where it is, such as {@code http://127.0.0.1:7300}
 * @param token sent with every call
 */
public record Backend(URI url, String token) {

    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** Returns what stands at a path; fails with {@link RunRefused} or {@link CliFailure}, as every call does. */
    public Map<String, @Nullable Object> get(String path) {
        return json(request(path).GET().timeout(PATIENCE).build());
    }

    Map<String, @Nullable Object> post(
            String path, Map<String, ? extends @Nullable Object> body, @Nullable String key) {
        var request = request(path)
                .header("Content-Type", "application/json")
                .timeout(PATIENCE)
                .POST(BodyPublishers.ofByteArray(Json.bytes(body)));
        if (key != null) {
            request.header("Idempotency-Key", key);
        }
        return json(request.build());
    }

    /**
     * Sends a change.
     *
     * @param body null for none
     * @param revision the revision it was made from, null where none is asked for
     */
    public Map<String, @Nullable Object> send(
            String method,
            String path,
            @Nullable Map<String, ? extends @Nullable Object> body,
            @Nullable Long revision) {
        var publisher = body == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(Json.bytes(body));
        var request = request(path).timeout(PATIENCE).method(method, publisher);
        if (body != null) {
            request.header("Content-Type", "application/json");
        }
        if (revision != null) {
            request.header("If-Match", "\"" + revision + "\"");
        }
        return json(request.build());
    }

    /** Opens a stream that may stay open as long as the run goes on. */
    InputStream stream(String path) throws IOException {
        HttpRequest request =
                request(path).header("Accept", "text/event-stream").GET().build();
        HttpResponse<InputStream> response = send(request, BodyHandlers.ofInputStream());
        if (response.statusCode() != 200) {
            try (InputStream body = response.body()) {
                throw refused(response.statusCode(), body.readAllBytes());
            }
        }
        return response.body();
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(url.resolve(path)).header("Authorization", "Bearer " + token);
        // Whoever calls this command within a trace finds the run in it.
        Traceparent.read(System.getenv("TRACEPARENT"))
                .ifPresent(caller -> request.header("traceparent", caller.text()));
        return request;
    }

    /** Ends something; the answer has no body. */
    void delete(String path) {
        json(request(path).DELETE().timeout(PATIENCE).build());
    }

    private Map<String, @Nullable Object> json(HttpRequest request) {
        return json(answer(url, request));
    }

    /** Returns the answer of a backend that took the request; fails with its refusal otherwise. */
    static HttpResponse<byte[]> answer(URI url, HttpRequest request) {
        HttpResponse<byte[]> response;
        try {
            response = send(request, BodyHandlers.ofByteArray());
        } catch (IOException away) {
            throw unreachable(url, away);
        }
        if (response.statusCode() >= 300) {
            throw refused(response.statusCode(), response.body());
        }
        return response;
    }

    static Map<String, @Nullable Object> json(HttpResponse<byte[]> answer) {
        return answer.body().length == 0 ? Map.of() : Json.object(answer.body());
    }

    private static <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> handler)
            throws IOException {
        try {
            return HTTP.send(request, handler);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", interrupted);
        }
    }

    CliFailure unreachable(IOException away) {
        return unreachable(url, away);
    }

    private static CliFailure unreachable(URI url, IOException away) {
        return new CliFailure(
                "CLOUD_UNREACHABLE",
                ExitCode.UNREACHABLE,
                "The backend at " + url + " cannot be reached ("
                        + away.getClass().getSimpleName() + ")",
                "start it with 'foldwork up', or set FOLDWORK_URL");
    }

    private static RuntimeException refused(int status, byte[] body) {
        Map<String, @Nullable Object> problem;
        try {
            problem = Json.object(body);
        } catch (RuntimeException other) {
            return new CliFailure("BACKEND_ANSWER", ExitCode.FAILED, "The backend answered " + status, "");
        }
        var problems = problem.get("problems") instanceof List<?> list
                ? ProblemText.read(list)
                : List.<dev.foldwork.flow.Problem>of();
        return new RunRefused(String.valueOf(problem.get("code")), String.valueOf(problem.get("detail")), problems);
    }
}
