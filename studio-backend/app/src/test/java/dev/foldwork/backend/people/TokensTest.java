package dev.foldwork.backend.people;

import static dev.foldwork.backend.people.Guests.BACKEND;
import static dev.foldwork.backend.people.Guests.email;
import static dev.foldwork.backend.people.Guests.in;
import static org.assertj.core.api.Assertions.assertThat;

import dev.foldwork.backend.TestingCaller;
import dev.foldwork.backend.TestingCaller.Answer;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The tokens that people make for programs. */
class TokensTest {

    private static final String TOKENS = "/api/v1/tokens";

    private static Answer make(TestingCaller page, String name, String... scopes) {
        return page.post(TOKENS, Map.of("name", name, "scopes", List.of(scopes)));
    }

    private static TestingCaller program(Answer made) {
        return BACKEND.sending("Authorization", "Bearer " + made.text("token"));
    }

    @Test
    void showsATokenOnceAndKeepsOnlyItsHash() {
        TestingCaller page = in(BACKEND.team(), "editor", email());

        Answer made = make(page, "ci", "flows:read").is(201);

        assertThat(made.text("token")).matches("fwk_[A-Za-z0-9_-]{43}");
        List<Map<String, Object>> list = page.get(TOKENS).is(200).list("tokens");
        assertThat(list).hasSize(1);
        assertThat(list.getFirst()).containsEntry("name", "ci").doesNotContainKey("token");
        assertThat(list.getFirst().get("lastUsedAt")).isNull();
        assertThat(BACKEND.database().fetch("select * from api_token").toString())
                .doesNotContain(made.text("token"));
        program(made).get("/api/v1/me").is(200);
        assertThat(page.get(TOKENS).list("tokens").getFirst().get("lastUsedAt")).isNotNull();
    }

    @Test
    void allowsWhatItsScopesAndTheRoleOfItsOwnerAllow() {
        TestingCaller page = in(BACKEND.team(), "viewer", email());
        TestingCaller reader = program(make(page, "reader", "flows:read").is(201));
        TestingCaller writer = program(make(page, "writer", "flows:write").is(201));
        TestingCaller all = program(make(page, "all", "admin").is(201));

        reader.get("/api/v1/flows").is(200);
        assertThat(reader.get("/api/v1/runs").code()).isEqualTo("ACCESS_DENIED");
        assertThat(writer.post("/api/v1/flows", Map.of("text", "x")).code()).isEqualTo("ROLE_MISSING");
        assertThat(all.post("/api/v1/runs", Map.of()).code()).isEqualTo("ROLE_MISSING");
        all.get("/api/v1/runs").is(200);
    }

    @Test
    void canDoNothingThatOnlyAPersonMayDo() {
        TestingCaller page = in(BACKEND.team(), "owner", email());
        TestingCaller all = program(make(page, "all", "admin").is(201));

        assertThat(make(all, "another", "admin").code()).isEqualTo("ACCESS_DENIED");
        assertThat(all.get(TOKENS).code()).isEqualTo("ACCESS_DENIED");
        assertThat(all.get("/api/v1/sessions").code()).isEqualTo("ACCESS_DENIED");
        assertThat(all.send("DELETE", "/api/v1/me/team", null).code()).isEqualTo("ACCESS_DENIED");
        assertThat(all.send("PUT", "/api/v1/me/password", Map.of("old", "x", "new", "y"))
                        .code())
                .isEqualTo("ACCESS_DENIED");
        assertThat(all.post("/internal/worker/events", Map.of()).code()).isEqualTo("ACCESS_DENIED");
    }

    @Test
    void isWorthNothingOnceRevoked() {
        String team = BACKEND.team();
        TestingCaller page = in(team, "owner", email());
        TestingCaller eve = in(team, "owner", email());
        Answer made = make(page, "ci", "admin").is(201);
        String path = TOKENS + "/" + made.text("id");

        assertThat(eve.send("DELETE", path, null).code()).isEqualTo("TOKEN_UNKNOWN");
        program(made).get("/api/v1/runs").is(200);
        page.send("DELETE", path, null).is(204);
        assertThat(program(made).get("/api/v1/runs").code()).isEqualTo("TOKEN_INVALID");
        assertThat(page.send("DELETE", path, null).code()).isEqualTo("TOKEN_UNKNOWN");
        assertThat(page.send("DELETE", TOKENS + "/x", null).code()).isEqualTo("TOKEN_UNKNOWN");
        make(page, "ci", "admin").is(201);
    }

    @Test
    void expires() {
        TestingCaller page = in(BACKEND.team(), "owner", email());
        Answer made = make(page, "ci", "admin").is(201);
        BACKEND.database()
                .execute(
                        "update api_token set expires_at = now() - interval '1 second' where id = ?",
                        UUID.fromString(made.text("id")));

        assertThat(program(made).get("/api/v1/runs").code()).isEqualTo("TOKEN_INVALID");
        assertThat(page.get(TOKENS).list("tokens")).isEmpty();
        make(page, "ci", "admin").is(201);
    }

    @Test
    void namesWhatIsWrong() {
        TestingCaller page = in(BACKEND.team(), "owner", email());
        make(page, "ci", "admin").is(201);

        assertThat(make(page, "ci", "admin").code()).isEqualTo("TOKEN_NAME_TAKEN");
        for (String scope : List.of("worker", "account", "everything", "")) {
            assertThat(make(page, "other", scope).code()).as(scope).isEqualTo("REQUEST_INVALID");
        }
        for (Map<String, ?> body : List.of(
                Map.of("name", "x", "scopes", List.of()),
                Map.of("name", " ", "scopes", List.of("admin")),
                Map.of("name", "a\nb", "scopes", List.of("admin")),
                Map.of("name", "x", "scopes", List.of("admin"), "days", 367L),
                Map.of("name", "x", "scopes", List.of("admin"), "days", 0L),
                Map.of("name", "x", "scopes", "admin"))) {
            assertThat(page.post(TOKENS, body).code()).as(body.toString()).isEqualTo("REQUEST_INVALID");
        }
    }

    @Test
    void keepsTheNumberOfTokensWithinBounds() {
        TestingCaller page = in(BACKEND.team(), "viewer", email());
        for (int i = 0; i < 100; i++) {
            make(page, "t" + i, "flows:read").is(201);
        }
        assertThat(make(page, "one more", "flows:read").code()).isEqualTo("TOKENS_TOO_MANY");
    }
}
