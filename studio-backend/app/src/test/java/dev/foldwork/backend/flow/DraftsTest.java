package dev.foldwork.backend.flow;

import static dev.foldwork.backend.flow.FlowsTest.FLOWS;
import static dev.foldwork.backend.flow.FlowsTest.create;
import static dev.foldwork.backend.flow.FlowsTest.publish;
import static dev.foldwork.backend.flow.FlowsTest.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.foldwork.backend.TestingBackend;
import dev.foldwork.backend.TestingCaller;
import dev.foldwork.backend.TestingCaller.Answer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Saving drafts and layouts, taking changes back, and refusals that say who and what. */
class DraftsTest {

    TestingCaller anna;
    TestingCaller ben;
    String flow;
    String at;

    @BeforeEach
    void open() {
        TestingBackend backend = TestingBackend.shared();
        String team = backend.team();
        anna = backend.caller(team, "anna", "flows:write");
        ben = backend.caller(team, "ben", "flows:write");
        flow = create(anna, text("draft"));
        at = FLOWS + "/" + flow;
    }

    private String saved() {
        return anna.get(at + "/draft").is(200).text("text");
    }

    private static Map<String, ?> patch(Object... steps) {
        return Map.of("patch", List.of(steps));
    }

    private static Map<String, ?> replace(String path, Object value) {
        return Map.of("op", "replace", "path", path, "value", value);
    }

    @Test
    void aTextIsKeptAsItWasWritten() {
        String odd = text("draft").replace("kind: Flow", "kind:    'Flow'   # odd");
        Answer answer =
                anna.change("PUT", at + "/draft", 1, Map.of("text", odd)).is(200);
        assertThat(answer.tag()).isEqualTo("\"2\"");
        assertThat(answer.body()).containsEntry("revision", 2L).containsEntry("by", "anna");
        assertThat(saved()).isEqualTo(odd);
        anna.change("PUT", at + "/draft", 2, answer.object("undo")).is(200);
        assertThat(saved()).isEqualTo(text("draft"));
    }

    @Test
    void aPatchKeepsCommentsAndCanBeTakenBack() {
        var body = new HashMap<String, Object>(patch(
                replace("/spec/nodes/a/with/v", 2L),
                Map.of(
                        "op",
                        "add",
                        "path",
                        "/spec/nodes/b",
                        "value",
                        Map.of("type", "data.set@1", "needs", List.of("a")))));
        body.put("files", Map.of("prompts/x.md", "Hello"));
        anna.change("PUT", at + "/draft", 1, Map.of("text", text("draft").replace("[one, two]", "[one]")))
                .is(200);
        String before = saved();
        Answer answer = anna.change("PATCH", at + "/draft", 2, body).is(200);
        assertThat(saved()).contains("# what it is for", "# the value", "v: 2", "needs: [a]");
        assertThat(anna.get(at + "/draft").object("files")).containsEntry("prompts/x.md", "Hello");
        assertThat(answer.body().get("paths"))
                .isEqualTo(List.of("prompts/x.md", "/spec/nodes/a/with/v", "/spec/nodes/b"));
        anna.change("PATCH", at + "/draft", 3, answer.object("undo")).is(200);
        assertThat(saved()).isEqualTo(before);
        assertThat(anna.get(at + "/draft").object("files")).isEmpty();
    }

    @Test
    void aStaleChangeIsRefusedAndToldWhoChangedWhat() {
        ben.change("PATCH", at + "/draft", 1, patch(replace("/metadata/title", "Ben's")))
                .is(200);
        ben.change("PUT", at + "/draft", 2, Map.of("text", saved().replace("default: 1", "default: 7")))
                .is(200);
        String before = saved();
        for (String method : List.of("PUT", "PATCH")) {
            Answer refused = anna.change(
                            method,
                            at + "/draft",
                            1,
                            method.equals("PUT")
                                    ? Map.of("text", text("draft"))
                                    : patch(replace("/metadata/title", "Anna's")))
                    .is(412);
            assertThat(refused.code()).isEqualTo("DRAFT_CONFLICT");
            assertThat(refused.body()).containsEntry("revision", 3L).containsEntry("omitted", 0L);
            assertThat(refused.list("changes"))
                    .extracting(change -> change.get("by") + " " + change.get("paths"))
                    .containsExactly("ben [/metadata/title]", "ben [/spec/inputs/properties/n/default]");
            assertThat(refused.list("problems").getFirst().get("message"))
                    .isEqualTo("ben changed /metadata/title in revision 2");
        }
        assertThat(anna.change("PATCH", at + "/draft", 9, patch()).is(412).list("changes"))
                .isEmpty();
        assertThat(publish(anna, flow, 1).is(412).code()).isEqualTo("DRAFT_CONFLICT");
        assertThat(saved()).isEqualTo(before);
    }

    @Test
    void refusesChangesThatDoNotFit() {
        assertThat(anna.send("PUT", at + "/draft", Map.of("text", "x")).is(428).code())
                .isEqualTo("REVISION_MISSING");
        assertThat(anna.send("PUT", at + "/draft", Map.of("text", "x"), "If-Match", "*")
                        .is(400)
                        .code())
                .isEqualTo("REQUEST_INVALID");
        assertThat(anna.change("PUT", at + "/draft", 1, Map.of("text", "x"))
                        .is(422)
                        .code())
                .isEqualTo("FLOW_INVALID");
        assertThat(anna.change("PUT", at + "/draft", 1, Map.of()).is(400).code())
                .isEqualTo("REQUEST_INVALID");
        Answer refused = anna.change(
                        "PATCH", at + "/draft", 1, patch(replace("/metadata/title", "x"), replace("/spec/nodes/q", 1L)))
                .is(422);
        assertThat(refused.code()).isEqualTo("PATCH_REFUSED");
        assertThat(refused.text("detail")).contains("Step 1", "/spec/nodes/q");
        assertThat(anna.change("PATCH", at + "/draft", 1, patch(Map.of("op", "jump")))
                        .is(422)
                        .code())
                .isEqualTo("PATCH_REFUSED");
        assertThat(anna.change("PATCH", at + "/draft", 1, patch(replace("/metadata/name", "No Name")))
                        .is(422)
                        .code())
                .isEqualTo("FLOW_INVALID");
        assertThat(anna.change("PATCH", at + "/draft", 1, Map.of("files", Map.of("x.md", 1L)))
                        .is(400)
                        .code())
                .isEqualTo("REQUEST_INVALID");
        create(anna, text("other"));
        assertThat(anna.change("PATCH", at + "/draft", 1, patch(replace("/metadata/name", "other")))
                        .is(409)
                        .code())
                .isEqualTo("FLOW_NAME_TAKEN");
        assertThat(saved()).isEqualTo(text("draft"));
    }

    @Test
    void aNameIsFreeUntilTheFirstVersion() {
        anna.change("PATCH", at + "/draft", 1, patch(replace("/metadata/name", "renamed")))
                .is(200);
        assertThat(anna.get(at).text("name")).isEqualTo("renamed");
        publish(anna, flow, 2).is(201);
        assertThat(anna.change("PATCH", at + "/draft", 2, patch(replace("/metadata/name", "again")))
                        .is(409)
                        .code())
                .isEqualTo("FLOW_NAME_FIXED");
    }

    @Test
    void theLayoutHasItsOwnRevision() {
        Answer first = anna.change(
                        "PUT", at + "/layout", 1, Map.of("layout", Map.of("a", Map.of("x", 1L, "t", "\u0000"))))
                .is(200);
        assertThat(first.tag()).isEqualTo("\"2\"");
        Answer moved = anna.change("PATCH", at + "/layout", 2, patch(replace("/a/x", 5L)))
                .is(200);
        assertThat(anna.get(at + "/layout").is(200).object("layout"))
                .isEqualTo(Map.of("a", Map.of("x", 5L, "t", "\u0000")));
        assertThat(anna.get(at + "/draft").tag()).isEqualTo("\"1\"");
        Answer refused = ben.change("PATCH", at + "/layout", 1, patch(replace("/a/x", 6L)))
                .is(412);
        assertThat(refused.code()).isEqualTo("DRAFT_CONFLICT");
        assertThat(refused.list("changes"))
                .extracting(change -> change.get("by"))
                .containsExactly("anna", "anna");
        assertThat(ben.change("PATCH", at + "/layout", 3, patch(replace("/b/x", 6L)))
                        .is(422)
                        .code())
                .isEqualTo("PATCH_REFUSED");
        assertThat(ben.send("PUT", at + "/layout", Map.of("layout", Map.of()))
                        .is(428)
                        .code())
                .isEqualTo("REVISION_MISSING");
        assertThat(ben.change("PUT", at + "/layout", 3, Map.of("layout", "x"))
                        .is(400)
                        .code())
                .isEqualTo("REQUEST_INVALID");
        anna.change("PATCH", at + "/layout", 3, moved.object("undo")).is(200);
        anna.change("PUT", at + "/layout", 4, first.object("undo")).is(200);
        assertThat(anna.get(at + "/layout").object("layout")).isEmpty();
    }

    @Test
    void listsChangesWithWhatTakesThemBack() {
        for (long revision = 1; revision < 8; revision++) {
            (revision % 2 == 0 ? anna : ben)
                    .change("PATCH", at + "/draft", revision, patch(replace("/spec/nodes/a/with/v", revision)))
                    .is(200);
        }
        Answer page = anna.get(at + "/changes?limit=3").is(200);
        assertThat(page.list("changes"))
                .extracting(change -> change.get("revision") + " " + change.get("by"))
                .containsExactly("8 ben", "7 anna", "6 ben");
        Answer next =
                anna.get(at + "/changes?limit=50&before=" + page.whole("next")).is(200);
        assertThat(next.list("changes"))
                .hasSize(4)
                .allSatisfy(change -> assertThat(change).containsKey("undo"));
        assertThat(next.body()).containsEntry("next", null);
        assertThat(anna.get(at + "/changes?part=layout").is(200).list("changes"))
                .isEmpty();
        assertThat(anna.get(at + "/changes?part=all").is(400).code()).isEqualTo("REQUEST_INVALID");
        assertThat(anna.get(at + "/changes?limit=0").is(400).code()).isEqualTo("REQUEST_INVALID");
    }
}
