package dev.foldwork.backend.people;

import static dev.foldwork.backend.people.Guests.BACKEND;
import static dev.foldwork.backend.people.Guests.code;
import static dev.foldwork.backend.people.Guests.email;
import static dev.foldwork.backend.people.PasskeyGuests.accept;
import static dev.foldwork.backend.people.PasskeyGuests.authenticator;
import static dev.foldwork.backend.people.PasskeyGuests.in;
import static dev.foldwork.backend.people.PasskeyGuests.joinOptions;
import static dev.foldwork.backend.people.PasskeyGuests.person;
import static dev.foldwork.backend.people.PasskeyGuests.signIn;
import static dev.foldwork.backend.people.PasskeyGuests.signInOptions;
import static org.assertj.core.api.Assertions.assertThat;

import dev.foldwork.backend.TestingCaller;
import dev.foldwork.backend.TestingCaller.Answer;
import dev.foldwork.backend.people.TestingAuthenticator.Algorithm;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Coming in by a link with a passkey, and signing in with it. */
class PasskeySignInTest {

    @BeforeEach
    void forgetTries() {
        PasskeyGuests.forgetTries();
    }

    @ParameterizedTest
    @EnumSource(names = {"EDDSA", "ES256", "RS256"})
    void letsMembersInWhoHaveNothingButAPasskey(Algorithm algorithm) {
        var authenticator = new TestingAuthenticator(algorithm, PasskeyGuests.ORIGIN);
        String team = BACKEND.team();
        String code = code(team, "editor");
        String email = email();
        Map<String, Object> options = joinOptions(code, email);
        assertThat(options)
                .containsEntry("attestation", "none")
                .containsEntry("rp", Map.of("id", "localhost", "name", "Foldwork"))
                .containsEntry("excludeCredentials", List.of());
        assertThat(TestingAuthenticator.object(options, "user"))
                .containsEntry("name", email)
                .containsEntry("displayName", "Kay");

        Answer in = accept(code, email, authenticator.create(options, ceremony -> ceremony.findable = true))
                .is(201);

        TestingCaller page = BACKEND.page(in.cookie());
        assertThat(page.get("/api/v1/me").body())
                .containsEntry("role", "editor")
                .containsEntry("name", "Kay");
        assertThat(BACKEND.database()
                        .fetchSingle("select password_hash from person where id = ?", person(page))
                        .get(0))
                .isNull();
        assertThat(accept(code, email(), authenticator.create(options)).code()).isEqualTo("INVITATION_UNKNOWN");

        Answer again = signIn(authenticator).is(201);

        assertThat(again.cookies().getFirst()).contains("HttpOnly", "SameSite=Lax", "Path=/");
        assertThat(again.object("person")).containsEntry("email", email);
        assertThat(again.cookie()).isNotEqualTo(in.cookie());
        assertThat(page.get("/api/v1/sessions").list("sessions")).hasSize(2);
        assertThat(Guests.signIn(email, Guests.PASSWORD).code()).isEqualTo("SIGN_IN_FAILED");
    }

    @Test
    void letsTheFirstOwnerInWithAPasskey() throws Exception {
        BACKEND.database()
                .execute("delete from membership where team_id = (select id from team where name = 'default')");
        BACKEND.part(SetupLink.class, "setupLink").offer();
        Path file = BACKEND.setupLink();
        String code = Files.readString(file).strip().replaceFirst(".*#", "");
        String email = email();

        Answer in = accept(code, email, authenticator().create(joinOptions(code, email)))
                .is(201);

        assertThat(in.body()).containsEntry("role", "owner");
        assertThat(file).doesNotExist();
    }

    @Test
    void addsTheTeamToTheAccountThatAPasskeyOpens() {
        TestingAuthenticator authenticator = authenticator();
        in(BACKEND.team(), "viewer", authenticator);
        String team = BACKEND.team();
        String code = code(team, "runner");

        Answer in = follow(code, authenticator.get(signInOptions())).is(201);

        assertThat(in.object("team")).containsEntry("name", team);
        assertThat(in.list("teams")).hasSize(2);
        assertThat(follow(code(team, "owner"), authenticator.get(signInOptions()))
                        .code())
                .isEqualTo("ALREADY_MEMBER");
        assertThat(follow(code(BACKEND.team(), "owner"), authenticator().get(signInOptions()))
                        .code())
                .isEqualTo("PASSKEY_REFUSED");
    }

    private static Answer follow(String code, Map<String, Object> answer) {
        return BACKEND.stranger().post("/api/v1/invitations/accept", Map.of("code", code, "passkey", answer));
    }

    @Test
    void tellsWhereAPasskeyCanBeUsed() {
        assertThat(BACKEND.stranger().get("/api/v1/sign-in").is(200).body().get("passkeyOrigins"))
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.LIST)
                .startsWith(PasskeyGuests.ORIGIN)
                .doesNotContain(BACKEND.base());
        assertThat(signInOptions())
                .containsEntry("rpId", "localhost")
                .containsEntry("userVerification", "required")
                .containsEntry("allowCredentials", List.of());
    }

    @Test
    void beginsTheSessionAnewAndWritesItDown() {
        TestingAuthenticator authenticator = authenticator();
        TestingCaller page = in(BACKEND.team(), "owner", authenticator);
        String left = signIn(authenticator).is(201).cookie();

        Answer in = signIn(authenticator.get(signInOptions()), "Cookie", "foldwork_session=" + left)
                .is(201);

        assertThat(BACKEND.sending("Cookie", "foldwork_session=" + left)
                        .get("/api/v1/me")
                        .code())
                .isEqualTo("SESSION_INVALID");
        assertThat(page.get("/api/v1/audit").list("entries"))
                .extracting(entry -> entry.get("action") + " via " + entry.get("via"))
                .containsExactly(
                        "session.begun via passkey",
                        "session.begun via passkey",
                        "session.begun via link",
                        "passkey.added via link",
                        "member.joined via link");
        assertThat(in.cookie()).isNotEqualTo(left);
    }

    @Test
    void believesOneOfManySameAnswersAtTheSameMoment() throws Exception {
        TestingAuthenticator authenticator = authenticator();
        in(BACKEND.team(), "viewer", authenticator);
        Map<String, Object> answer = authenticator.get(signInOptions());
        var tries = new ArrayList<Callable<Integer>>();
        for (int i = 0; i < 8; i++) {
            tries.add(() -> signIn(answer).status());
        }
        var statuses = new ArrayList<Integer>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var status : threads.invokeAll(tries)) {
                statuses.add(status.get());
            }
        }
        assertThat(statuses).containsExactlyInAnyOrder(201, 400, 400, 400, 400, 400, 400, 400);
    }

    @Test
    void keepsWhatAPasskeySaysOfItself() {
        TestingAuthenticator authenticator = authenticator();
        String code = code(BACKEND.team(), "viewer");
        String email = email();
        int copies = TestingAuthenticator.PRESENT | TestingAuthenticator.VERIFIED | TestingAuthenticator.MAY_BE_COPIED;
        accept(code, email, authenticator.create(joinOptions(code, email), ceremony -> ceremony.flags = copies))
                .is(201);
        assertThat(row(authenticator)).containsExactly("localhost", 0L, true, false, "{internal,hybrid}");

        signIn(authenticator.get(signInOptions(), ceremony -> ceremony.flags = copies | TestingAuthenticator.IS_COPIED))
                .is(201);

        assertThat(row(authenticator)).containsExactly("localhost", 1L, true, true, "{internal,hybrid}");
        assertThat(signIn(authenticator).code())
                .as("one that could be copied cannot stop to")
                .isEqualTo("PASSKEY_REFUSED");
    }

    private static List<Object> row(TestingAuthenticator authenticator) {
        return List.of(BACKEND.database()
                .fetchSingle(
                        "select rp_id, sign_count, backup_eligible, backed_up, transports::text from passkey"
                                + " where credential_id = ?",
                        (Object) authenticator.credential())
                .intoArray());
    }

    @Test
    void letsNobodyInWhoWasTakenOut() {
        TestingAuthenticator authenticator = authenticator();
        TestingCaller page = in(BACKEND.team(), "viewer", authenticator);
        BACKEND.database().execute("delete from membership where person_id = ?", person(page));

        assertThat(page.get("/api/v1/me").code()).isEqualTo("SESSION_INVALID");
        assertThat(signIn(authenticator).code()).isEqualTo("TEAM_MISSING");
    }
}
