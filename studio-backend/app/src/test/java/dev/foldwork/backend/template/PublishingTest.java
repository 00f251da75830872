package dev.foldwork.backend.template;

import static dev.foldwork.backend.template.TestingTemplates.FLOWS;
import static dev.foldwork.backend.template.TestingTemplates.TEMPLATES;
import static dev.foldwork.backend.template.TestingTemplates.plan;
import static dev.foldwork.backend.template.TestingTemplates.publish;
import static dev.foldwork.backend.template.TestingTemplates.published;
import static dev.foldwork.backend.template.TestingTemplates.set;
import static dev.foldwork.backend.template.TestingTemplates.template;
import static dev.foldwork.backend.template.TestingTemplates.text;
import static dev.foldwork.backend.template.TestingTemplates.wish;
import static org.assertj.core.api.Assertions.assertThat;

import dev.foldwork.backend.TestingBackend;
import dev.foldwork.backend.TestingCaller;
import dev.foldwork.backend.TestingCaller.Answer;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Versions of flows that become templates. */
class PublishingTest {

    private static final TestingBackend BACKEND = TestingBackend.shared();
    private static final String TELLING = """
            page:
              type: http.request@1
              note: Ask Ottilie
              with:
                method: GET
                url: https://shop.acme-tools.com/orders/
                headers: { X-Api-Key: hunter2hunter2 }
            path:
              type: data.set@1
              needs: [page]
              with: { v: /home/ottilie/orders.csv, mail: ottilie@acme-tools.com }""";

    private final String team = BACKEND.team();
    private final TestingCaller editor = BACKEND.signedIn(BACKEND.person(team, "Ottilie Ohm", "editor"), team);

    private static List<String> kinds(Answer plan) {
        return plan.list("findings").stream()
                .map(each -> String.valueOf(each.get("kind")))
                .sorted()
                .toList();
    }

    @Test
    void aPlanSaysWhatIsLeftOutAndStoresNothing() {
        String flow = published(editor, text("orders", TELLING));

        Answer plan = plan(editor, flow, 1);

        assertThat(kinds(plan)).containsExactly("email", "host", "note", "path", "secret");
        assertThat(plan.list("findings"))
                .allSatisfy(each -> assertThat(each)
                        .containsKeys("where", "why", "instead", "keepable")
                        .containsEntry("kept", false));
        assertThat(plan.body()).containsEntry("sound", true);
        assertThat(plan.list("changed")).hasSize(5);
        assertThat(editor.get(TEMPLATES).list("templates")).isEmpty();
    }

    @Test
    void whatIsPublishedIsWhatThePlanSaidAndNothingThatTells() {
        String flow = published(editor, text("orders", "# Ottilie wrote this\n" + TELLING));

        Answer made = template(editor, flow, 1).is(201);

        assertThat(made.body())
                .containsEntry("title", "Orders")
                .containsEntry("summary", "Looks after orders")
                .containsEntry("tags", List.of("daily", "sales"))
                .containsEntry("version", 1L)
                .containsEntry("author", "Ottilie Ohm");
        assertThat(made.object("needs")).containsEntry("types", List.of("data.set@1", "http.request@1"));
        Answer version =
                editor.get(TEMPLATES + "/" + made.text("id") + "/versions/1").is(200);
        assertThat(version.text("text"))
                .contains("https://host1.example.com/", "person1@example.com", "v: path1")
                .doesNotContain("Ottilie", "ottilie", "acme", "hunter2", "#");
        assertThat(editor.get(TEMPLATES + "/" + made.text("id")).object("leftOut"))
                .isEqualTo(Map.of("email", 1L, "host", 1L, "note", 1L, "path", 1L, "secret", 1L, "comment", 1L));
        String rows = BACKEND.database()
                .fetch(
                        "select template_version::text from template_version where template_id = ?",
                        UUID.fromString(made.text("id")))
                .toString();
        assertThat(rows).doesNotContain("acme-tools", "hunter2", "/home/");
    }

    @Test
    void whoPublishesKeepsWhatEverybodyMayKnowAndNothingElse() {
        String flow = published(editor, text("orders", TELLING));
        List<String> all = plan(editor, flow, 1).list("findings").stream()
                .map(each -> String.valueOf(each.get("id")))
                .toList();

        Map<String, Object> wish = wish(flow, 1, all);
        Answer plan = editor.post(TEMPLATES + "/plan", wish).is(200);
        assertThat(plan.list("findings").stream()
                        .filter(each -> Boolean.TRUE.equals(each.get("kept")))
                        .map(each -> each.get("kind")))
                .containsOnly("host", "note");
        wish.put("plan", plan.text("hash"));
        String made = editor.post(TEMPLATES, wish).is(201).text("id");

        assertThat(editor.get(TEMPLATES + "/" + made + "/versions/1").text("text"))
                .contains("shop.acme-tools.com")
                .contains("note: Ask somebody")
                .doesNotContain("hunter2", "/home/", "ottilie@");
    }

    @Test
    void aCalledVersionIsStrippedTooAndComesAlong() {
        published(editor, text("helper", "a: { type: data.set@1, with: { v: ottilie@acme-tools.com } }"));
        String flow = published(editor, text("caller", "c: { type: flow.call@1, uses: " + team + "/helper@1 }"));

        Answer plan = plan(editor, flow, 1);

        assertThat(kinds(plan)).containsExactly("email", "team");
        assertThat(plan.list("findings")).anySatisfy(each -> assertThat(each).containsEntry("flow", "helper@1"));
        Answer made = template(editor, flow, 1).is(201);
        assertThat(made.object("needs")).containsEntry("types", List.of("data.set@1", "flow.call@1"));
    }

    @Test
    void onlyThePlanThatWasReadIsPublished() {
        String flow = published(editor, text("orders", set("1")));
        Map<String, Object> wish = wish(flow, 1, List.of());
        wish.put("plan", "0".repeat(64));

        assertThat(editor.post(TEMPLATES, wish).is(409).code()).isEqualTo("TEMPLATE_PLAN_CHANGED");
        assertThat(editor.get(TEMPLATES).list("templates")).isEmpty();
    }

    @Test
    void aTemplateFollowsItsFlow() {
        String flow = published(editor, text("orders", set("1")));
        String id = template(editor, flow, 1).is(201).text("id");
        assertThat(template(editor, flow, 1).is(409).code()).isEqualTo("TEMPLATE_NOT_NEWER");

        publish(editor, flow, 1, text("orders", set("2")));
        Answer second = template(editor, flow, 2).is(201);

        assertThat(second.text("id")).isEqualTo(id);
        assertThat(editor.get(TEMPLATES + "/" + id + "/versions").list("versions").stream()
                        .map(each -> each.get("number") + " " + each.get("note")))
                .containsExactly("2 version 2", "1 version 1");
        assertThat(editor.get(TEMPLATES + "/" + id + "/versions/3").code()).isEqualTo("VERSION_UNKNOWN");
        assertThat(editor.get(TEMPLATES).list("templates")).hasSize(1);
    }

    @Test
    void whatCouldNotRunWithoutWhatIsLeftOutIsNotPublished() {
        // The input is called like a member; the expression that reads it is no text and stays.
        String flow = published(
                editor,
                text("orders", set("${ inputs.Ottilie }")).replace("properties: { to:", "properties: { Ottilie:"));

        Answer plan = plan(editor, flow, 1);

        assertThat(plan.body()).containsEntry("sound", false);
        assertThat(plan.list("problems")).isNotEmpty();
        assertThat(template(editor, flow, 1).is(422).code()).isEqualTo("FLOW_INVALID");
    }

    @Test
    void whatIsNotThereIsNotPublished() {
        String flow = published(editor, text("orders", set("1")));
        for (String route : List.of(TEMPLATES + "/plan", TEMPLATES)) {
            Map<String, Object> unknown = wish(UUID.randomUUID().toString(), 1, List.of());
            Map<String, Object> newer = wish(flow, 7, List.of());
            if (route.equals(TEMPLATES)) {
                unknown.put("plan", "x");
                newer.put("plan", "x");
            }
            assertThat(editor.post(route, unknown).code()).isEqualTo("FLOW_UNKNOWN");
            assertThat(editor.post(route, newer).code()).isEqualTo("VERSION_UNKNOWN");
        }
        Map<String, Object> nameless = wish(flow, 1, List.of());
        nameless.put("title", " ");
        assertThat(editor.post(TEMPLATES + "/plan", nameless).code()).isEqualTo("REQUEST_INVALID");
    }

    @Test
    void historyComesFromRunsOfThatVersion() {
        String flow = published(editor, text("orders", set("1")));
        publish(editor, flow, 1, text("orders", set("2")));
        String id = template(editor, flow, 1).is(201).text("id");
        assertThat(editor.get(TEMPLATES + "/" + id).object("history"))
                .containsEntry("runs", 0L)
                .containsEntry("medianSeconds", null)
                .containsEntry("verifiedAt", null);
        String newest = "";
        for (String run : List.of("succeeded 2", "succeeded 30", "failed 500", "succeeded 4")) {
            newest = ended(flow, 1, run);
        }
        ended(flow, 2, "succeeded 900");

        Map<String, Object> history = editor.get(TEMPLATES + "/" + id).object("history");

        assertThat(history)
                .containsEntry("runs", 4L)
                .containsEntry("succeeded", 3L)
                .containsEntry("verifiedRun", newest);
        assertThat(((Number) history.get("medianSeconds")).doubleValue()).isEqualTo(4.0);
        assertThat(editor.get(TEMPLATES).list("templates").getFirst()).containsEntry("history", history);
    }

    /** Starts a run and ends it as the engine would have. */
    private String ended(String flow, int version, String how) {
        String run = editor.post(FLOWS + "/" + flow + "/runs", Map.of("version", (long) version))
                .is(201)
                .text("id");
        String[] parts = how.split(" ");
        BACKEND.database()
                .execute(
                        "update run set state = ?, started_at = now() - make_interval(secs => ?), ended_at = now() where id = ?",
                        parts[0],
                        Double.parseDouble(parts[1]),
                        UUID.fromString(run));
        return run;
    }

    @Test
    void rolesDecideWhoPublishesAndWhoWithdraws() {
        String flow = published(editor, text("orders", set("1")));
        String id = template(editor, flow, 1).is(201).text("id");
        TestingCaller other = BACKEND.callerAs("editor", team, "edda", "admin");
        TestingCaller viewer = BACKEND.callerAs("viewer", team, "vera", "admin");
        TestingCaller owner = BACKEND.callerAs("owner", team, "olga", "admin");

        assertThat(viewer.post(TEMPLATES + "/plan", wish(flow, 1, List.of())).code())
                .isEqualTo("ROLE_MISSING");
        assertThat(viewer.send("DELETE", TEMPLATES + "/" + id, null).code()).isEqualTo("ROLE_MISSING");
        assertThat(other.send("DELETE", TEMPLATES + "/" + id, null).code()).isEqualTo("ROLE_MISSING");
        viewer.get(TEMPLATES + "/" + id).is(200);
        owner.send("DELETE", TEMPLATES + "/" + id, null).is(204);
        assertThat(viewer.get(TEMPLATES + "/" + id).code()).isEqualTo("TEMPLATE_UNKNOWN");

        String again = template(editor, flow, 1).is(201).text("id");
        assertThat(again).isNotEqualTo(id);
        editor.send("DELETE", TEMPLATES + "/" + again, null).is(204);
        assertThat(editor.get(TEMPLATES).list("templates")).isEmpty();
        for (String gone : List.of("", "/versions", "/versions/1")) {
            assertThat(editor.get(TEMPLATES + "/" + again + gone).code()).isEqualTo("TEMPLATE_UNKNOWN");
        }
        assertThat(editor.send("DELETE", TEMPLATES + "/" + again, null).code()).isEqualTo("TEMPLATE_UNKNOWN");
    }

    @Test
    void theGalleryIsSearched() {
        template(editor, published(editor, text("orders", set("1"))), 1).is(201);
        for (String query : List.of("q=ORDER", "q=looks", "q=daily", "q=ottilie", "q=data.set", "tag=sales")) {
            assertThat(editor.get(TEMPLATES + "?" + query).list("templates"))
                    .as(query)
                    .hasSize(1);
        }
        for (String query : List.of("q=nothing", "tag=sale", "q=%25")) {
            assertThat(editor.get(TEMPLATES + "?" + query).list("templates"))
                    .as(query)
                    .isEmpty();
        }
    }

    @Test
    void aTemplateOutlivesItsFlow() {
        String flow = published(editor, text("orders", set("1")));
        String id = template(editor, flow, 1).is(201).text("id");

        editor.send("DELETE", FLOWS + "/" + flow, null).is(204);

        Answer left = editor.get(TEMPLATES + "/" + id).is(200);
        assertThat(left.body()).containsEntry("flow", null).containsEntry("name", "orders");
        editor.post(TEMPLATES + "/" + id + "/copies", Map.of("name", "orders")).is(201);
    }
}
