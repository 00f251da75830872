package dev.foldwork.backend.flow;

import static dev.foldwork.backend.flow.FlowsTest.FLOWS;
import static dev.foldwork.backend.flow.FlowsTest.calling;
import static dev.foldwork.backend.flow.FlowsTest.create;
import static dev.foldwork.backend.flow.FlowsTest.publish;
import static dev.foldwork.backend.flow.FlowsTest.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.foldwork.backend.TestingBackend;
import dev.foldwork.backend.TestingCaller;
import dev.foldwork.backend.TestingCaller.Answer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Publishing, history, comparison, checks, and runs of what was published. */
class VersionsTest {

    TestingBackend backend;
    TestingCaller anna;
    String flow;
    String at;

    @BeforeEach
    void open() {
        backend = TestingBackend.shared();
        anna = backend.caller(backend.team(), "anna", "admin");
        flow = create(anna, text("published"));
        at = FLOWS + "/" + flow;
    }

    private void set(TestingCaller who, long revision, Object value) {
        who.change(
                        "PATCH",
                        at + "/draft",
                        revision,
                        Map.of(
                                "patch",
                                List.of(Map.of("op", "replace", "path", "/spec/nodes/a/with/v", "value", value))))
                .is(200);
    }

    @Test
    void aVersionNeverChanges() {
        Answer first = publish(anna, flow, 1).is(201);
        assertThat(first.body())
                .containsEntry("number", 1L)
                .containsEntry("note", "as it is")
                .containsEntry("createdBy", "anna")
                .containsEntry("revision", 1L);
        assertThat(first.text("hash")).matches("sha256:[0-9a-f]{64}");
        assertThat(publish(anna, flow, 1).is(200).whole("number")).isEqualTo(1);
        set(anna, 1, 5L);
        assertThat(anna.get(at + "/versions/1").is(200).text("text")).isEqualTo(text("published"));
        assertThat(publish(anna, flow, 2).is(201).whole("number")).isEqualTo(2);
        assertThatThrownBy(() -> backend.database()
                        .execute("update flow_version set note = '' where flow_id = ?", UUID.fromString(flow)))
                .hasStackTraceContaining("immutable");
        assertThat(anna.get(at).body()).containsEntry("lastVersion", 2L).containsEntry("publishedRevision", 2L);
    }

    @Test
    void onlyWhatCanRunIsPublished() {
        anna.change(
                        "PUT",
                        at + "/draft",
                        1,
                        Map.of(
                                "text",
                                text("published")
                                        .replace("data.set@1", "data.sett@1")
                                        .replace("nodes.a.v", "nodes.b.v")))
                .is(200);
        Answer refused = publish(anna, flow, 2).is(422);
        assertThat(refused.code()).isEqualTo("FLOW_INVALID");
        assertThat(refused.list("problems"))
                .extracting(problem -> problem.get("code"))
                .contains("NODE_TYPE_UNKNOWN", "REFERENCE_UNKNOWN");
        assertThat(anna.get(at + "/versions").is(200).list("versions")).isEmpty();
        assertThat(anna.send("POST", at + "/versions", Map.of()).is(428).code()).isEqualTo("REVISION_MISSING");
        assertThat(anna.change("POST", at + "/versions", 2, Map.of("note", "x".repeat(2001)))
                        .is(400)
                        .code())
                .isEqualTo("REQUEST_INVALID");
    }

    @Test
    void historyIsPagedAndAnyVersionBecomesTheDraftAgain() {
        anna.change("PUT", at + "/layout", 1, Map.of("layout", Map.of("a", 1L))).is(200);
        for (long revision = 1; revision <= 5; revision++) {
            publish(anna, flow, revision).is(201);
            set(anna, revision, revision);
        }
        anna.change("PUT", at + "/layout", 2, Map.of("layout", Map.of("a", 2L))).is(200);
        Answer page = anna.get(at + "/versions?limit=2").is(200);
        assertThat(page.list("versions"))
                .extracting(version -> version.get("number"))
                .containsExactly(5L, 4L);
        Answer rest =
                anna.get(at + "/versions?limit=50&before=" + page.whole("next")).is(200);
        assertThat(rest.list("versions"))
                .extracting(version -> version.get("number"))
                .containsExactly(3L, 2L, 1L);
        assertThat(rest.body()).containsEntry("next", null);
        String unfinished = anna.get(at + "/draft").text("text");
        assertThat(anna.change("POST", at + "/versions/1/restore", 5, null)
                        .is(412)
                        .code())
                .isEqualTo("DRAFT_CONFLICT");
        assertThat(anna.send("POST", at + "/versions/1/restore", null).is(428).code())
                .isEqualTo("REVISION_MISSING");
        Answer restored =
                anna.change("POST", at + "/versions/1/restore", 6, null).is(200);
        assertThat(anna.get(at + "/draft").text("text")).isEqualTo(text("published"));
        assertThat(anna.get(at + "/layout").object("layout")).isEqualTo(Map.of("a", 1L));
        anna.change("PUT", at + "/draft", 7, restored.object("undo")).is(200);
        assertThat(anna.get(at + "/draft").text("text")).isEqualTo(unfinished);
        for (String bad : List.of("0", "99", "x", "1e3", "99999999999")) {
            assertThat(anna.get(at + "/versions/" + bad).is(404).code()).isEqualTo("VERSION_UNKNOWN");
        }
        assertThat(anna.get(at + "/versions?limit=0").is(400).code()).isEqualTo("REQUEST_INVALID");
    }

    @Test
    void comparesAnyTwo() {
        publish(anna, flow, 1).is(201);
        set(anna, 1, 5L);
        Answer diff = anna.get(at + "/diff?from=1&to=draft").is(200);
        assertThat(diff.list("changes"))
                .singleElement()
                .isEqualTo(Map.of(
                        "kind", "changed", "path", "spec.nodes.a.with.v", "before", "${ inputs.n }", "after", 5L));
        assertThat(diff.body()).containsEntry("textChanged", true).containsEntry("layoutChanged", false);
        publish(anna, flow, 2).is(201);
        assertThat(anna.get(at + "/diff?from=2&to=draft").is(200).list("changes"))
                .isEmpty();
        assertThat(anna.get(at + "/diff?from=2&to=1").is(200).list("changes")).hasSize(1);
        assertThat(anna.get(at + "/diff?from=2&to=7").is(404).code()).isEqualTo("VERSION_UNKNOWN");
        assertThat(anna.get(at + "/diff?from=2").is(400).code()).isEqualTo("REQUEST_INVALID");
    }

    @Test
    void checksAsPeopleType() {
        Answer sound = anna.post(at + "/check", Map.of()).is(200);
        assertThat(sound.body()).containsEntry("sound", true);
        assertThat(sound.text("hash")).isEqualTo(publish(anna, flow, 1).text("hash"));
        Answer typed = anna.post(at + "/check", Map.of("text", "a: [")).is(200);
        assertThat(typed.body()).containsEntry("sound", false).containsEntry("hash", null);
        assertThat(typed.list("problems"))
                .extracting(problem -> problem.get("code"))
                .containsExactly("YAML_INVALID");
        Answer missing = anna.post(FLOWS + "/check", Map.of("text", calling("x", "team/published@7")))
                .is(200);
        assertThat(missing.list("problems").getFirst())
                .containsEntry("code", "LOCK_MISSING")
                .containsEntry("line", 6L);
        assertThat(anna.post(FLOWS + "/check", Map.of("text", calling("x", "team/published@1")))
                        .body())
                .containsEntry("sound", true);
        assertThat(anna.post(FLOWS + "/check", Map.of("text", calling("x", "elsewhere/published@1")))
                        .body())
                .containsEntry("sound", false);
        assertThat(anna.post(FLOWS + "/check", Map.of()).is(400).code()).isEqualTo("REQUEST_INVALID");
    }

    /** A prompt that stands beside a called flow is found there, at every depth, and belongs to its hash. */
    @Test
    void calledFlowsBringTheirOwnFiles() {
        String inner =
                "apiVersion: foldwork/v1\nkind: Flow\nmetadata: { name: %s }\nspec:\n  nodes:\n    a: { type: data.set@1, with: { v: { file: p.md } } }\n";
        for (String name : List.of("one", "two")) {
            String made = anna.post(FLOWS, Map.of("text", inner.formatted(name), "files", Map.of("p.md", "of " + name)))
                    .is(201)
                    .text("id");
            publish(anna, made, 1).is(201);
        }
        String middle = create(anna, calling("middle", "team/one@1", "team/two@1"));
        Answer published = publish(anna, middle, 1).is(201);
        assertThat(published.body()).containsEntry("uses", List.of("one@1", "two@1"));
        String outer = create(anna, calling("outer", "team/middle@1", "team/one@1"));
        publish(anna, outer, 1).is(201);
        Answer run = anna.post(FLOWS + "/" + outer + "/runs", Map.of()).is(201);
        String files = backend.database()
                .fetchValue("select files::text from definition where hash = ? limit 1", run.text("hash"))
                .toString();
        assertThat(files)
                .contains("pinned/one@1/p.md", "of one", "of two", "pinned/middle@1/middle.flow.yaml", "foldwork.lock");
        assertThat("sha256:" + run.text("hash"))
                .isEqualTo(anna.get(FLOWS + "/" + outer + "/versions/1").text("hash"));
    }

    @Test
    void startsRunsOfVersionsAndDrafts() {
        assertThat(anna.post(at + "/runs", Map.of()).is(409).code()).isEqualTo("FLOW_NOT_PUBLISHED");
        Answer draft = anna.post(at + "/runs", Map.of("version", "draft", "inputs", Map.of("n", 4L)))
                .is(201);
        assertThat(draft.object("inputs")).isEqualTo(Map.of("n", 4L));
        publish(anna, flow, 1).is(201);
        set(anna, 1, 5L);
        publish(anna, flow, 2).is(201);
        Answer newest = anna.post(at + "/runs", Map.of()).is(201);
        Answer old = anna.post(at + "/runs", Map.of("version", 1L), "Idempotency-Key", "k1")
                .is(201);
        assertThat(old.text("hash")).isEqualTo(draft.text("hash")).isNotEqualTo(newest.text("hash"));
        assertThat(anna.post(at + "/runs", Map.of("version", 1L), "Idempotency-Key", "k1")
                        .is(201)
                        .text("id"))
                .isEqualTo(old.text("id"));
        assertThat(anna.post(at + "/runs", Map.of("version", 2L), "Idempotency-Key", "k1")
                        .is(409)
                        .code())
                .isEqualTo("IDEMPOTENCY_CONFLICT");
        assertThat(anna.post(at + "/runs", Map.of("version", 3L)).is(404).code())
                .isEqualTo("VERSION_UNKNOWN");
        assertThat(anna.post(at + "/runs", Map.of("version", "newest")).is(400).code())
                .isEqualTo("REQUEST_INVALID");
        assertThat(anna.post(at + "/runs", Map.of("inputs", Map.of("n", "x")))
                        .is(422)
                        .code())
                .isEqualTo("INPUT_INVALID");
        anna.post(at + "/archive", null).is(200);
        assertThat(anna.post(at + "/runs", Map.of()).is(409).code()).isEqualTo("FLOW_ARCHIVED");
    }

    /** Sixteen publish at once while the draft goes on changing: every number is given once and stands for one content. */
    @Test
    void publishingUnderLoadGivesEveryNumberOnce() throws Exception {
        var texts = new ConcurrentHashMap<Long, String>();
        int fresh = 0;
        try (var threads = Executors.newFixedThreadPool(16)) {
            var results = new ArrayList<Future<Integer>>();
            for (int i = 0; i < 16; i++) {
                int who = i;
                results.add(threads.submit(() -> publishing(who, texts)));
            }
            for (var result : results) {
                fresh += result.get();
            }
        }
        List<Map<String, Object>> versions =
                anna.get(at + "/versions?limit=200").list("versions");
        assertThat(versions)
                .hasSize(fresh)
                .extracting(version -> version.get("number"))
                .doesNotHaveDuplicates();
        assertThat(versions.getFirst().get("number")).isEqualTo((long) fresh);
        assertThat(fresh).isEqualTo(texts.size()).isGreaterThan(20);
        for (var version : versions) {
            assertThat(anna.get(at + "/versions/" + version.get("number")).text("text"))
                    .isEqualTo(texts.get(version.get("number")));
        }
        System.out.println("flows: 16 publishers at once, " + fresh + " versions, every number once");
    }

    private int publishing(int who, Map<Long, String> texts) {
        int fresh = 0;
        for (int round = 0; round < 40; round++) {
            Answer draft = anna.get(at + "/draft");
            long revision = draft.whole("revision");
            if (round % 4 == who % 4) {
                var step = new HashMap<String, Object>(
                        Map.of("op", "replace", "path", "/spec/nodes/a/with/v", "value", (long) who * 100 + round));
                anna.change("PATCH", at + "/draft", revision, Map.of("patch", List.of(step)));
            }
            draft = anna.get(at + "/draft");
            Answer answer = publish(anna, flow, draft.whole("revision"));
            assertThat(answer.status()).isIn(200, 201, 412);
            if (answer.status() == 201) {
                fresh++;
                String before = texts.putIfAbsent(answer.whole("number"), draft.text("text"));
                assertThat(before)
                        .as("version " + answer.whole("number") + " was given before")
                        .isNull();
            } else if (answer.status() == 412) {
                assertThat(answer.list("changes")).isNotEmpty();
            }
        }
        return fresh;
    }
}
