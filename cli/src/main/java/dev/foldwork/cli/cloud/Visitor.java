package dev.foldwork.cli.cloud;

import dev.foldwork.flow.json.Json;
import dev.foldwork.flow.run.RunRefused;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Comes to a backend without a token: to get one, or to sign in as a page would. Not thread-safe. */
public final class Visitor {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final long SLOWER_SECONDS = 5;

    private final URI url;
    private final Map<String, String> session = new LinkedHashMap<>();

    /** Visits this backend. */
    public Visitor(URI url) {
        this.url = url;
    }

    /**
     * A login that waits for approval.
     *
     * @param deviceCode what to ask with
     * @param userCode what a person types
     * @param page where the person types it
     * @param pauseSeconds how long to wait between asking
     */
    public record Device(String deviceCode, String userCode, String page, long pauseSeconds) {

        /** Returns the same with a longer pause, as it has to be after asking too soon. */
        Device slower() {
            return new Device(deviceCode, userCode, page, pauseSeconds + SLOWER_SECONDS);
        }
    }

    private HttpResponse<byte[]> send(String path, Map<String, ? extends @Nullable Object> body) {
        var request = HttpRequest.newBuilder(url.resolve(path))
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .header("Origin", url.toString())
                .POST(BodyPublishers.ofByteArray(Json.bytes(body)));
        session.forEach(request::header);
        return Backend.answer(url, request.build());
    }

    /** Begins a login of a program that calls itself this. */
    public Device begin(String name) {
        Map<String, ?> answer = Backend.json(send("/api/v1/device/authorization", Map.of("name", name)));
        return new Device(
                String.valueOf(answer.get("deviceCode")),
                String.valueOf(answer.get("userCode")),
                String.valueOf(answer.get("verificationUri")),
                answer.get("interval") instanceof Long pause ? pause : SLOWER_SECONDS);
    }

    /** Asks until somebody has decided; fails with the code of the refusal. */
    public Backend await(Device begun) throws InterruptedException {
        Device device = begun;
        while (true) {
            try {
                Map<String, ?> answer =
                        Backend.json(send("/api/v1/device/token", Map.of("deviceCode", device.deviceCode())));
                return new Backend(url, String.valueOf(answer.get("token")));
            } catch (RunRefused refused) {
                device = switch (refused.code()) {
                    case "LOGIN_PENDING" -> device;
                    case "SLOW_DOWN" -> device.slower();
                    default -> throw refused;
                };
            }
            Thread.sleep(Duration.ofSeconds(device.pauseSeconds()));
        }
    }

    /** Signs in with a password; the session lasts as long as this visit is used, and is ended by {@link #leave}. */
    public void signIn(String email, String password) {
        enter(send("/api/v1/sessions", Map.of("email", email, "password", password)));
    }

    /** Comes in by the code of a link. */
    public void join(String code, String email, String name, String password) {
        enter(send(
                "/api/v1/invitations/accept",
                Map.of("code", code, "email", email, "name", name, "password", password)));
    }

    private void enter(HttpResponse<byte[]> answer) {
        session.put(
                "Cookie", answer.headers().firstValue("Set-Cookie").orElse("").replaceFirst(";.*", ""));
        session.put("X-CSRF-Token", String.valueOf(Backend.json(answer).get("csrf")));
    }

    /** Approves a login in the session. */
    public void approve(Device device) {
        send("/api/v1/device/logins/" + device.userCode() + "/approve", Map.of());
    }

    /** Ends the session. */
    public void leave() {
        var request = HttpRequest.newBuilder(url.resolve("/api/v1/sessions/current"))
                .timeout(PATIENCE)
                .header("Origin", url.toString())
                .DELETE();
        session.forEach(request::header);
        Backend.answer(url, request.build());
        session.clear();
    }
}
