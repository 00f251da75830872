package dev.foldwork.backend.people;

import static dev.foldwork.backend.people.Guests.BACKEND;
import static dev.foldwork.backend.people.Guests.PASSWORD;
import static dev.foldwork.backend.people.Guests.email;
import static dev.foldwork.backend.people.PasskeyGuests.add;
import static dev.foldwork.backend.people.PasskeyGuests.added;
import static dev.foldwork.backend.people.PasskeyGuests.authenticator;
import static dev.foldwork.backend.people.PasskeyGuests.in;
import static dev.foldwork.backend.people.PasskeyGuests.options;
import static dev.foldwork.backend.people.PasskeyGuests.person;
import static dev.foldwork.backend.people.PasskeyGuests.proof;
import static dev.foldwork.backend.people.PasskeyGuests.registrationOptions;
import static dev.foldwork.backend.people.PasskeyGuests.signIn;
import static dev.foldwork.backend.people.PasskeyGuests.signInOptions;
import static org.assertj.core.api.Assertions.assertThat;

import dev.foldwork.backend.TestingCaller;
import dev.foldwork.backend.TestingCaller.Answer;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The own passkeys: adding, naming and removing them, and proving with them who one is. */
class PasskeysTest {

    private static final String REGISTRATION = "/api/v1/me/passkeys/registration";
    private static final String NEW_PASSWORD = "five words and one more";

    @BeforeEach
    void forgetTries() {
        PasskeyGuests.forgetTries();
    }

    private static List<Map<String, Object>> list(TestingCaller page) {
        return page.get("/api/v1/me/passkeys").is(200).list("passkeys");
    }

    private static Object proofs(TestingCaller page) {
        return page.get("/api/v1/me/passkeys").body().get("proofs");
    }

    private static Answer remove(TestingCaller page, Object id) {
        return page.send("DELETE", "/api/v1/me/passkeys/" + id, null);
    }

    @Test
    void addsNamesAndRemovesPasskeys() {
        TestingCaller page = Guests.in(BACKEND.team(), "owner", email());
        TestingAuthenticator laptop = authenticator();
        assertThat(proofs(page)).isEqualTo(List.of("password"));

        String id = added(page, laptop);
        Map<String, Object> options = registrationOptions(page);
        page.send("PUT", "/api/v1/me/passkeys/" + id, Map.of("name", "Work laptop"))
                .is(200);

        assertThat(proofs(page)).isEqualTo(List.of("password", "passkey"));
        assertThat(options.get("excludeCredentials"))
                .isEqualTo(List.of(
                        Map.of("type", "public-key", "id", laptop.id(), "transports", List.of("internal", "hybrid"))));
        assertThat(list(page))
                .singleElement()
                .satisfies(passkey -> assertThat(passkey)
                        .containsEntry("id", id)
                        .containsEntry("name", "Work laptop")
                        .containsEntry("site", "localhost")
                        .containsEntry("works", true)
                        .containsEntry("backedUp", false)
                        .containsEntry("aaguid", new UUID(0, 0).toString()));
        TestingCaller other = BACKEND.page(signIn(laptop).is(201).cookie());

        remove(page, id).is(204);

        assertThat(list(page)).isEmpty();
        assertThat(other.get("/api/v1/me").code()).isEqualTo("SESSION_INVALID");
        assertThat(signIn(laptop).code()).isEqualTo("PASSKEY_REFUSED");
        assertThat(remove(page, id).code()).isEqualTo("PASSKEY_UNKNOWN");
        assertThat(page.get("/api/v1/audit").list("entries"))
                .filteredOn(entry -> entry.get("action").toString().startsWith("passkey"))
                .extracting(entry -> entry.get("action") + " " + entry.get("subject") + entry.get("detail"))
                .containsExactly("passkey.removed " + id, "passkey.renamed " + id, "passkey.added " + id);
    }

    @Test
    void endsASignInThatWasBegunBeforeThePasskeyWent() {
        TestingCaller page = Guests.in(BACKEND.team(), "owner", email());
        TestingAuthenticator laptop = authenticator();
        String id = added(page, laptop);
        Map<String, Object> answer = laptop.get(signInOptions());

        remove(page, id).is(204);

        assertThat(signIn(answer).code()).isEqualTo("PASSKEY_REFUSED");
    }

    @Test
    void wantsAProofOfThePerson() {
        TestingCaller page = Guests.in(BACKEND.team(), "viewer", email());
        TestingAuthenticator own = authenticator();
        TestingAuthenticator foreign = authenticator();
        in(BACKEND.team(), "viewer", foreign);

        assertThat(page.post(REGISTRATION, Map.of()).code()).isEqualTo("PROOF_MISSING");
        assertThat(page.post(REGISTRATION, Map.of("password", "not the right words"))
                        .code())
                .isEqualTo("SIGN_IN_FAILED");
        assertThat(page.post(REGISTRATION, Map.of("passkey", proof(page, foreign)))
                        .code())
                .isEqualTo("PASSKEY_REFUSED");
        added(page, own);
        page.post(REGISTRATION, Map.of("passkey", proof(page, own))).is(200);
        Map<String, Object> used = proof(page, own);
        page.post(REGISTRATION, Map.of("passkey", used)).is(200);
        assertThat(page.post(REGISTRATION, Map.of("passkey", used)).code()).isEqualTo("PASSKEY_NOT_BEGUN");
        assertThat(page.post(REGISTRATION, Map.of("passkey", own.get(signInOptions())))
                        .code())
                .as("of a sign-in")
                .isEqualTo("PASSKEY_NOT_BEGUN");
        TestingCaller other = BACKEND.page(signIn(own).is(201).cookie());
        assertThat(other.post(REGISTRATION, Map.of("passkey", proof(page, own))).code())
                .as("of another session")
                .isEqualTo("PASSKEY_NOT_BEGUN");
        assertThat(page.post(REGISTRATION, Map.of("password", PASSWORD, "passkey", proof(page, own)))
                        .code())
                .isEqualTo("REQUEST_INVALID");
    }

    @Test
    void believesAYoungSignInOfWhoHasNeitherPasswordNorPasskey() {
        TestingCaller page = Guests.in(BACKEND.team(), "viewer", email());
        UUID person = person(page);
        BACKEND.database().execute("update person set password_hash = null where id = ?", person);
        assertThat(proofs(page)).isEqualTo(List.of("session"));
        options(page.post(REGISTRATION, Map.of()));

        BACKEND.database()
                .execute(
                        "update session set proved_at = proved_at - interval '10 minutes' where person_id = ?", person);

        assertThat(proofs(page)).isEqualTo(List.of());
        assertThat(page.post(REGISTRATION, Map.of()).code()).isEqualTo("PROOF_MISSING");
    }

    @Test
    void takesNoChangeOfTeamForASignIn() {
        String email = email();
        Guests.in(BACKEND.team(), "viewer", email);
        Answer in = Guests.accept(Guests.code(BACKEND.team(), "viewer"), email, "", PASSWORD)
                .is(201);
        TestingCaller page = BACKEND.page(in.cookie());
        BACKEND.database().execute("update person set password_hash = null where id = ?", person(page));
        String other = String.valueOf(in.list("teams").getFirst().get("id"));

        Answer over = page.send("PUT", "/api/v1/me/team", Map.of("team", other)).is(200);

        assertThat(proofs(BACKEND.page(over.cookie()))).isEqualTo(List.of());
    }

    @Test
    void keepsTheLastWayIn() {
        TestingAuthenticator authenticator = authenticator();
        TestingCaller page = in(BACKEND.team(), "viewer", authenticator);
        Object id = list(page).getFirst().get("id");

        Answer refused = remove(page, id).is(409);

        assertThat(refused.code()).isEqualTo("LAST_WAY_IN");
        assertThat(refused.list("problems"))
                .extracting(problem -> problem.get("code"))
                .containsExactly("PASSWORD_ABSENT", "PASSKEY_ABSENT", "PROVIDER_ABSENT");
        TestingAuthenticator second = authenticator();
        Map<String, Object> made =
                second.create(options(page.post(REGISTRATION, Map.of("passkey", proof(page, authenticator)))));
        add(page, made).is(201);
        remove(page, id).is(204);
        signIn(second).is(201);
    }

    @Test
    void countsAPasskeyAsAWayInWhenAProviderGoes() {
        TestingAuthenticator authenticator = authenticator();
        TestingCaller page = in(BACKEND.team(), "viewer", authenticator);
        String identity = BACKEND.database()
                .fetchSingle(
                        "insert into person_identity (person_id, provider, issuer, subject, created_at, used_at)"
                                + " values (?, 'corp', 'https://id.example.test', ?, now(), now()) returning id",
                        person(page),
                        UUID.randomUUID().toString())
                .get(0)
                .toString();

        page.send("DELETE", "/api/v1/me/identities/" + identity, null).is(204);

        BACKEND.database().execute("update passkey set rp_id = 'old.example.test' where person_id = ?", person(page));
        assertThat(list(page).getFirst()).containsEntry("works", false).containsEntry("site", "old.example.test");
        assertThat(signIn(authenticator).code()).as("made for another name").isEqualTo("PASSKEY_REFUSED");
    }

    @Test
    void letsWhoHasAPasskeySetAPassword() {
        TestingAuthenticator authenticator = authenticator();
        TestingCaller page = in(BACKEND.team(), "viewer", authenticator);
        TestingCaller other = BACKEND.page(signIn(authenticator).is(201).cookie());
        String email = String.valueOf(page.get("/api/v1/me").object("person").get("email"));

        assertThat(password(page, Map.of("new", NEW_PASSWORD)).code()).isEqualTo("PROOF_MISSING");
        assertThat(password(page, Map.of("new", NEW_PASSWORD, "old", PASSWORD)).code())
                .isEqualTo("SIGN_IN_FAILED");
        Map<String, Object> proof = proof(page, authenticator);
        assertThat(password(page, Map.of("new", "short", "passkey", proof)).code())
                .isEqualTo("ACCOUNT_INVALID");
        password(page, Map.of("new", NEW_PASSWORD, "passkey", proof)).is(204);
        assertThat(password(page, Map.of("new", PASSWORD, "passkey", proof)).code())
                .isEqualTo("PASSKEY_NOT_BEGUN");
        assertThat(password(page, Map.of("new", PASSWORD, "passkey", proof(page, authenticator())))
                        .code())
                .isEqualTo("PASSKEY_REFUSED");

        Guests.signIn(email, NEW_PASSWORD).is(201);
        assertThat(other.get("/api/v1/me").code()).isEqualTo("SESSION_INVALID");
    }

    private static Answer password(TestingCaller page, Map<String, Object> body) {
        return page.send("PUT", "/api/v1/me/password", body);
    }

    @Test
    void changesNobodyElsesPasskeys() {
        TestingCaller page = Guests.in(BACKEND.team(), "viewer", email());
        String id = added(page, authenticator());
        TestingCaller eve = Guests.in(BACKEND.team(), "owner", email());

        assertThat(remove(eve, id).code()).isEqualTo("PASSKEY_UNKNOWN");
        assertThat(eve.send("PUT", "/api/v1/me/passkeys/" + id, Map.of("name", "mine"))
                        .code())
                .isEqualTo("PASSKEY_UNKNOWN");
        for (String name : List.of("", " ", "x".repeat(61), "two\nlines")) {
            assertThat(page.send("PUT", "/api/v1/me/passkeys/" + id, Map.of("name", name))
                            .code())
                    .isEqualTo("REQUEST_INVALID");
        }
        assertThat(list(page).getFirst()).containsEntry("name", "Laptop");
    }

    @Test
    void keepsNoMoreThanTwentyAndNoOldChallenges() {
        TestingCaller page = Guests.in(BACKEND.team(), "viewer", email());
        Map<String, Object> early = registrationOptions(page);
        for (int i = 0; i < 20; i++) {
            BACKEND.database()
                    .execute(
                            "insert into passkey (person_id, rp_id, credential_id, public_key, sign_count, aaguid,"
                                    + " transports, backup_eligible, backed_up, name, created_at, used_at) values"
                                    + " (?, 'localhost', sha256(?::bytea), '\\x00', 0, gen_random_uuid(), '{}', false,"
                                    + " false, 'n', now(), now())",
                            person(page),
                            UUID.randomUUID().toString().getBytes());
        }

        assertThat(page.post(REGISTRATION, Map.of("password", PASSWORD)).code()).isEqualTo("PASSKEYS_TOO_MANY");
        assertThat(add(page, authenticator().create(early)).code()).isEqualTo("PASSKEYS_TOO_MANY");
        assertThat(list(page)).hasSize(20);

        signInOptions();
        BACKEND.database().execute("update passkey_challenge set expires_at = now() - interval '1 second'");
        BACKEND.part(PeopleChores.class, "peopleChores").tidy();
        assertThat(BACKEND.database().fetch("select * from passkey_challenge")).isEmpty();
    }
}
