package dev.foldwork.conductor.worker;

import dev.foldwork.conductor.client.CloudException;
import dev.foldwork.flow.json.Json;
import dev.foldwork.flow.json.JsonException;
import dev.foldwork.node.secret.Given;
import dev.foldwork.node.secret.Needed;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Gets secrets and connections from a studio's backend for one attempt, and keeps none of them. Thread-safe. */
public final class HttpSecretSource implements SecretSource, AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final URI address;
    private final String token;
    private final HttpClient http;

    /**
     * Asks the backend at this address, such as {@code http://127.0.0.1:7300}.
     *
     * @param token a token with the workers' scope
     */
    public HttpSecretSource(URI backend, String token) {
        this.address = backend.resolve("/internal/worker/secrets");
        this.token = token;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(5))
                .build();
    }

    @Override
    public Given given(String run, Needed needed) throws InterruptedException {
        var body = new LinkedHashMap<String, @Nullable Object>();
        body.put("run", run);
        body.put("names", List.copyOf(needed.secrets()));
        body.put("connections", List.copyOf(needed.connections()));
        HttpRequest request = HttpRequest.newBuilder(address)
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(Json.bytes(body)))
                .build();
        try {
            HttpResponse<byte[]> response = http.send(request, BodyHandlers.ofByteArray());
            if (response.statusCode() != 200) {
                throw new CloudException(
                        response.statusCode(),
                        "The backend answered " + response.statusCode() + " to a worker that needs secrets",
                        null);
            }
            return Given.fromJson(Json.object(response.body()));
        } catch (IOException | JsonException away) {
            throw new CloudException(0, "The backend does not give the secrets that a node needs: " + away, away);
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
