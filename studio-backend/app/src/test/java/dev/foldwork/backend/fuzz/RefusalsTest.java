package dev.foldwork.backend.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.foldwork.backend.TestingBackend;
import dev.foldwork.flow.json.Json;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What {@link ContractFuzzTest} and Schemathesis have found, each as the request that showed it. */
class RefusalsTest {

    private static final TestingBackend BACKEND = TestingBackend.shared();
    private static final String TOKEN =
            BACKEND.caller(BACKEND.team(), "refused", "admin").proof().get(1);

    private static final String JSON = "Content-Type: application/json";
    private static final String FORM = "Content-Type: application/x-www-form-urlencoded";
    private static final String FLOW = """
            apiVersion: foldwork/v1
            kind: Flow
            metadata: { name: odd, title: "a\\0b" }
            spec:
              nodes: { a: { type: data.set@1, with: { v: 1 } } }
            """;

    private static final Operation ANY = new Operation("", "", List.of(), Map.of(), false, Map.of());

    private static RawHttp.Answer send(String verb, String target, String body, String... headers) throws Exception {
        var lines = new ArrayList<>(List.of(headers));
        lines.add("Authorization: " + TOKEN);
        var request = new Request(ANY, verb, target, lines, body.getBytes(StandardCharsets.UTF_8));
        return RawHttp.send(URI.create(BACKEND.base()).getPort(), request);
    }

    private static void refused(RawHttp.Answer answer, int status, String code) {
        assertThat(answer.type()).as(answer.text()).isEqualTo("application/problem+json");
        assertThat(Json.object(answer.body())).containsEntry("code", code).containsEntry("status", (long) status);
        assertThat(answer.status()).isEqualTo(status);
    }

    @Test
    void whatTheContainerCannotReadIsAProblemDocumentToo() throws Exception {
        for (String target : List.of(
                "/api/v1/flows/%ff", "/api/v1/flows/..%2f..", "/api/v1/flows/%00/draft", "/api/v1/me?a=\u00e4")) {
            refused(send("GET", target, ""), 400, "REQUEST_INVALID");
        }
        refused(send("GET", "/api/v1/me", "", "X-Long: " + "x".repeat(9_000)), 400, "REQUEST_INVALID");
        refused(send("GET", "/api/v1/me", "", "Accept: a\u0001b"), 400, "REQUEST_INVALID");
    }

    @Test
    void queriesThatCannotBeDecodedAreRefused() throws Exception {
        for (String query : List.of("=0", "limit=%ff", "limit=%zz", "limit=%", "limit=%ED%A0%80")) {
            refused(send("GET", "/api/v1/audit?" + query, ""), 400, "REQUEST_INVALID");
        }
    }

    @Test
    void noBodyIsTakenForAForm() throws Exception {
        refused(
                send("PATCH", "/api/v1/secrets/" + UUID.randomUUID(), "{\"value\":\"%T\"}", FORM),
                415,
                "MEDIA_TYPE_UNSUPPORTED");
    }

    @Test
    void aDocumentMayHoldTheCharacterThatTheDatabaseCannot() throws Exception {
        String id = started("f.flow.yaml").get("id").toString();
        assertThat(Json.object(send("GET", "/api/v1/runs/" + id, "").body())).containsEntry("title", "a b");
        assertThat(started("f\0.yaml")).containsEntry("code", "REQUEST_INVALID");
    }

    private static Map<String, Object> started(String main) throws Exception {
        var body = Map.of("flow", Map.of("main", main, "files", Map.of(main, FLOW)));
        return Json.object(send("POST", "/api/v1/runs", Json.write(body), JSON).body());
    }

    @Test
    void anAnswerThatTheEngineCannotHearIsRefusedAsThat() throws Exception {
        String id = started("f.flow.yaml").get("id").toString();
        var asking = Map.of(
                "run",
                id,
                "path",
                "a",
                "attempt",
                1L,
                "kind",
                "node_asking",
                "ordinal",
                0L,
                "at",
                Instant.now().toString(),
                "data",
                Map.of("question", "?"));
        BACKEND.callerAs("viewer", BACKEND.team(), "worker", "worker")
                .post("/internal/worker/events", Map.of("events", List.of(asking)))
                .is(200);
        RawHttp.Answer answer =
                send("POST", "/api/v1/runs/" + id + "/answers", "{\"path\":\"a\",\"answer\":1.5}", JSON);
        refused(answer, 503, "CLOUD_UNREACHABLE");
    }

    @Test
    void halfACharacterIsInNobodysPassword() throws Exception {
        String typed = "{\"email\":\"anna@example.test\",\"password\":\"\\udc00x\\ud800\"}";
        refused(send("POST", "/api/v1/sessions", typed, JSON), 401, "SIGN_IN_FAILED");
    }

    @Test
    void everyMemberOfTheContractHasAValue() {
        // A comma in an unquoted description of a { } map makes a member of what follows it.
        assertThat(Json.write(new Api().document())).doesNotContain(":null");
    }

    @Test
    void aContentTypeWithWildcardsIsNone() throws Exception {
        refused(send("POST", "/api/v1/flows/check", "{}", "Content-Type: */*"), 415, "MEDIA_TYPE_UNSUPPORTED");
    }
}
