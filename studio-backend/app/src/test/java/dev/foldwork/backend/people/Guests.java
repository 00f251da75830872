package dev.foldwork.backend.people;

import dev.foldwork.backend.TestingBackend;
import dev.foldwork.backend.TestingCaller;
import dev.foldwork.backend.TestingCaller.Answer;
import dev.foldwork.backend.access.Secrets;
import java.util.Map;
import java.util.UUID;

/** People who come in by links, for tests. */
final class Guests {

    static final TestingBackend BACKEND = TestingBackend.shared();
    static final String PASSWORD = "four words or even more";

    private Guests() {}

    /** Returns an address that nobody has. */
    static String email() {
        return "p" + UUID.randomUUID() + "@example.test";
    }

    /** Makes a link and returns its code. */
    static String code(String team, String role) {
        String code = Secrets.create(Invitation.PREFIX);
        BACKEND.database()
                .execute(
                        "insert into invitation (team_id, hash, role, created_at, expires_at)"
                                + " select id, ?, ?, now(), now() + interval '1 hour' from team where name = ?",
                        Secrets.hash(code),
                        role,
                        team);
        return code;
    }

    static Answer accept(String code, String email, String name, String password) {
        return BACKEND.stranger()
                .post(
                        "/api/v1/invitations/accept",
                        Map.of("code", code, "email", email, "name", name, "password", password));
    }

    /** Lets somebody in and returns the page. */
    static TestingCaller in(String team, String role, String email) {
        return BACKEND.page(
                accept(code(team, role), email, "Pat", PASSWORD).is(201).cookie());
    }

    static Answer signIn(String email, String password, String... headers) {
        return BACKEND.sending(headers).post("/api/v1/sessions", Map.of("email", email, "password", password));
    }
}
