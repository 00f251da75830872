package dev.foldwork.backend.people;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.foldwork.backend.Answered;
import dev.foldwork.flow.json.Json;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A browser for tests: keeps cookies by host and goes nowhere by itself. */
final class Browser {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final Map<String, Map<String, String>> cookies = new TreeMap<>();

    /** What a server answered. */
    record Page(int status, String body, String location) {

        String code() {
            return String.valueOf(Json.object(body).get("code"));
        }
    }

    Map<String, String> cookies(URI place) {
        return cookies.computeIfAbsent(place.getAuthority(), host -> new LinkedHashMap<>());
    }

    Page get(URI place) {
        return send(HttpRequest.newBuilder(place));
    }

    /** Goes somewhere as a person who wants to see a page. */
    Page show(URI place) {
        return send(HttpRequest.newBuilder(place).header("Accept", "text/html,application/xhtml+xml;q=0.9"));
    }

    Page form(URI place, Map<String, String> fields) {
        return send(HttpRequest.newBuilder(place)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(query(fields))));
    }

    /** Sends what a script of the service's own page sends. */
    Page json(URI place, Map<String, ?> body, String... headers) {
        var request = HttpRequest.newBuilder(place)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(Json.write(body)));
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    static String query(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(each -> each.getKey() + "=" + URLEncoder.encode(each.getValue(), UTF_8))
                .collect(Collectors.joining("&"));
    }

    private Page send(HttpRequest.Builder request) {
        HttpRequest.Builder timed = request.timeout(Duration.ofMinutes(1));
        URI place = timed.build().uri();
        Map<String, String> kept = cookies(place);
        if (!kept.isEmpty()) {
            timed.header(
                    "Cookie",
                    kept.entrySet().stream()
                            .map(each -> each.getKey() + "=" + each.getValue())
                            .collect(Collectors.joining("; ")));
        }
        try {
            HttpResponse<String> answer = HTTP.send(timed.build(), BodyHandlers.ofString());
            Answered.note(answer);
            answer.headers().allValues("Set-Cookie").forEach(line -> keep(kept, line));
            return new Page(
                    answer.statusCode(),
                    answer.body(),
                    answer.headers().firstValue("Location").orElse(""));
        } catch (IOException | InterruptedException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static void keep(Map<String, String> kept, String line) {
        String[] pair = line.split(";")[0].split("=", 2);
        if (pair[1].isEmpty() || line.contains("Max-Age=0")) {
            kept.remove(pair[0]);
        } else {
            kept.put(pair[0], pair[1]);
        }
    }
}
