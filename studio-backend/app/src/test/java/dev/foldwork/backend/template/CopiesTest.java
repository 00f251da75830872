package dev.foldwork.backend.template;

import static dev.foldwork.backend.template.TestingTemplates.FLOWS;
import static dev.foldwork.backend.template.TestingTemplates.TEMPLATES;
import static dev.foldwork.backend.template.TestingTemplates.copied;
import static dev.foldwork.backend.template.TestingTemplates.publish;
import static dev.foldwork.backend.template.TestingTemplates.published;
import static dev.foldwork.backend.template.TestingTemplates.set;
import static dev.foldwork.backend.template.TestingTemplates.template;
import static dev.foldwork.backend.template.TestingTemplates.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.foldwork.backend.TestingBackend;
import dev.foldwork.backend.TestingCaller;
import dev.foldwork.backend.TestingCaller.Answer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Flows that are made of templates, and brought up to them. */
class CopiesTest {

    private static final TestingBackend BACKEND = TestingBackend.shared();

    private final String team = BACKEND.team();
    private final TestingCaller anna = BACKEND.callerAs("editor", team, "anna", "admin");
    private final TestingCaller ben = BACKEND.callerAs("editor", team, "ben", "admin");

    private String draft(String flow) {
        return ben.get(FLOWS + "/" + flow + "/draft").text("text");
    }

    private static Answer take(TestingCaller who, String flow, long revision, int to, Map<String, String> choices) {
        return who.change(
                "POST", FLOWS + "/" + flow + "/template/update", revision, Map.of("to", (long) to, "choices", choices));
    }

    private static Map<Object, Object> outcomes(Answer plan) {
        var outcomes = new LinkedHashMap<Object, Object>();
        plan.is(200).list("items").forEach(item -> outcomes.put(item.get("key"), item.get("outcome")));
        return outcomes;
    }

    @Test
    void aTemplateSaysWhatItNeedsBeforeItIsUsed() {
        String flow = published(anna, """
                apiVersion: foldwork/v1
                kind: Flow
                metadata: { name: needy }
                spec:
                  access: { secrets: [KEY], connections: { mail: smtp }, folders: { desk: { title: Desk, mode: read } } }
                  inputs:
                    type: object
                    properties:
                      to: { type: string, default: you }
                      count: { type: integer, examples: [3] }
                      kind: { enum: [one, two] }
                      free: { type: string }
                  nodes: { a: { type: data.set@1, with: { v: 1 } } }
                """);
        String id = template(anna, flow, 1).is(201).text("id");

        Answer detail = ben.get(TEMPLATES + "/" + id).is(200);

        assertThat(detail.object("needs"))
                .containsEntry("secrets", List.of("KEY"))
                .containsEntry("connections", Map.of("mail", "smtp"))
                .containsEntry("folders", List.of("desk"));
        assertThat(detail.list("missing").stream().map(each -> each.get("code")))
                .containsExactly("SECRET_MISSING", "CONNECTION_MISSING");
        assertThat(detail.object("sample")).isEqualTo(Map.of("to", "you", "count", 3L, "kind", "one"));
        assertThat(detail.body()).containsEntry("name", "needy_2");
        ben.post("/api/v1/secrets", Map.of("name", "KEY", "value", "open sesame"))
                .is(201);
        assertThat(ben.get(TEMPLATES + "/" + id).list("missing")).hasSize(1);
    }

    @Test
    void aCopyIsAFlowOfItsOwnThatKnowsWhereItComesFrom() {
        String id = template(anna, published(anna, text("orders", set("1"))), 1)
                .is(201)
                .text("id");
        Map<String, ?> wanted = Map.of("name", "my_orders", "title", "Mine", "folder", "Sales");

        Answer made = ben.post(TEMPLATES + "/" + id + "/copies", wanted).is(201);

        assertThat(made.body())
                .containsEntry("name", "my_orders")
                .containsEntry("title", "Mine")
                .containsEntry("template", id)
                .containsEntry("version", 1L)
                .containsEntry("updateAvailable", false)
                .containsEntry("createdBy", "ben");
        String flow = made.text("flow");
        assertThat(ben.get(FLOWS + "/" + flow).body())
                .containsEntry("folder", "Sales")
                .containsEntry("lastVersion", null);
        assertThat(ben.get(FLOWS + "/" + flow + "/template").body()).isEqualTo(made.body());
        assertThat(draft(flow)).contains("name: my_orders", "title: Mine");
        assertThat(ben.post(TEMPLATES + "/" + id + "/copies", wanted).is(200).text("flow"))
                .isEqualTo(flow);
        assertThat(ben.post(TEMPLATES + "/" + id + "/copies", Map.of("name", "orders"))
                        .is(409)
                        .code())
                .isEqualTo("FLOW_NAME_TAKEN");
        assertThat(ben.post(TEMPLATES + "/" + id + "/copies", Map.of("name", "No Name"))
                        .is(422)
                        .code())
                .isEqualTo("FLOW_INVALID");
        assertThat(ben.get(FLOWS).list("flows")).hasSize(2);
    }

    @Test
    void whatAFlowWasNotMadeOfIsUnknown() {
        String flow = published(anna, text("orders", set("1")));
        for (String part : List.of("/template", "/template/update")) {
            assertThat(anna.get(FLOWS + "/" + flow + part).code()).isEqualTo("TEMPLATE_UNKNOWN");
            assertThat(anna.get(FLOWS + "/" + UUID.randomUUID() + part).code()).isEqualTo("FLOW_UNKNOWN");
        }
        assertThat(take(anna, flow, 1, 2, Map.of()).code()).isEqualTo("TEMPLATE_UNKNOWN");
        assertThat(take(anna, UUID.randomUUID().toString(), 1, 2, Map.of()).code())
                .isEqualTo("FLOW_UNKNOWN");
        assertThat(anna.post(TEMPLATES + "/" + UUID.randomUUID() + "/copies", Map.of("name", "x"))
                        .code())
                .isEqualTo("TEMPLATE_UNKNOWN");
    }

    @Test
    void copiesAreToldOfANewVersionAndTakeItOver() {
        String flow = published(anna, text("orders", set("1")));
        String id = template(anna, flow, 1).is(201).text("id");
        String copy = copied(ben, id, "mine");
        copied(ben, id, "other");
        assertThat(ben.get(FLOWS + "/" + copy + "/template/update").is(409).code())
                .isEqualTo("TEMPLATE_UP_TO_DATE");
        assertThat(take(ben, copy, 1, 1, Map.of()).code()).isEqualTo("TEMPLATE_UP_TO_DATE");
        assertThat(ben.get("/api/v1/template-copies?updates=true").list("copies"))
                .isEmpty();
        String own = draft(copy).replace("w: 1", "w: 2 # mine");
        ben.change("PUT", FLOWS + "/" + copy + "/draft", 1, Map.of("text", own)).is(200);
        publish(
                anna,
                flow,
                1,
                text("orders", set("5") + "\nb:\n  type: log.note@1\n  needs: [a]\n  with: { message: done }"));
        template(anna, flow, 2).is(201);

        assertThat(ben.get("/api/v1/template-copies?updates=true").list("copies"))
                .hasSize(2)
                .allSatisfy(
                        each -> assertThat(each).containsEntry("newest", 2L).containsEntry("updateAvailable", true));
        Answer plan = ben.get(FLOWS + "/" + copy + "/template/update");
        assertThat(outcomes(plan))
                .isEqualTo(Map.of(
                        "/spec/nodes/a/with/v", "taken", "/spec/nodes/a/with/w", "kept", "/spec/nodes/b", "taken"));
        assertThat(plan.tag()).isEqualTo("\"2\"");
        assertThat(plan.body())
                .containsEntry("from", 1L)
                .containsEntry("to", 2L)
                .containsEntry("note", "version 2");
        assertThat(plan.list("problems")).isEmpty();
        Answer saved = take(ben, copy, 2, 2, Map.of()).is(200);

        assertThat(draft(copy)).contains("name: mine", "v: 5", "w: 2 # mine", "message: done");
        assertThat(ben.get(FLOWS + "/" + copy + "/template").body())
                .containsEntry("version", 2L)
                .containsEntry("updateAvailable", false);
        ben.change("PUT", FLOWS + "/" + copy + "/draft", 3, undo(saved)).is(200);
        assertThat(draft(copy)).isEqualTo(own);
    }

    private static Map<String, Object> undo(Answer saved) {
        return saved.object("undo");
    }

    @Test
    void whoHasTheCopyDecidesOnConflicts() {
        String flow = published(anna, text("orders", set("1")));
        String id = template(anna, flow, 1).is(201).text("id");
        String copy = copied(ben, id, "mine");
        ben.change(
                        "PUT",
                        FLOWS + "/" + copy + "/draft",
                        1,
                        Map.of("text", draft(copy).replace("v: 1", "v: 7")))
                .is(200);
        publish(anna, flow, 1, text("orders", set("5")));
        template(anna, flow, 2).is(201);
        String key = "/spec/nodes/a/with/v";
        assertThat(outcomes(ben.get(FLOWS + "/" + copy + "/template/update"))).isEqualTo(Map.of(key, "conflict"));

        Answer undecided =
                take(ben, copy, 2, 2, Map.of("/spec/nodes/x", "mine")).is(409);
        assertThat(undecided.code()).isEqualTo("UPDATE_UNDECIDED");
        assertThat(undecided.list("problems")).hasSize(2);
        assertThat(take(ben, copy, 1, 2, Map.of(key, "mine")).is(412).code()).isEqualTo("DRAFT_CONFLICT");
        assertThat(take(ben, copy, 2, 3, Map.of(key, "mine")).is(409).code()).isEqualTo("TEMPLATE_PLAN_CHANGED");
        assertThat(ben.post(FLOWS + "/" + copy + "/template/update", Map.of("to", 2L))
                        .is(428)
                        .code())
                .isEqualTo("REVISION_MISSING");
        assertThat(draft(copy)).contains("v: 7");
        assertThat(BACKEND.callerAs("runner", team, "rita", "admin")
                        .post(FLOWS + "/" + copy + "/template/update", Map.of("to", 2L))
                        .code())
                .isEqualTo("ROLE_MISSING");
        take(ben, copy, 2, 2, Map.of(key, "theirs")).is(200);
        assertThat(draft(copy)).contains("v: 5");
    }

    @Test
    void anArchivedCopyAndAWithdrawnTemplateStayAsTheyAre() {
        String flow = published(anna, text("orders", set("1")));
        String id = template(anna, flow, 1).is(201).text("id");
        String copy = copied(ben, id, "mine");
        publish(anna, flow, 1, text("orders", set("5")));
        template(anna, flow, 2).is(201);
        ben.post(FLOWS + "/" + copy + "/archive", null).is(200);
        assertThat(take(ben, copy, 1, 2, Map.of()).code()).isEqualTo("FLOW_ARCHIVED");
        ben.post(FLOWS + "/" + copy + "/unarchive", null).is(200);
        anna.send("DELETE", TEMPLATES + "/" + id, null).is(204);

        assertThat(ben.get(FLOWS + "/" + copy + "/template").body())
                .containsEntry("withdrawn", true)
                .containsEntry("updateAvailable", false);
        assertThat(ben.get(FLOWS + "/" + copy + "/template/update").code()).isEqualTo("TEMPLATE_UNKNOWN");
        assertThat(take(ben, copy, 1, 2, Map.of()).code()).isEqualTo("TEMPLATE_UNKNOWN");
    }

    @Test
    void calledVersionsComeAlongWhenTheTeamHasThemNoMore() {
        String helper = published(anna, text("helper", set("1")));
        String caller = published(anna, text("caller", "c: { type: flow.call@1, uses: team/helper@1 }"));
        String id = template(anna, caller, 1).is(201).text("id");
        String kept = copied(ben, id, "kept");
        assertThat(ben.post(FLOWS + "/" + kept + "/check", Map.of()).body()).containsEntry("sound", true);
        for (String flow : List.of(kept, caller, helper)) {
            anna.send("DELETE", FLOWS + "/" + flow, null).is(204);
        }

        String made = copied(ben, id, "caller");

        assertThat(ben.post(FLOWS + "/" + made + "/check", Map.of()).body()).containsEntry("sound", true);
        assertThat(names(ben.get(FLOWS))).containsExactlyInAnyOrder("caller", "helper");
    }

    private static Set<Object> names(Answer flows) {
        return flows.list("flows").stream().map(each -> each.get("name")).collect(Collectors.toSet());
    }
}
