package dev.foldwork.backend.people;

import static dev.foldwork.backend.people.Guests.BACKEND;
import static dev.foldwork.backend.people.Guests.PASSWORD;

import dev.foldwork.backend.TestingCaller;
import dev.foldwork.backend.TestingCaller.Answer;
import dev.foldwork.backend.people.TestingAuthenticator.Algorithm;
import java.util.Map;
import java.util.UUID;

/** People with passkeys, for tests. */
final class PasskeyGuests {

    /** Without a public address the service is localhost to browsers. */
    static final String ORIGIN = BACKEND.base().replace("127.0.0.1", "localhost");

    private PasskeyGuests() {}

    static TestingAuthenticator authenticator() {
        return new TestingAuthenticator(Algorithm.ES256, ORIGIN);
    }

    static void forgetTries() {
        BACKEND.database().execute("delete from attempt");
    }

    /** Returns the options of an answer. */
    static Map<String, Object> options(Answer answer) {
        return answer.is(200).object("publicKey");
    }

    static Map<String, Object> signInOptions() {
        return options(BACKEND.stranger().send("POST", "/api/v1/sign-in/passkey", null));
    }

    static Answer signIn(Map<String, Object> answer, String... headers) {
        return BACKEND.sending(headers).post("/api/v1/sessions/passkey", Map.of("passkey", answer));
    }

    static Answer signIn(TestingAuthenticator authenticator) {
        return signIn(authenticator.get(signInOptions()));
    }

    static Map<String, Object> joinOptions(String code, String email) {
        return options(BACKEND.stranger()
                .post("/api/v1/invitations/passkey", Map.of("code", code, "email", email, "name", "Kay")));
    }

    static Answer accept(String code, String email, Map<String, Object> answer) {
        return BACKEND.stranger()
                .post(
                        "/api/v1/invitations/accept",
                        Map.of("code", code, "email", email, "name", "Kay", "newPasskey", answer));
    }

    /** Lets somebody in who has a passkey and no password, and returns the page. */
    static TestingCaller in(String team, String role, TestingAuthenticator authenticator) {
        String code = Guests.code(team, role);
        String email = Guests.email();
        Map<String, Object> made = authenticator.create(joinOptions(code, email));
        return BACKEND.page(accept(code, email, made).is(201).cookie());
    }

    static Map<String, Object> registrationOptions(TestingCaller page) {
        return options(page.post("/api/v1/me/passkeys/registration", Map.of("password", PASSWORD)));
    }

    static Answer add(TestingCaller page, Map<String, Object> answer) {
        return page.post("/api/v1/me/passkeys", Map.of("name", "Laptop", "passkey", answer));
    }

    /** Adds a passkey to the account of a page whose person has the usual password. */
    static String added(TestingCaller page, TestingAuthenticator authenticator) {
        return add(page, authenticator.create(registrationOptions(page)))
                .is(201)
                .text("id");
    }

    /** Returns what a page's passkey answers to be a proof. */
    static Map<String, Object> proof(TestingCaller page, TestingAuthenticator authenticator) {
        return authenticator.get(options(page.send("POST", "/api/v1/me/proof", null)));
    }

    static UUID person(TestingCaller page) {
        return UUID.fromString(
                String.valueOf(page.get("/api/v1/me").object("person").get("id")));
    }

    /** Returns all of a passkey that an answer could have changed. */
    static String stored(TestingAuthenticator authenticator) {
        return BACKEND.database()
                .fetch("select * from passkey where credential_id = ?", (Object) authenticator.credential())
                .toString();
    }
}
