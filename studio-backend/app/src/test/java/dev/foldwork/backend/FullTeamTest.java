package dev.foldwork.backend;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A team that has as much of something as it may have. */
class FullTeamTest {

    private static final TestingBackend BACKEND = TestingBackend.shared();

    private final String team = BACKEND.team();
    private final UUID person = BACKEND.person(team, "olga", "owner");
    private final TestingCaller owner = BACKEND.signedIn(person, team);

    private static String text(String name, String nodes) {
        return "apiVersion: foldwork/v1\nkind: Flow\nmetadata: { name: " + name + " }\nspec:\n  nodes: { " + nodes
                + " }\n";
    }

    @Test
    void hasNoRoomForOneMoreSecret() {
        for (int i = 0; i < 500; i++) {
            owner.post("/api/v1/secrets", Map.of("name", "KEY_" + i, "value", "open sesame"))
                    .is(201);
        }
        assertThat(owner.post("/api/v1/secrets", Map.of("name", "KEY", "value", "open sesame"))
                        .is(409)
                        .code())
                .isEqualTo("SECRETS_TOO_MANY");
    }

    @Test
    void hasNoRoomForOneMoreInvitation() {
        for (int i = 0; i < 200; i++) {
            owner.post("/api/v1/invitations", Map.of("role", "viewer")).is(201);
        }
        assertThat(owner.post("/api/v1/invitations", Map.of("role", "viewer"))
                        .is(409)
                        .code())
                .isEqualTo("INVITATIONS_TOO_MANY");
    }

    @Test
    void isNotExportedAsOneFile() {
        BACKEND.database()
                .execute(
                        "insert into flow (team_id, name, title, search_text, draft_text, created_at, created_by, changed_at, changed_by)"
                                + " select team.id, 'f' || n, 'F', '', replace(?, 'NAME', 'f' || n), now(), 'olga', now(), 'olga'"
                                + " from team, generate_series(1, 2001) n where team.name = ?",
                        text("NAME", "a: { type: data.set@1 }"),
                        team);
        assertThat(owner.get("/api/v1/export").is(422).code()).isEqualTo("EXPORT_TOO_LARGE");
    }

    /** Five called versions of 15 MB are more than a bundle may hold. */
    @Test
    void doesNotExportAFlowThatCallsTooMuch() {
        var calls = new StringBuilder();
        for (int i = 0; i < 5; i++) {
            String called = "called" + i;
            String id = owner.post(
                            "/api/v1/flows", Map.of("text", text(called, "a: { type: data.set@1, with: { v: 1 } }")))
                    .is(201)
                    .text("id");
            BACKEND.database()
                    .execute(
                            "insert into flow_version (flow_id, number, team_id, title, note, hash, source_hash, text, files, layout, uses,"
                                    + " revision, created_at, created_by) select id, 1, team_id, title, '', repeat('0', 64), repeat('0', 64),"
                                    + " draft_text || '# ' || repeat('x', 15000000), '{}', '{}', '{}', 1, now(), 'olga' from flow where id = ?",
                            UUID.fromString(id));
            calls.append("n%d: { type: flow.call@1, uses: %s/%s@1 }, ".formatted(i, team, called));
        }
        String flow = owner.post("/api/v1/flows", Map.of("text", text("main", calls.toString())))
                .is(201)
                .text("id");
        assertThat(owner.get("/api/v1/flows/" + flow + "/export?format=flowpack")
                        .is(422)
                        .code())
                .isEqualTo("EXPORT_TOO_LARGE");
    }
}
