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
    void hasNoRoomForOneMoreConnection() {
        Map<String, ?> server = Map.of("host", "mail.example.com");
        for (int i = 0; i < 500; i++) {
            owner.post("/api/v1/connections", Map.of("name", "c" + i, "kind", "smtp", "fields", server))
                    .is(201);
        }
        assertThat(owner.post("/api/v1/connections", Map.of("name", "c", "kind", "smtp", "fields", server))
                        .is(409)
                        .code())
                .isEqualTo("CONNECTIONS_TOO_MANY");
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
}
