package dev.foldwork.node.builtin.http;

import dev.foldwork.flow.json.Json;
import dev.foldwork.flow.json.JsonException;
import dev.foldwork.node.Connection;
import dev.foldwork.node.NodeFailure;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.jspecify.annotations.Nullable;

/**
 * A token for client credentials (RFC 6749, 4.4), asked for with each attempt and kept nowhere. The address obeys the
 * same rules as every other one, and redirects are not followed: they would carry the client's secret away.
 */
final class OauthToken {

    private static final int LARGEST_ANSWER = 64 * 1024;

    private OauthToken() {}

    private record Answer(int status, @Nullable String token) {}

    static String ask(Connection connection, Reach reach) throws NodeFailure, InterruptedException {
        URI url = reach.checked(HttpConnection.text(connection, "tokenUrl"));
        String client = HttpConnection.encoded(HttpConnection.text(connection, "clientId"));
        String secret = HttpConnection.encoded(HttpConnection.text(connection, "clientSecret"));
        String scope = connection.text("scope");
        String form = "grant_type=client_credentials"
                + (scope == null || scope.isBlank() ? "" : "&scope=" + HttpConnection.encoded(scope));
        var request = new HttpUriRequestBase("POST", url);
        request.setHeader("User-Agent", "Foldwork");
        request.setHeader("Accept", "application/json");
        request.setHeader("Authorization", HttpConnection.basic(client, secret));
        request.setEntity(
                new ByteArrayEntity(form.getBytes(StandardCharsets.UTF_8), ContentType.APPLICATION_FORM_URLENCODED));
        Answer answer = OneCall.send(request, url, reach, OauthToken::read);
        if (answer.token() == null) {
            throw new NodeFailure(
                    "CONNECTION_SIGN_IN",
                    "'" + Reach.host(url) + "' gives no token for the connection '" + connection.name()
                            + "': it answered " + answer.status() + "; look at its client id, secret and scope",
                    OneCall.WORTH_ANOTHER_TRY.contains(answer.status()),
                    null,
                    Duration.ZERO);
        }
        return answer.token();
    }

    private static Answer read(ClassicHttpResponse response) throws IOException {
        if (response.getCode() != 200 || response.getEntity() == null) {
            return new Answer(response.getCode(), null);
        }
        try (InputStream content = response.getEntity().getContent()) {
            Map<String, @Nullable Object> json = Json.object(content.readNBytes(LARGEST_ANSWER));
            Object type = json.get("token_type");
            boolean bearer = type == null || "bearer".equalsIgnoreCase(String.valueOf(type));
            return new Answer(200, bearer && json.get("access_token") instanceof String token ? token : null);
        } catch (JsonException noJson) {
            return new Answer(200, null);
        }
    }
}
