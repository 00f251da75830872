package dev.foldwork.backend.trigger;

import static dev.foldwork.backend.trigger.TestingBackend.body;
import static dev.foldwork.backend.trigger.TestingBackend.eventually;
import static dev.foldwork.backend.trigger.TestingBackend.flow;
import static org.assertj.core.api.Assertions.assertThat;

import dev.foldwork.backend.trigger.TestingBackend.Answer;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Webhooks on a real database. */
@ExtendWith(SharedBackend.class)
class WebhooksTest {

    static TestingBackend backend;
    static TestingClock clock;

    @BeforeAll
    static void open(TestingBackend shared) {
        backend = shared;
        clock = shared.clock;
    }

    private static Answer create(Object... more) throws Exception {
        var body = body("name", "hook", "flow", flow("hook"));
        body.putAll(body(more));
        Answer answer = backend.post("/api/v1/webhooks", body);
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(201);
        return answer;
    }

    private static HttpRequest.Builder request(String path, String type, String body) {
        return backend.request(path).header("Content-Type", type).POST(BodyPublishers.ofString(body));
    }

    private static Answer deliver(String path, String type, String body) throws Exception {
        return TestingBackend.send(request(path, type, body));
    }

    private static Map<?, ?> inputs(Answer accepted) throws Exception {
        assertThat(accepted.status()).as(accepted.response().body()).isEqualTo(202);
        return (Map<?, ?>)
                backend.get("/api/v1/runs/" + accepted.text("run")).json().get("inputs");
    }

    @Test
    void turnsBodiesIntoInputs() throws Exception {
        String fields = create().text("path");
        assertThat(inputs(deliver(fields, "application/json", "{\"n\":5}"))).isEqualTo(Map.of("n", 5L));
        assertThat(inputs(deliver(fields, "application/json", ""))).isEqualTo(Map.of("n", 1L));
        assertThat(inputs(deliver(fields, "application/x-www-form-urlencoded", "body=a+%C3%A4&x=1&x=2")))
                .isEqualTo(Map.of("n", 1L, "body", "a ä", "x", List.of("1", "2")));
        assertThat(TestingBackend.send(request(fields, "application/json", "{}").header("Accept", "text/html"))
                        .status())
                .isEqualTo(202);
        assertThat(deliver(fields, "application/json", "[1]").code()).isEqualTo("REQUEST_INVALID");
        assertThat(deliver(fields, "application/json", "{").code()).isEqualTo("JSON_INVALID");
        assertThat(deliver(fields, "application/json", "{\"n\":\"x\"}").code()).isEqualTo("INPUT_INVALID");
        assertThat(deliver(fields, "application/x-www-form-urlencoded", "a=%zz").code())
                .isEqualTo("REQUEST_INVALID");
        assertThat(deliver(fields, "multipart/form-data; boundary=x", "--x--").code())
                .isEqualTo("MEDIA_TYPE_UNSUPPORTED");
        String whole = create("bodyInput", "body", "inputs", body("n", 7L)).text("path");
        assertThat(inputs(deliver(whole, "text/plain", "hallo"))).isEqualTo(Map.of("n", 7L, "body", "hallo"));
        assertThat(inputs(deliver(whole, "application/cloudevents+json", "[{\"n\":1}]")))
                .isEqualTo(Map.of("n", 7L, "body", List.of(Map.of("n", 1L))));
        String fixed = create("inputs", body("n", 9L)).text("path");
        assertThat(inputs(deliver(fixed, "application/json", "{\"n\":5}"))).isEqualTo(Map.of("n", 9L));
    }

    @Test
    void opensToNobodyWithoutTheSecret() throws Exception {
        Answer hook = create();
        String path = hook.text("path");
        assertThat(path).matches("/hooks/fwh_[A-Za-z0-9_-]{43}");
        String other = path.substring(0, path.length() - 1) + (path.endsWith("A") ? "B" : "A");
        assertThat(deliver(other, "application/json", "{}").code()).isEqualTo("NOT_FOUND");
        for (String wrong :
                List.of(path + "/", path + "x", path + "/x", path.replace("/hooks", "/Hooks"), "/hooks/x", "/hooks/")) {
            assertThat(deliver(wrong, "application/json", "{}").code())
                    .as(wrong)
                    .isEqualTo("TOKEN_MISSING");
        }
        assertThat(TestingBackend.send(backend.request(path).GET()).code()).isEqualTo("TOKEN_MISSING");
        assertThat(TestingBackend.send(request(path, "application/json", "{}").header("Origin", "https://evil.test"))
                        .code())
                .isEqualTo("ORIGIN_REFUSED");
        String shown =
                backend.get("/api/v1/webhooks/" + hook.text("id")).response().body()
                        + backend.get("/api/v1/webhooks").response().body();
        assertThat(shown).contains(hook.text("id")).doesNotContain("fwh_").doesNotContain("whsec_");
        String stored = backend.service
                .getBean(DSLContext.class)
                .fetch("select * from webhook_secret")
                .toString();
        assertThat(stored).doesNotContain(path.substring(7));
    }

    private static HttpRequest.Builder signed(Answer hook, String id, long time, String body) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(
                Base64.getDecoder().decode(hook.text("signingKey").substring(6)), "HmacSHA256"));
        byte[] sum = mac.doFinal((id + "." + time + "." + body).getBytes(StandardCharsets.UTF_8));
        return request(hook.text("path"), "application/json", body)
                .header("webhook-id", id)
                .header("webhook-timestamp", Long.toString(time))
                .header("webhook-signature", "v1a,x v1," + Base64.getEncoder().encodeToString(sum));
    }

    @Test
    void takesOnlyWhatIsSignedNow() throws Exception {
        Answer hook = create("signed", true);
        assertThat(hook.json()).containsEntry("signed", true);
        long now = clock.instant().getEpochSecond();
        Answer taken = TestingBackend.send(signed(hook, "m1", now - 299, "{\"n\":3}"));
        assertThat(inputs(taken)).isEqualTo(Map.of("n", 3L));
        Answer replayed = TestingBackend.send(signed(hook, "m1", now - 299, "{\"n\":3}"));
        assertThat(replayed.json()).containsEntry("duplicate", true).containsEntry("run", taken.text("run"));
        for (var refused : List.of(
                signed(hook, "m2", now - 301, "{}"),
                signed(hook, "m2", now + 301, "{}"),
                signed(hook, "m2", now, "{}").setHeader("webhook-id", "m3"),
                signed(hook, "m2", now, "{}").setHeader("webhook-timestamp", "" + (now + 1)),
                signed(hook, "m2", now, "{}").setHeader("webhook-timestamp", "99999999999999999999"),
                signed(hook, "m2", now, "{}").setHeader("webhook-signature", "v1,AAAA"),
                signed(hook, "m2", now, "{}").setHeader("webhook-signature", "v1,%"),
                signed(hook, "m2", now, "{}").POST(BodyPublishers.ofString("{ }")),
                request(hook.text("path"), "application/json", "{}"))) {
            assertThat(TestingBackend.send(refused).code()).isEqualTo("SIGNATURE_INVALID");
        }
        assertThat(TestingBackend.send(signed(hook, "m.2", now, "{}")).code()).isEqualTo("REQUEST_INVALID");
        String key = "whsec_" + Base64.getEncoder().encodeToString(new byte[24]);
        assertThat(create("signed", true, "signingKey", key).text("signingKey")).isEqualTo(key);
        for (var wrong : List.of(body("signed", true, "signingKey", "short"), body("signingKey", key))) {
            wrong.putAll(body("name", "x", "flow", flow("x")));
            assertThat(backend.post("/api/v1/webhooks", wrong).code()).isEqualTo("REQUEST_INVALID");
        }
    }

    @Test
    void startsOneRunHoweverOftenADeliveryIsSent() throws Exception {
        Answer hook = create("perMinute", 1_000L);
        var runs = new HashSet<String>();
        int fresh = 0;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Answer>> answers = java.util.stream.IntStream.range(0, 80)
                    .mapToObj(i -> threads.submit(() -> TestingBackend.send(
                            request(hook.text("path"), "application/json", "{}").header("webhook-id", "d" + i % 4))))
                    .toList();
            for (Future<Answer> answer : answers) {
                assertThat(answer.get().status()).isEqualTo(202);
                runs.add(answer.get().text("run"));
                fresh += answer.get().json().get("duplicate").equals(false) ? 1 : 0;
            }
        }
        assertThat(runs).hasSize(4);
        assertThat(fresh).isEqualTo(4);
        Answer page = backend.get("/api/v1/webhooks/" + hook.text("id") + "/deliveries?limit=3");
        Answer rest =
                backend.get("/api/v1/webhooks/" + hook.text("id") + "/deliveries?limit=3&before=" + page.text("next"));
        assertThat(page.list("deliveries")).hasSize(3);
        assertThat(rest.list("deliveries")).hasSize(1);
        backend.service.getBean(DeliveryStore.class).forget(clock.instant().plusSeconds(1));
        assertThat(TestingBackend.send(request(hook.text("path"), "application/json", "{}")
                                .header("webhook-id", "d0"))
                        .json())
                .containsEntry("duplicate", false);
    }

    @Test
    void limitsSizeAndRate() throws Exception {
        String path = create("bodyInput", "body", "perMinute", 5L).text("path");
        assertThat(deliver(path, "text/plain", "x".repeat(1 << 20)).status()).isEqualTo(202);
        assertThat(deliver(path, "text/plain", "x".repeat((1 << 20) + 1)).code())
                .isEqualTo("BODY_TOO_LARGE");
        var chunked = backend.request(path)
                .header("Content-Type", "text/plain")
                .POST(BodyPublishers.ofInputStream(() -> new java.io.ByteArrayInputStream(new byte[3 << 20])));
        assertThat(TestingBackend.send(chunked).code()).isEqualTo("BODY_TOO_LARGE");
        assertThat(deliver(path, "text/plain", "a").status()).isEqualTo(202);
        assertThat(deliver(path, "text/plain", "b").status()).isEqualTo(202);
        Answer limited = deliver(path, "text/plain", "c");
        assertThat(limited.code()).isEqualTo("RATE_LIMITED");
        assertThat(limited.status()).isEqualTo(429);
        assertThat(Integer.parseInt(
                        limited.response().headers().firstValue("Retry-After").orElseThrow()))
                .isBetween(1, 13);
        assertThat(deliver(create().text("path"), "application/json", "{}").status())
                .isEqualTo(202);
    }

    @Test
    void answersAfterTheRunWhenAsked() throws Exception {
        Answer hook = create("answer", "after_run", "waitSeconds", 20L);
        var waiting = CompletableFuture.supplyAsync(() -> delivered(hook, "w1"));
        backend.finish(runOf(hook, "w1"), "succeeded", Map.of("v", 1L));
        assertThat(waiting.get().status()).isEqualTo(200);
        assertThat(waiting.get().json()).isEqualTo(Map.of("v", 1L));
        assertThat(delivered(hook, "w1").json()).isEqualTo(Map.of("v", 1L));
        var failing = CompletableFuture.supplyAsync(() -> delivered(hook, "w2"));
        backend.finish(runOf(hook, "w2"), "failed", Map.of());
        assertThat(failing.get().code()).isEqualTo("WEBHOOK_RUN_FAILED");
        backend.call(
                "PUT",
                "/api/v1/webhooks/" + hook.text("id"),
                body("name", "hook", "answer", "after_run", "waitSeconds", 1L));
        assertThat(delivered(hook, "w3").status()).isEqualTo(202);
    }

    private static Answer delivered(Answer hook, String id) {
        try {
            return TestingBackend.send(
                    request(hook.text("path"), "application/json", "{}").header("webhook-id", id));
        } catch (Exception failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static String runOf(Answer hook, String delivery) throws Exception {
        String path = "/api/v1/webhooks/" + hook.text("id") + "/deliveries";
        eventually(delivery, () -> backend.get(path).response().body().contains("\"" + delivery + "\""));
        return backend.get(path).list("deliveries").getFirst().get("run").toString();
    }

    @Test
    void rotatesPausesAndGoes() throws Exception {
        Answer hook = create("signed", true);
        String at = "/api/v1/webhooks/" + hook.text("id");
        long now = clock.instant().getEpochSecond();
        Answer kept = backend.post(at + "/rotate", body("signed", true, "keepSeconds", 60L));
        assertThat(kept.text("path")).isNotEqualTo(hook.text("path"));
        assertThat(TestingBackend.send(signed(hook, "r1", now, "{}")).status()).isEqualTo(202);
        assertThat(TestingBackend.send(signed(kept, "r1", now, "{}")).json()).containsEntry("duplicate", true);
        Answer plain = backend.post(at + "/rotate", body());
        assertThat(plain.json()).containsEntry("signed", false).containsEntry("signingKey", null);
        assertThat(TestingBackend.send(signed(hook, "r2", now, "{}")).code()).isEqualTo("NOT_FOUND");
        assertThat(TestingBackend.send(signed(kept, "r2", now, "{}")).code()).isEqualTo("NOT_FOUND");
        assertThat(deliver(plain.text("path"), "application/json", "{}").status())
                .isEqualTo(202);
        assertThat(backend.post(at + "/pause", null).json()).containsEntry("paused", true);
        assertThat(deliver(plain.text("path"), "application/json", "{}").code()).isEqualTo("WEBHOOK_PAUSED");
        assertThat(backend.post(at + "/resume", null).json()).containsEntry("paused", false);
        assertThat(deliver(plain.text("path"), "application/json", "{}").status())
                .isEqualTo(202);
        var store = backend.service.getBean(WebhookStore.class);
        assertThat(store.find(UUID.randomUUID(), UUID.fromString(hook.text("id"))))
                .isEmpty();
        assertThat(store.delete(UUID.randomUUID(), UUID.fromString(hook.text("id"))))
                .isFalse();
        assertThat(backend.call("DELETE", at, null).status()).isEqualTo(204);
        assertThat(deliver(plain.text("path"), "application/json", "{}").code()).isEqualTo("NOT_FOUND");
        assertThat(backend.get(at).code()).isEqualTo("WEBHOOK_UNKNOWN");
    }
}
