package dev.foldwork.backend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.foldwork.backend.TestingCaller.Answer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Refusals of the routes of flows and of their runs that no other test is about. */
class FlowProblemsTest {

    private static final TestingBackend BACKEND = TestingBackend.shared();
    private static final String FLOWS = "/api/v1/flows";
    private static final String GOOD = "nodes: { a: { type: data.set@1, with: { v: 1 } } }";

    private final TestingCaller owner = BACKEND.caller(BACKEND.team(), "olga", "admin");

    private static String text(String name, String spec) {
        return "apiVersion: foldwork/v1\nkind: Flow\nmetadata: { name: " + name + " }\nspec:\n  " + spec + "\n";
    }

    private String flow(String name, String spec) {
        return FLOWS + "/"
                + owner.post(FLOWS, Map.of("text", text(name, spec))).is(201).text("id");
    }

    private String published(String name) {
        String flow = flow(name, GOOD);
        owner.change("POST", flow + "/versions", 1, Map.of()).is(201);
        return flow;
    }

    @Test
    void anArchivedFlowIsNotChanged() {
        String flow = published("archived");
        owner.post(flow + "/archive", null).is(200);
        List<?> steps = List.of(Map.of("op", "add", "path", "/metadata/title", "value", "T"));
        List<?> move = List.of(Map.of("op", "add", "path", "/a", "value", Map.of("x", 1L, "y", 1L)));
        for (Answer answer : List.of(
                owner.change("PUT", flow + "/draft", 1, Map.of("text", text("archived", GOOD))),
                owner.change("PATCH", flow + "/draft", 1, Map.of("patch", steps)),
                owner.change("PUT", flow + "/layout", 1, Map.of("layout", Map.of())),
                owner.change("PATCH", flow + "/layout", 1, Map.of("patch", move)),
                owner.change("POST", flow + "/versions/1/restore", 1, Map.of()))) {
            assertThat(answer.code()).isEqualTo("FLOW_ARCHIVED");
        }
    }

    @Test
    void aWholeDraftOrLayoutIsHeldToTheSameRulesAsAPartOfIt() {
        String flow = published("fixed");
        flow("taken", GOOD);
        String other = flow("free", GOOD);
        assertThat(owner.change("PUT", flow + "/draft", 1, Map.of("text", text("renamed", GOOD)))
                        .code())
                .isEqualTo("FLOW_NAME_FIXED");
        assertThat(owner.change("PUT", other + "/draft", 1, Map.of("text", text("taken", GOOD)))
                        .code())
                .isEqualTo("FLOW_NAME_TAKEN");
        assertThat(owner.change("PUT", flow + "/layout", 7, Map.of("layout", Map.of()))
                        .code())
                .isEqualTo("DRAFT_CONFLICT");
    }

    @Test
    void onlyWhatIsThereAndSoundIsExported() {
        String flow = flow("unsound", "nodes: { a: { type: data.sett@1 } }");
        assertThat(owner.file(flow + "/export")).isNotEmpty();
        assertThat(owner.get(flow + "/export?version=3").code()).isEqualTo("VERSION_UNKNOWN");
        assertThat(owner.get(flow + "/export?format=conductor").code()).isEqualTo("FLOW_INVALID");
        owner.post(flow + "/archive", null).is(200);
        assertThat(owner.file(flow + "/export")).isNotEmpty();
        assertThat(owner.get(flow + "/export?format=conductor").code()).isEqualTo("FLOW_ARCHIVED");
    }

    @Test
    void anImportCanBeLookedAtAgain() {
        String made = owner.bytes("/api/v1/imports", text("coming", GOOD).getBytes(StandardCharsets.UTF_8))
                .is(201)
                .text("id");
        assertThat(owner.get("/api/v1/imports/" + made).is(200).text("id")).isEqualTo(made);
    }

    @Test
    void aStoredFlowStartsUnderTheSameRulesAsOneThatIsSent() {
        String unsound = flow("unsound", "nodes: { a: { type: data.sett@1 } }");
        String locked = flow("locked", "access: { secrets: [KEY] }\n  " + GOOD);
        String unconnected = flow("unconnected", "access: { connections: { shop: http } }\n  " + GOOD);
        String flow = published("sound");
        Map<String, ?> draft = Map.of("version", "draft");
        assertThat(owner.post(unsound + "/runs", draft).code()).isEqualTo("FLOW_INVALID");
        assertThat(owner.post(locked + "/runs", draft).code()).isEqualTo("SECRET_MISSING");
        assertThat(owner.post(unconnected + "/runs", draft).code()).isEqualTo("CONNECTION_MISSING");
        owner.post(
                        "/api/v1/connections",
                        Map.of("name", "shop", "kind", "smtp", "fields", Map.of("host", "mail.example.com")))
                .is(201);
        assertThat(owner.post(unconnected + "/runs", draft).code()).isEqualTo("CONNECTION_KIND");
        assertThat(owner.post(flow + "/runs", Map.of("engine", "local")).code()).isEqualTo("RUNNER_MISSING");
        String unknown = UUID.randomUUID().toString();
        assertThat(owner.post(flow + "/runs", Map.of("engine", "local", "runner", unknown))
                        .code())
                .isEqualTo("RUNNER_UNKNOWN");
    }

    @Test
    void aNoteThatIsNotThereIsNotChanged() {
        String run = "/api/v1/runs/"
                + owner.post(flow("noted", GOOD) + "/runs", Map.of("version", "draft"))
                        .is(201)
                        .text("id");
        assertThat(owner.send("PUT", run + "/notes/" + UUID.randomUUID(), Map.of("text", "x"))
                        .code())
                .isEqualTo("NOTE_UNKNOWN");
    }
}
