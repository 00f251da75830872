package dev.foldwork.backend.people;

import static dev.foldwork.backend.people.Guests.BACKEND;
import static dev.foldwork.backend.people.Guests.PASSWORD;
import static dev.foldwork.backend.people.Guests.accept;
import static dev.foldwork.backend.people.Guests.email;
import static dev.foldwork.backend.people.Guests.in;
import static dev.foldwork.backend.people.Guests.signIn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.foldwork.backend.TestingCaller;
import dev.foldwork.backend.TestingCaller.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The audit trail: complete, in order, without secrets, and only for owners. */
class AuditTest {

    private static final String FLOW = """
            apiVersion: foldwork/v1
            kind: Flow
            metadata: { name: canary }
            spec:
              nodes: { a: { type: data.set@1, with: { v: canary-value } } }
            """;

    private static List<Map<String, Object>> trail(TestingCaller owner) {
        var entries = new ArrayList<Map<String, Object>>();
        String next = "";
        do {
            Answer page = owner.get("/api/v1/audit?limit=3" + next).is(200);
            entries.addAll(page.list("entries"));
            next = page.body().get("next") == null ? null : "&cursor=" + page.text("next");
        } while (next != null);
        return entries.reversed();
    }

    @Test
    void tellsWhoDidWhatToWhatAndByWhat() {
        String team = BACKEND.team();
        TestingCaller owner = in(team, "owner", email());
        String link =
                owner.post("/api/v1/invitations", Map.of("role", "viewer")).text("link");
        String email = email();
        accept(link.replaceFirst(".*#", ""), email, "Vera", PASSWORD).is(201);
        TestingCaller vera = BACKEND.page(signIn(email, PASSWORD).cookie());
        String id = String.valueOf(vera.get("/api/v1/me").object("person").get("id"));
        owner.send("PUT", "/api/v1/members/" + id + "/role", Map.of("role", "editor"))
                .is(200);
        Answer token = vera.post("/api/v1/tokens", Map.of("name", "secret name", "scopes", List.of("flows:write")))
                .is(201);
        TestingCaller program = BACKEND.sending("Authorization", "Bearer " + token.text("token"));
        String flow =
                program.post("/api/v1/flows", Map.of("text", FLOW)).is(201).text("id");
        program.change("PUT", "/api/v1/flows/" + flow + "/layout", 1, Map.of("layout", Map.of("canary", 1L)))
                .is(200);
        program.get("/api/v1/flows/" + flow).is(200);
        program.post("/api/v1/flows/check", Map.of("text", FLOW)).is(200);
        assertThat(program.post("/api/v1/flows", Map.of("text", FLOW)).code()).isEqualTo("FLOW_NAME_TAKEN");
        vera.send("DELETE", "/api/v1/tokens/" + token.text("id"), null).is(204);
        vera.send("DELETE", "/api/v1/sessions/current", null).is(204);
        owner.send("DELETE", "/api/v1/members/" + id, null).is(204);

        List<Map<String, Object>> trail = trail(owner);

        assertThat(trail)
                .extracting(entry -> entry.get("action") + " by " + entry.get("name") + " via " + entry.get("via"))
                .containsExactly(
                        "member.joined by Pat via link",
                        "session.begun by Pat via link",
                        "invitation.made by Pat via session",
                        "member.joined by Vera via link",
                        "session.begun by Vera via link",
                        "session.begun by Vera via password",
                        "member.role_changed by Pat via session",
                        "token.made by Vera via session",
                        "POST /api/v1/flows by Vera via token",
                        "PUT /api/v1/flows/{flow}/layout by Vera via token",
                        "token.revoked by Vera via session",
                        "session.ended by Vera via session",
                        "member.removed by Pat via session");
        assertThat(trail.get(6)).containsEntry("subject", id).containsEntry("detail", "viewer to editor");
        assertThat(trail.get(8)).containsEntry("viaId", token.text("id"));
        assertThat(trail.get(9)).containsEntry("subject", flow);
        assertThat(trail.toString())
                .doesNotContain("canary", "secret name", PASSWORD, token.text("token"), "fwi_", email);
    }

    @Test
    void isForOwnersOnly() {
        String team = BACKEND.team();
        assertThat(in(team, "editor", email()).get("/api/v1/audit").code()).isEqualTo("ROLE_MISSING");
        TestingCaller owner = in(team, "owner", email());
        assertThat(owner.get("/api/v1/audit?cursor=x").code()).isEqualTo("REQUEST_INVALID");
        assertThat(owner.get("/api/v1/audit?limit=0").code()).isEqualTo("REQUEST_INVALID");
        TestingCaller other = in(BACKEND.team(), "owner", email());
        assertThat(trail(other)).hasSize(2);
    }

    @Test
    void canOnlyGrow() {
        in(BACKEND.team(), "owner", email());
        for (String change :
                List.of("update audit_event set name = 'x'", "delete from audit_event", "truncate audit_event")) {
            assertThatThrownBy(() -> BACKEND.database().execute(change))
                    .as(change)
                    .hasMessageContaining("append-only");
        }
    }
}
