package dev.foldwork.backend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.foldwork.backend.TestingCaller.Answer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Every id of one team, on every route, is nothing for an owner of another team. */
class ForeignTeamTest {

    private static final TestingBackend BACKEND = TestingBackend.shared();
    private static final Map<String, ?> SOURCES = Map.of("main", "f.flow.yaml", "files", Map.of("f.flow.yaml", """
                    apiVersion: foldwork/v1
                    kind: Flow
                    metadata: { name: theirs }
                    spec:
                      nodes: { a: { type: data.set@1, with: { v: 1 } } }
                      outputs: { v: "${ nodes.a.v }" }
                    """));
    private static final Map<String, ?> SCHEDULE = Map.of("name", "s", "cron", "0 8 * * *", "flow", SOURCES);
    private static final Map<String, ?> EVENT_TRIGGER =
            Map.of("name", "e", "flow", SOURCES, "event", Map.of("kind", "run_ended"));
    private static final Map<String, ?> WEBHOOK = Map.of("name", "w", "flow", SOURCES);

    /** A body that each route accepts; the others accept an empty one. */
    private static final Map<String, Map<String, ?>> BODIES = Map.ofEntries(
            Map.entry("PATCH /api/v1/flows/{flow}", Map.of("folder", "x")),
            Map.entry("POST /api/v1/flows/{flow}/duplicate", Map.of("name", "stolen")),
            Map.entry("POST /api/v1/flows/{flow}/template/update", Map.of("to", 1L)),
            Map.entry("POST /api/v1/templates/{template}/copies", Map.of("name", "stolen")),
            Map.entry("PUT /api/v1/flows/{flow}/draft", Map.of("text", "x")),
            Map.entry("PATCH /api/v1/flows/{flow}/draft", Map.of("patch", List.of())),
            Map.entry("PUT /api/v1/flows/{flow}/layout", Map.of("layout", Map.of())),
            Map.entry("PATCH /api/v1/flows/{flow}/layout", Map.of("patch", List.of())),
            Map.entry("POST /api/v1/runs/{run}/notes", Map.of("text", "x")),
            Map.entry("PUT /api/v1/runs/{run}/notes/{note}", Map.of("text", "x")),
            Map.entry("POST /api/v1/runs/{run}/rerun", Map.of("from", "a")),
            Map.entry("POST /api/v1/runs/{run}/answers", Map.of("path", "a", "answer", 1L)),
            Map.entry("PUT /api/v1/schedules/{schedule}", SCHEDULE),
            Map.entry("PUT /api/v1/webhooks/{webhook}", WEBHOOK),
            Map.entry("PUT /api/v1/event-triggers/{trigger}", EVENT_TRIGGER),
            Map.entry("PATCH /api/v1/secrets/{secret}", Map.of("note", "x")),
            Map.entry("PATCH /api/v1/connections/{connection}", Map.of("note", "x")),
            Map.entry("PUT /api/v1/me/passkeys/{passkey}", Map.of("name", "x")),
            Map.entry("PUT /api/v1/members/{person}/role", Map.of("role", "viewer")));

    /** One of everything that has an id, of one team. */
    private static Map<String, String> belongings(String team) {
        UUID person = BACKEND.person(team, "anna", "owner");
        TestingCaller token = BACKEND.caller(team, "anna", "admin");
        TestingCaller page = BACKEND.signedIn(person, team);
        String sources = ((Map<?, ?>) SOURCES.get("files")).get("f.flow.yaml").toString();
        var ids = new LinkedHashMap<String, String>();
        ids.put("flow", id(token.post("/api/v1/flows", Map.of("text", sources))));
        ids.put("template", template(token, ids.get("flow")));
        ids.put("run", id(token.post("/api/v1/runs", Map.of("flow", SOURCES))));
        ids.put("note", id(token.post("/api/v1/runs/" + ids.get("run") + "/notes", Map.of("text", "n"))));
        ids.put(
                "import",
                id(token.bytes("/api/v1/imports", sources.getBytes(java.nio.charset.StandardCharsets.UTF_8))));
        ids.put("schedule", id(token.post("/api/v1/schedules", SCHEDULE)));
        ids.put("webhook", id(token.post("/api/v1/webhooks", WEBHOOK)));
        ids.put("trigger", id(token.post("/api/v1/event-triggers", EVENT_TRIGGER)));
        ids.put("secret", id(token.post("/api/v1/secrets", Map.of("name", "KEY", "value", "open sesame"))));
        ids.put(
                "connection",
                id(token.post(
                        "/api/v1/connections",
                        Map.of("name", "smtp", "kind", "smtp", "fields", Map.of("host", "mail.example.com")))));
        ids.put("invitation", id(token.post("/api/v1/invitations", Map.of("role", "viewer"))));
        ids.put("token", id(page.post("/api/v1/tokens", Map.of("name", "t", "scopes", List.of("admin")))));
        ids.put("session", page.get("/api/v1/me").text("session"));
        ids.put("code", approved(page));
        ids.put("runner", runner(team));
        ids.put("identity", identity(person));
        ids.put("passkey", passkey(person));
        ids.put("provider", "elsewhere");
        ids.put("person", person.toString());
        ids.put("version", "1");
        return ids;
    }

    /** Publishes a flow and makes a template of it. */
    private static String template(TestingCaller token, String flow) {
        token.change("POST", "/api/v1/flows/" + flow + "/versions", 1, Map.of()).is(201);
        var wish = new LinkedHashMap<String, Object>(Map.of("flow", flow, "version", 1L, "title", "T"));
        wish.put("plan", token.post("/api/v1/templates/plan", wish).is(200).text("hash"));
        return id(token.post("/api/v1/templates", wish));
    }

    /** Returns a runner that has been connected. */
    private static String runner(String team) {
        return BACKEND.database()
                .fetchSingle(
                        "insert into runner (team_id, instance, name, version, created_at, seen_at)"
                                + " select id, gen_random_uuid(), 'theirs', '1', now(), now() from team where name = ? returning id",
                        team)
                .get(0)
                .toString();
    }

    /** Returns who somebody is for a provider. */
    private static String identity(UUID person) {
        return BACKEND.database()
                .fetchSingle(
                        "insert into person_identity (person_id, provider, issuer, subject, created_at, used_at)"
                                + " values (?, 'corp', 'https://id.example.test', ?, now(), now()) returning id",
                        person,
                        person.toString())
                .get(0)
                .toString();
    }

    /** Returns a passkey of somebody. */
    private static String passkey(UUID person) {
        return BACKEND.database()
                .fetchSingle(
                        "insert into passkey (person_id, rp_id, credential_id, public_key, sign_count, aaguid, transports,"
                                + " backup_eligible, backed_up, name, created_at, used_at) values (?, 'localhost', ?,"
                                + " '\\x00', 0, gen_random_uuid(), '{}', false, false, 'theirs', now(), now()) returning id",
                        person,
                        person.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .get(0)
                .toString();
    }

    /** Returns the short code of a program that acts for somebody of the team. */
    private static String approved(TestingCaller page) {
        String code = BACKEND.stranger()
                .post("/api/v1/device/authorization", Map.of("name", "theirs"))
                .is(200)
                .text("userCode");
        page.send("POST", "/api/v1/device/logins/" + code + "/approve", null).is(204);
        return code;
    }

    private static String id(Answer made) {
        return made.is(201).text("id");
    }

    @Test
    void everyRouteSaysThatThereIsNothing() {
        Map<String, String> theirs = belongings(BACKEND.team());
        String other = BACKEND.team();
        TestingCaller token = BACKEND.caller(other, "eve", "admin");
        TestingCaller page = BACKEND.signedIn(BACKEND.person(other, "eve", "owner"), other);
        int asked = 0;
        for (Map.Entry<String, Map<?, ?>> operation : Contract.operations().entrySet()) {
            String[] parts = operation.getKey().split(" ");
            // Pages are the same for everybody, whatever their address names.
            if (!parts[1].contains("{") || !parts[1].matches("/(api|internal)/.*")) {
                continue;
            }
            String path = parts[1];
            for (Map.Entry<String, String> id : theirs.entrySet()) {
                path = path.replace("{" + id.getKey() + "}", id.getValue());
            }
            assertThat(path).as("the test knows every kind of id").doesNotContain("{");
            String query = path.endsWith("/diff") ? "?from=1&to=draft" : "";
            Map<String, ?> body = parts[0].equals("GET") ? null : BODIES.getOrDefault(operation.getKey(), Map.of());
            for (TestingCaller eve : List.of(token, page)) {
                Answer answer = eve.change(parts[0], path + query, 1, body);
                if (eve == page || answer.status() != 403) {
                    assertThat(answer.status()).as(operation.getKey()).isEqualTo(404);
                    assertThat(answer.code()).as(operation.getKey()).endsWith("_UNKNOWN");
                    asked++;
                }
            }
        }
        assertThat(asked).isGreaterThan(80);
        System.out.println("teams: " + asked + " requests for another team's ids answered with 404");
    }

    /** What a body names belongs to the team too. */
    @Test
    void noTriggerNamesWhatAnotherTeamHas() {
        Map<String, String> theirs = belongings(BACKEND.team());
        TestingCaller eve = BACKEND.caller(BACKEND.team(), "eve", "admin");
        for (String route : List.of("schedules", "webhooks", "event-triggers")) {
            var body = new LinkedHashMap<String, Object>(SCHEDULE);
            if (!route.equals("schedules")) {
                body.remove("cron");
            }
            if (route.equals("event-triggers")) {
                body.put("event", Map.of("kind", "run_ended", "flowId", theirs.get("flow")));
                assertThat(eve.post("/api/v1/" + route, body).code()).isEqualTo("FLOW_UNKNOWN");
                body.put("event", Map.of("kind", "run_ended"));
            }
            body.put("engine", "local");
            body.put("runner", theirs.get("runner"));
            assertThat(eve.post("/api/v1/" + route, body).code()).isEqualTo("RUNNER_UNKNOWN");
            body.keySet().removeAll(List.of("engine", "runner", "flow"));
            body.put("flowId", theirs.get("flow"));
            assertThat(eve.post("/api/v1/" + route, body).code()).isEqualTo("FLOW_UNKNOWN");
        }
    }

    @Test
    void nothingOfAnotherTeamIsInAList() {
        Map<String, String> theirs = belongings(BACKEND.team());
        String other = BACKEND.team();
        TestingCaller eve = BACKEND.signedIn(BACKEND.person(other, "eve", "owner"), other);
        int lists = 0;
        for (String route : Contract.operations().keySet()) {
            String[] parts = route.split(" ");
            if (parts[0].equals("GET") && parts[1].startsWith("/api/") && !parts[1].contains("{")) {
                String all = eve.get(parts[1]).is(200).body().toString();
                theirs.forEach((kind, id) -> {
                    if (!List.of("version", "provider").contains(kind)) {
                        assertThat(all).as(route).doesNotContain(id);
                    }
                });
                lists++;
            }
        }
        assertThat(lists).isGreaterThan(8);
    }
}
