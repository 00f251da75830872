package dev.foldwork.backend.trigger;

import static dev.foldwork.backend.trigger.TestingBackend.body;
import static dev.foldwork.backend.trigger.TestingBackend.flow;
import static org.assertj.core.api.Assertions.assertThat;

import dev.foldwork.backend.trigger.TestingBackend.Answer;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What people do with webhooks: each refusal and each page. */
@ExtendWith(SharedBackend.class)
class WebhookRoutesTest {

    static TestingBackend backend;

    @BeforeAll
    static void open(TestingBackend shared) {
        backend = shared;
    }

    @BeforeEach
    void remove() {
        backend.service.getBean(DSLContext.class).execute("delete from webhook");
    }

    private static Map<String, Object> terms(Object... more) {
        var terms = body("name", "hook", "flow", flow("hook"));
        terms.putAll(body(more));
        return terms;
    }

    @Test
    void givesListAndHistoryInPages() throws Exception {
        var made = new ArrayList<String>();
        Answer hook = null;
        for (int i = 0; i < 5; i++) {
            hook = backend.post("/api/v1/webhooks", terms());
            made.addFirst(hook.text("id"));
        }
        assertThat(backend.pages("/api/v1/webhooks", "webhooks", "id")).isEqualTo(made);
        for (int i = 0; i < 3; i++) {
            var delivered = TestingBackend.send(backend.request(hook.text("path"))
                    .header("Content-Type", "application/json")
                    .header("webhook-id", "d" + i)
                    .POST(BodyPublishers.ofString("{}")));
            assertThat(delivered.status()).isEqualTo(202);
        }
        String deliveries = "/api/v1/webhooks/" + hook.text("id") + "/deliveries";
        assertThat(backend.pages(deliveries, "deliveries", "delivery")).containsExactly("d2", "d1", "d0");
        backend.refusesBadPages("/api/v1/webhooks");
        backend.refusesBadPages(deliveries);
    }

    @Test
    void everyRouteRefusesWhatIsNotThere() throws Exception {
        for (String id : List.of(UUID.randomUUID().toString(), "x")) {
            String at = "/api/v1/webhooks/" + id;
            for (Answer answer : List.of(
                    backend.get(at),
                    backend.call("PUT", at, terms()),
                    backend.call("DELETE", at, null),
                    backend.post(at + "/rotate", body()),
                    backend.post(at + "/pause", null),
                    backend.post(at + "/resume", null),
                    backend.get(at + "/deliveries"))) {
                assertThat(answer.code()).isEqualTo("WEBHOOK_UNKNOWN");
                assertThat(answer.status()).isEqualTo(404);
            }
        }
    }

    @Test
    void refusesWhatItDoesNotUnderstand() throws Exception {
        for (var wrong : List.of(
                terms("name", " "),
                terms("name", "a\0b"),
                terms("name", "x".repeat(121)),
                terms("flow", null),
                terms("answer", "later"),
                terms("waitSeconds", 61L),
                terms("waitSeconds", 0L),
                terms("perMinute", 6_001L),
                terms("signed", "yes"),
                terms("bodyInput", 7L),
                terms("bodyInput", "n", "inputs", body("n", 1L)),
                terms("hook", "x"))) {
            assertThat(backend.post("/api/v1/webhooks", wrong).code())
                    .as("%s", wrong)
                    .isEqualTo("REQUEST_INVALID");
        }
        String at =
                "/api/v1/webhooks/" + backend.post("/api/v1/webhooks", terms()).text("id");
        for (var wrong : List.of(
                body("keepSeconds", -1L), body("keepSeconds", 604_801L), body("signingKey", "x"), body("path", "x"))) {
            assertThat(backend.post(at + "/rotate", wrong).code()).isEqualTo("REQUEST_INVALID");
        }
        assertThat(backend.post("/api/v1/webhooks", terms("flow", Map.of("main", "a", "files", Map.of("a", "x"))))
                        .code())
                .isEqualTo("FLOW_INVALID");
    }
}
