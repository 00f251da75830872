package dev.foldwork.backend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.foldwork.backend.TestingCaller.Answer;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What cannot be started is refused by every kind of trigger, whether one is made or changed. */
class TriggerProblemsTest {

    private static final TestingBackend BACKEND = TestingBackend.shared();
    private static final String UNKNOWN = UUID.randomUUID().toString();

    private final TestingCaller owner = BACKEND.caller(BACKEND.team(), "olga", "admin");

    private static Map<String, ?> sources(String spec) {
        String text = "apiVersion: foldwork/v1\nkind: Flow\nmetadata: { name: f }\nspec:\n" + spec;
        return Map.of("main", "f.flow.yaml", "files", Map.of("f.flow.yaml", text));
    }

    private static final String GOOD = """
              inputs: { type: object, properties: { n: { type: integer, default: 1 } } }
              nodes: { a: { type: data.set@1, with: { v: 1 } } }
            """;

    private String flow(String name, boolean published) {
        String text = "apiVersion: foldwork/v1\nkind: Flow\nmetadata: { name: " + name + " }\nspec:\n" + GOOD;
        Answer made = owner.post("/api/v1/flows", Map.of("text", text)).is(201);
        if (published) {
            owner.change("POST", "/api/v1/flows/" + made.text("id") + "/versions", 1, Map.of())
                    .is(201);
        }
        return made.text("id");
    }

    /** Returns what a trigger may be told to start, by the code it is refused with. */
    private Map<String, Map<String, Object>> refused() {
        String flow = flow("known", true);
        var refused = new LinkedHashMap<String, Map<String, Object>>();
        refused.put("FLOW_UNKNOWN", Map.of("flowId", UNKNOWN));
        refused.put("VERSION_UNKNOWN", Map.of("flowId", flow, "version", 7L));
        refused.put("FLOW_NOT_PUBLISHED", Map.of("flowId", flow("draft_only", false)));
        String archived = flow("archived", true);
        owner.post("/api/v1/flows/" + archived + "/archive", null).is(200);
        refused.put("FLOW_ARCHIVED", Map.of("flowId", archived));
        refused.put("RUNNER_MISSING", Map.of("flowId", flow, "engine", "local"));
        refused.put("RUNNER_UNKNOWN", Map.of("flowId", flow, "engine", "local", "runner", UNKNOWN));
        refused.put("FLOW_INVALID", Map.of("flow", sources("  nodes: { a: { type: data.sett@1 } }\n")));
        refused.put("SECRET_MISSING", Map.of("flow", sources("  access: { secrets: [KEY] }\n" + GOOD)));
        refused.put(
                "CONNECTION_MISSING", Map.of("flow", sources("  access: { connections: { shop: http } }\n" + GOOD)));
        owner.post(
                        "/api/v1/connections",
                        Map.of("name", "mail", "kind", "smtp", "fields", Map.of("host", "mail.example.com")))
                .is(201);
        refused.put("CONNECTION_KIND", Map.of("flow", sources("  access: { connections: { mail: http } }\n" + GOOD)));
        return refused;
    }

    /** Returns what each kind needs besides what it starts. */
    private static Map<String, Map<String, Object>> kinds() {
        return Map.of(
                "schedules", Map.of("name", "t", "cron", "0 8 1 1 *"),
                "webhooks", Map.of("name", "t"),
                "event-triggers", Map.of("name", "t", "event", Map.of("kind", "posted", "type", "told")));
    }

    @Test
    void everyKindRefusesWhatCannotStart() {
        var refused = refused();
        kinds().forEach((kind, terms) -> {
            String route = "/api/v1/" + kind;
            var good = new HashMap<>(terms);
            good.put("flow", sources(GOOD));
            String made = route + "/" + owner.post(route, good).is(201).text("id");
            refused.forEach((code, job) -> {
                var body = new HashMap<>(terms);
                body.putAll(job);
                assertThat(owner.post(route, body).code()).as(kind).isEqualTo(code);
                assertThat(owner.send("PUT", made, body).code()).as(kind).isEqualTo(code);
            });
            owner.send("PUT", made, good).is(200);
        });
    }

    @Test
    void aScheduleIsNotChangedIntoOneThatCannotBeRead() {
        Map<String, Object> good = Map.of("name", "t", "cron", "0 8 1 1 *", "flow", sources(GOOD));
        String made = "/api/v1/schedules/"
                + owner.post("/api/v1/schedules", good).is(201).text("id");
        for (String cron : List.of("0 8 31 2 *", "soon")) {
            var body = new HashMap<>(good);
            body.put("cron", cron);
            assertThat(owner.send("PUT", made, body).code()).as(cron).isEqualTo("SCHEDULE_INVALID");
        }
        // Nothing comes to the inputs of a schedule later on, as it may with the others.
        var wrong = new HashMap<>(good);
        wrong.put("inputs", Map.of("n", "many"));
        assertThat(owner.send("PUT", made, wrong).code()).isEqualTo("INPUT_INVALID");
    }
}
