package dev.foldwork.backend.people;

import static org.assertj.core.api.Assertions.assertThat;

import dev.foldwork.backend.TestingBackend;
import dev.foldwork.backend.TestingCaller;
import dev.foldwork.backend.TestingCaller.Answer;
import dev.foldwork.backend.access.Secrets;
import dev.foldwork.backend.people.TestingAuthenticator.Algorithm;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A service without TLS under a name of its own, where no browser uses passkeys. */
class PasskeysAwayTest {

    private static final String ORIGIN = "http://studio.example.test";

    @Test
    void saysSoInsteadOfAskingForOne() {
        TestingBackend backend = TestingBackend.another("--foldwork.public-url=" + ORIGIN);
        TestingCaller stranger = backend.stranger();
        String code = Secrets.create(Invitation.PREFIX);
        backend.database()
                .execute(
                        "insert into invitation (team_id, hash, role, created_at, expires_at)"
                                + " select id, ?, 'viewer', now(), now() + interval '1 hour' from team",
                        (Object) Secrets.hash(code));
        TestingCaller page = backend.signedIn(backend.person("default", "pat", "viewer"), "default");
        var authenticator = new TestingAuthenticator(Algorithm.ES256, ORIGIN);
        Map<String, Object> made = authenticator.create(Map.of("challenge", "AAAA", "user", Map.of("id", "AAAA")));
        Map<String, Object> shown = authenticator.get(Map.of("challenge", "AAAA"));

        assertThat(stranger.get("/api/v1/sign-in").body().get("passkeyOrigins")).isEqualTo(List.of());
        assertThat(page.get("/api/v1/me/passkeys").list("passkeys")).isEmpty();
        List<Answer> answers = List.of(
                stranger.send("POST", "/api/v1/sign-in/passkey", null),
                stranger.post("/api/v1/sessions/passkey", Map.of("passkey", shown)),
                stranger.post("/api/v1/invitations/passkey", Map.of("code", code, "email", "a@b.test", "name", "A")),
                stranger.post(
                        "/api/v1/invitations/accept",
                        Map.of("code", code, "email", "a@b.test", "name", "A", "newPasskey", made)),
                stranger.post("/api/v1/invitations/accept", Map.of("code", code, "passkey", shown)),
                page.send("POST", "/api/v1/me/proof", null),
                page.post("/api/v1/me/passkeys", Map.of("name", "x", "passkey", made)),
                page.post("/api/v1/me/passkeys/registration", Map.of("passkey", shown)),
                page.send("PUT", "/api/v1/me/password", Map.of("new", Guests.PASSWORD, "passkey", shown)));

        assertThat(answers).extracting(Answer::code).containsOnly("PASSKEYS_UNAVAILABLE");
    }
}
