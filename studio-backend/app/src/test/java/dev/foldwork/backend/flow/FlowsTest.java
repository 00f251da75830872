package dev.foldwork.backend.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.foldwork.backend.TestingBackend;
import dev.foldwork.backend.TestingCaller;
import dev.foldwork.backend.TestingCaller.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Making, finding, ordering, copying and deleting flows. */
class FlowsTest {

    static final String TEXT = """
            # what it is for
            apiVersion: foldwork/v1
            kind: Flow
            metadata: {name: %s, title: Title of %s, tags: [one, two]}
            spec:
              inputs: {type: object, properties: {n: {type: integer, default: 1}}}
              nodes:
                a:
                  type: data.set@1
                  with: {v: "${ inputs.n }"} # the value
              outputs: {v: "${ nodes.a.v }"}
            """;

    static final String FLOWS = "/api/v1/flows";

    TestingBackend backend;
    TestingCaller anna;
    String team;

    @BeforeEach
    void open() {
        backend = TestingBackend.shared();
        team = backend.team();
        anna = backend.caller(team, "anna", "flows:write");
    }

    static String text(String name) {
        return TEXT.formatted(name, name);
    }

    static String calling(String name, String... uses) {
        var nodes = new StringBuilder();
        for (int i = 0; i < uses.length; i++) {
            nodes.append("    c")
                    .append(i)
                    .append(": { type: flow.call@1, uses: ")
                    .append(uses[i])
                    .append(" }\n");
        }
        return "apiVersion: foldwork/v1\nkind: Flow\nmetadata: { name: " + name + " }\nspec:\n  nodes:\n" + nodes;
    }

    static String create(TestingCaller who, String text) {
        return who.post(FLOWS, Map.of("text", text)).is(201).text("id");
    }

    static Answer publish(TestingCaller who, String flow, long revision) {
        return who.change("POST", FLOWS + "/" + flow + "/versions", revision, Map.of("note", "as it is"));
    }

    private List<String> names(String query) {
        return anna.get(FLOWS + query).is(200).list("flows").stream()
                .map(flow -> String.valueOf(flow.get("name")))
                .toList();
    }

    @Test
    void makesAFlowFromATextThatNeedNotRunYet() {
        Answer made = anna.post(
                FLOWS,
                Map.of(
                        "text",
                        text("first").replace("data.set@1", "no.such@1"),
                        "folder",
                        "Sales/North",
                        "layout",
                        Map.of("a", 1L)));
        assertThat(made.is(201).text("name")).isEqualTo("first");
        assertThat(made.body()).containsEntry("title", "Title of first").containsEntry("tags", List.of("one", "two"));
        Answer got = anna.get(FLOWS + "/" + made.text("id")).is(200);
        assertThat(got.body())
                .isEqualTo(made.body())
                .containsEntry("createdBy", "anna")
                .containsEntry("lastVersion", null)
                .containsEntry("publishedRevision", null);
        Answer draft = anna.get(FLOWS + "/" + made.text("id") + "/draft").is(200);
        assertThat(draft.text("text")).contains("# what it is for", "# the value");
        assertThat(draft.tag()).isEqualTo("\"1\"");
    }

    @Test
    void refusesAFlowThatCannotBeKept() {
        create(anna, text("taken"));
        assertThat(anna.post(FLOWS, Map.of("text", text("taken"))).is(409).code())
                .isEqualTo("FLOW_NAME_TAKEN");
        Answer unreadable = anna.post(FLOWS, Map.of("text", "a: [")).is(422);
        assertThat(unreadable.code()).isEqualTo("FLOW_INVALID");
        assertThat(unreadable.list("problems").getFirst()).containsEntry("code", "YAML_INVALID");
        assertThat(anna.post(FLOWS, Map.of("text", text("Not A Name")))
                        .is(422)
                        .list("problems")
                        .getFirst())
                .containsEntry("code", "NAME_INVALID");
        for (Map<String, ?> bad : List.of(
                Map.of("txt", "x"),
                Map.of("text", text("x"), "folder", "a//b"),
                Map.of("text", text("x"), "folder", "a\u0000b"),
                Map.of("text", text("x"), "layout", "none"),
                Map.of("text", text("x"), "files", Map.of("../x", "y")),
                Map.of("text", text("x"), "files", Map.of("x.flow.yaml", "y")),
                Map.of("text", text("x"), "files", Map.of("pinned/a@1/a.flow.yaml", "y")),
                Map.of("text", text("x"), "files", Map.of("foldwork.lock", "y")))) {
            assertThat(anna.post(FLOWS, bad).is(400).code()).isEqualTo("REQUEST_INVALID");
        }
        assertThat(names("")).containsExactly("taken");
    }

    /** A document may hold what the database cannot. */
    @Test
    void keepsTheCharacterZeroOutOfTheDatabase() {
        String flow = create(
                anna,
                text("zero")
                        .replace("tags: [one, two]", "tags: [\"o\\0ne\"]")
                        .replace("Title", "\"T\\0itle")
                        .replace(", tags", "\", tags"));
        assertThat(anna.get(FLOWS + "/" + flow).text("title")).isEqualTo("T itle of zero");
        assertThat(names("?q=%00")).isNotNull();
    }

    @Test
    void findsFlowsByEverythingTheyAreMadeOf() {
        String called = create(anna, text("called"));
        publish(anna, called, 1).is(201);
        create(anna, calling("caller", "team/called@1"));
        anna.post(
                        FLOWS,
                        Map.of(
                                "text",
                                text("filed")
                                        .replace("# the value", "")
                                        .replace("data.set@1", "time.wait@1")
                                        .replace(
                                                "with: {v: \"${ inputs.n }\"}",
                                                "note: 100%_Sure\n      with: {for: 1s}"),
                                "folder",
                                "Sales/North"))
                .is(201);
        assertThat(names("")).containsExactly("called", "caller", "filed");
        assertThat(names("?q=CALLE")).containsExactly("called", "caller");
        assertThat(names("?q=title%20of%20f")).containsExactly("filed");
        assertThat(names("?q=100%25_sure")).containsExactly("filed");
        assertThat(names("?q=100%25%25sure")).isEmpty();
        assertThat(names("?tag=two")).containsExactly("called", "filed");
        assertThat(names("?tag=tw")).isEmpty();
        assertThat(names("?folder=Sales")).containsExactly("filed");
        assertThat(names("?folder=Sal")).isEmpty();
        assertThat(names("?folder=")).containsExactly("called", "caller");
        assertThat(names("?type=time.wait")).containsExactly("filed");
        assertThat(names("?type=data.set@1")).containsExactly("called");
        assertThat(names("?uses=called")).containsExactly("caller");
        assertThat(names("?uses=called@1&q=caller")).containsExactly("caller");
        assertThat(names("?uses=called@2")).isEmpty();
        assertThat(names("?sort=changed")).containsExactly("filed", "caller", "called");
    }

    @Test
    void pagesThroughAllFlowsInBothOrders() {
        var made = new ArrayList<String>();
        for (int i = 10; i < 35; i++) {
            create(anna, text("flow_" + i));
            made.add("flow_" + i);
        }
        for (String sort : List.of("name", "changed")) {
            var seen = new ArrayList<String>();
            String cursor = "";
            do {
                Answer page =
                        anna.get(FLOWS + "?limit=10&sort=" + sort + cursor).is(200);
                page.list("flows").forEach(flow -> seen.add(String.valueOf(flow.get("name"))));
                cursor = page.body().get("next") == null ? null : "&cursor=" + page.text("next");
            } while (cursor != null);
            assertThat(seen).containsExactlyElementsOf(sort.equals("name") ? made : made.reversed());
        }
        for (String bad : List.of(
                "limit=0",
                "limit=201",
                "limit=x",
                "cursor=x",
                "cursor=WyIxIl0&sort=changed",
                "cursor=WyJ4IiwieSJd&sort=changed",
                "sort=size",
                "archived=maybe")) {
            assertThat(anna.get(FLOWS + "?" + bad).is(400).code()).isEqualTo("REQUEST_INVALID");
        }
    }

    @Test
    void movesArchivesAndBringsBack() {
        String flow = create(anna, text("tidy"));
        String at = FLOWS + "/" + flow;
        publish(anna, flow, 1).is(201);
        assertThat(anna.send("PATCH", at, Map.of("folder", "Büro/Ablage"))
                        .is(200)
                        .text("folder"))
                .isEqualTo("Büro/Ablage");
        assertThat(anna.send("PATCH", at, Map.of("folder", "/x")).is(400).code())
                .isEqualTo("REQUEST_INVALID");
        assertThat(anna.post(at + "/archive", null).is(200).body().get("archivedAt"))
                .isNotNull();
        anna.post(at + "/archive", null).is(200);
        assertThat(names("")).isEmpty();
        assertThat(names("?archived=true")).containsExactly("tidy");
        assertThat(anna.change("PUT", at + "/draft", 1, Map.of("text", text("tidy")))
                        .is(409)
                        .code())
                .isEqualTo("FLOW_ARCHIVED");
        assertThat(anna.change("PUT", at + "/layout", 1, Map.of("layout", Map.of()))
                        .is(409)
                        .code())
                .isEqualTo("FLOW_ARCHIVED");
        assertThat(publish(anna, flow, 1).is(409).code()).isEqualTo("FLOW_ARCHIVED");
        anna.get(at + "/draft").is(200);
        assertThat(anna.post(at + "/unarchive", null).is(200).body()).containsEntry("archivedAt", null);
        assertThat(names("")).containsExactly("tidy");
    }

    @Test
    void copiesADraftOrAVersionUnderAnotherName() {
        String flow = create(anna, text("model"));
        publish(anna, flow, 1).is(201);
        anna.change(
                        "PATCH",
                        FLOWS + "/" + flow + "/draft",
                        1,
                        Map.of("patch", List.of(Map.of("op", "add", "path", "/spec/nodes/a/title", "value", "New"))))
                .is(200);
        Answer copy = anna.post(FLOWS + "/" + flow + "/duplicate", Map.of("name", "copy", "title", "A copy"))
                .is(201);
        String text = anna.get(FLOWS + "/" + copy.text("id") + "/draft").text("text");
        assertThat(text).contains("name: copy", "title: A copy", "title: New", "# what it is for", "# the value");
        assertThat(copy.body()).containsEntry("lastVersion", null);
        Answer old = anna.post(FLOWS + "/" + flow + "/duplicate", Map.of("name", "old", "version", 1L))
                .is(201);
        assertThat(anna.get(FLOWS + "/" + old.text("id") + "/draft").text("text"))
                .contains("title: Title of model")
                .doesNotContain("title: New");
        assertThat(anna.post(FLOWS + "/" + flow + "/duplicate", Map.of("name", "old"))
                        .is(409)
                        .code())
                .isEqualTo("FLOW_NAME_TAKEN");
        assertThat(anna.post(FLOWS + "/" + flow + "/duplicate", Map.of("name", "No"))
                        .is(422)
                        .code())
                .isEqualTo("FLOW_INVALID");
        assertThat(anna.post(FLOWS + "/" + flow + "/duplicate", Map.of("name", "n", "version", 9L))
                        .is(404)
                        .code())
                .isEqualTo("VERSION_UNKNOWN");
    }

    @Test
    void namesItsCallersAndIsNotDeletedWhileCalled() {
        String called = create(anna, text("called"));
        publish(anna, called, 1).is(201);
        anna.change(
                        "PUT",
                        FLOWS + "/" + called + "/draft",
                        1,
                        Map.of("text", text("called").replace("default: 1", "default: 2")))
                .is(200);
        publish(anna, called, 2).is(201);
        String caller = create(anna, calling("caller", "team/called@1", team + "/called@2"));
        publish(anna, caller, 1).is(201);
        Answer all = anna.get(FLOWS + "/" + called + "/usage").is(200);
        assertThat(all.list("calls")).hasSize(4);
        var seen = new ArrayList<Object>();
        String cursor = "";
        do {
            Answer page =
                    anna.get(FLOWS + "/" + called + "/usage?limit=1" + cursor).is(200);
            page.list("calls").forEach(call -> seen.add(call));
            cursor = page.body().get("next") == null ? null : "&cursor=" + page.text("next");
        } while (cursor != null);
        assertThat(seen).isEqualTo(all.body().get("calls"));
        Answer refused = anna.send("DELETE", FLOWS + "/" + called, null).is(409);
        assertThat(refused.code()).isEqualTo("FLOW_IN_USE");
        assertThat(refused.list("problems"))
                .hasSize(4)
                .anySatisfy(
                        problem -> assertThat(problem.get("message").toString()).contains("caller@1", "called@2"));
        anna.send("DELETE", FLOWS + "/" + caller, null).is(204);
        anna.send("DELETE", FLOWS + "/" + called, null).is(204);
        assertThat(anna.get(FLOWS + "/" + called).is(404).code()).isEqualTo("FLOW_UNKNOWN");
    }

    @Test
    void aFlowThatCallsItsOwnOlderVersionCanBeDeleted() {
        String flow = create(anna, text("self"));
        publish(anna, flow, 1).is(201);
        anna.change("PUT", FLOWS + "/" + flow + "/draft", 1, Map.of("text", calling("self", "team/self@1")))
                .is(200);
        publish(anna, flow, 2).is(201);
        anna.send("DELETE", FLOWS + "/" + flow, null).is(204);
    }

    @Test
    void readersMayOnlyRead() {
        String flow = create(anna, text("scoped"));
        TestingCaller reader = backend.caller(team, "reader", "flows:read");
        reader.get(FLOWS).is(200);
        reader.get(FLOWS + "/" + flow + "/draft").is(200);
        reader.post(FLOWS + "/check", Map.of("text", text("x"))).is(200);
        assertThat(reader.post(FLOWS, Map.of("text", text("y"))).is(403).code()).isEqualTo("ACCESS_DENIED");
        assertThat(reader.change("PUT", FLOWS + "/" + flow + "/draft", 1, Map.of("text", "x"))
                        .is(403)
                        .code())
                .isEqualTo("ACCESS_DENIED");
        assertThat(anna.post(FLOWS + "/" + flow + "/runs", Map.of()).is(403).code())
                .isEqualTo("ACCESS_DENIED");
        assertThat(backend.caller(team, "worker", "worker").get(FLOWS).is(403).code())
                .isEqualTo("ACCESS_DENIED");
        assertThat(anna.get(FLOWS + "/" + UUID.randomUUID()).is(404).code()).isEqualTo("FLOW_UNKNOWN");
    }
}
