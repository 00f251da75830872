package dev.foldwork.node.builtin.http;

import dev.foldwork.flow.json.Json;
import dev.foldwork.node.NodeContext;
import dev.foldwork.node.NodeExecutor;
import dev.foldwork.node.NodeFailure;
import dev.foldwork.node.NodeInput;
import dev.foldwork.node.NodeResult;
import dev.foldwork.node.Settings;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.jspecify.annotations.Nullable;

/**
 * {@code http.request@1}: one call, redirects included.
 *
 * <p>What is not public is refused in three layers: in the address, in what its name means, and in the socket that
 * connects. Every redirect goes through all of them again, and leaves the flow's headers and what a connection adds
 * behind when it leaves the origin: no list could tell which of them are secret.
 */
public final class HttpRequest implements NodeExecutor {

    private static final int MOST_REDIRECTS = 5;
    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);
    private static final Set<String> OWN_HEADERS = Set.of("host", "content-length", "transfer-encoding", "connection");

    @Override
    public String type() {
        return "http.request@1";
    }

    @Override
    public NodeResult execute(NodeInput input, NodeContext context) throws NodeFailure, InterruptedException {
        var settings = new Settings(input.settings());
        var reach = new Reach(context.resources());
        String method = settings.has("method") ? settings.text("method") : "GET";
        var connection = HttpConnection.of(input.connection());
        URI first = reach.checked(withQuery(connection.address(settings.text("url")), settings.map("query")));
        Map<String, String> signature = connection.signature(reach, context);
        URI url = first;
        for (int redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
            var request = request(method, url, settings, context, isSameOrigin(url, first) ? signature : null);
            Answer answer = OneCall.send(request, url, reach, response -> answer(response, context));
            if (answer.location() == null) {
                expect(settings, answer.outputs());
                return new NodeResult.Done(answer.outputs(), null);
            }
            url = reach.checked(url.resolve(answer.location()).toString());
            if (answer.status() == 303 || answer.status() < 303 && method.equals("POST")) {
                method = "GET";
            }
        }
        throw new NodeFailure("TOO_MANY_REDIRECTS", "'" + first + "' redirects more than " + MOST_REDIRECTS + " times");
    }

    private record Answer(int status, @Nullable String location, Map<String, @Nullable Object> outputs) {}

    private static boolean isSameOrigin(URI one, URI other) {
        return one.getScheme().equalsIgnoreCase(other.getScheme())
                && one.getHost().equalsIgnoreCase(other.getHost())
                && Reach.port(one) == Reach.port(other);
    }

    private static String withQuery(String url, Map<String, @Nullable Object> query) {
        var text = new StringBuilder(url);
        query.forEach((name, value) -> {
            for (Object each : value instanceof List<?> list ? list : java.util.Collections.singletonList(value)) {
                text.append(text.indexOf("?") < 0 ? '?' : '&')
                        .append(URLEncoder.encode(name, StandardCharsets.UTF_8))
                        .append('=')
                        .append(URLEncoder.encode(text(each), StandardCharsets.UTF_8));
            }
        });
        return text.toString();
    }

    private static String text(@Nullable Object value) {
        return value instanceof String text ? text : value == null ? "" : Json.write(value);
    }

    /**
     * Makes a call.
     *
     * @param signature what the connection adds; null when the call leaves the origin that the headers are meant for
     */
    private static HttpUriRequestBase request(
            String method, URI url, Settings settings, NodeContext context, @Nullable Map<String, String> signature)
            throws NodeFailure {
        var request = new HttpUriRequestBase(method, url);
        request.setHeader("User-Agent", "Foldwork");
        if (!method.equals("GET") && !method.equals("HEAD")) {
            request.setHeader("Idempotency-Key", context.executionId());
        }
        if (context.traceparent() != null) {
            request.setHeader("traceparent", context.traceparent());
        }
        headers(request, settings.map("headers"), signature);
        Object body = settings.value("body");
        if (body != null && !method.equals("GET") && !method.equals("HEAD")) {
            boolean plain = body instanceof String;
            var type =
                    plain ? ContentType.TEXT_PLAIN.withCharset(StandardCharsets.UTF_8) : ContentType.APPLICATION_JSON;
            byte[] bytes = plain ? body.toString().getBytes(StandardCharsets.UTF_8) : Json.bytes(body);
            request.setEntity(new ByteArrayEntity(bytes, type));
        }
        return request;
    }

    private static void headers(
            HttpUriRequestBase request, Map<String, @Nullable Object> headers, @Nullable Map<String, String> signature)
            throws NodeFailure {
        for (Map.Entry<String, @Nullable Object> header : headers.entrySet()) {
            String name = header.getKey();
            if (OWN_HEADERS.contains(name.toLowerCase(Locale.ROOT))) {
                throw new NodeFailure("HEADER_RESERVED", "Header '" + name + "' is set by the node itself");
            }
            if (signature != null && signature.keySet().stream().anyMatch(name::equalsIgnoreCase)) {
                throw new NodeFailure("HEADER_RESERVED", "Header '" + name + "' is set by the connection");
            }
            if (signature != null) {
                request.setHeader(name, oneLine(text(header.getValue())));
            }
        }
        if (signature != null) {
            signature.forEach((name, value) -> request.setHeader(name, oneLine(value)));
        }
    }

    private static String oneLine(String value) {
        return value.replaceAll("[\\r\\n]", " ");
    }

    private static Answer answer(ClassicHttpResponse response, NodeContext context) throws IOException {
        Header location = response.getFirstHeader("Location");
        if (REDIRECTS.contains(response.getCode()) && location != null) {
            return new Answer(response.getCode(), location.getValue(), Map.of());
        }
        var outputs = Exchange.outputs(response, context.resources().artifacts());
        return new Answer(response.getCode(), null, outputs);
    }

    private static void expect(Settings settings, Map<String, @Nullable Object> outputs) throws NodeFailure {
        long status = outputs.get("status") instanceof Number number ? number.longValue() : 0;
        List<@Nullable Object> expected = settings.list("expect");
        boolean good = expected.isEmpty() ? status >= 200 && status < 300 : expected.contains(status);
        if (!good) {
            var details = new LinkedHashMap<String, @Nullable Object>();
            details.put("status", status);
            details.put("body", outputs.get("body"));
            throw new NodeFailure(
                    "HTTP_STATUS",
                    "The server answered " + status + ": name it in 'expect' when that is fine",
                    OneCall.WORTH_ANOTHER_TRY.contains((int) status),
                    details,
                    retryAfter(outputs.get("headers")));
        }
    }

    private static Duration retryAfter(@Nullable Object headers) {
        Object value = headers instanceof Map<?, ?> map ? map.get("retry-after") : null;
        return value != null && value.toString().matches("\\d{1,5}")
                ? Duration.ofSeconds(Long.parseLong(value.toString()))
                : Duration.ZERO;
    }
}
