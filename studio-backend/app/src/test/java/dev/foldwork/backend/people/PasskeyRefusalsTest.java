package dev.foldwork.backend.people;

import static dev.foldwork.backend.people.Guests.BACKEND;
import static dev.foldwork.backend.people.Guests.PASSWORD;
import static dev.foldwork.backend.people.Guests.code;
import static dev.foldwork.backend.people.Guests.email;
import static dev.foldwork.backend.people.PasskeyGuests.accept;
import static dev.foldwork.backend.people.PasskeyGuests.add;
import static dev.foldwork.backend.people.PasskeyGuests.authenticator;
import static dev.foldwork.backend.people.PasskeyGuests.in;
import static dev.foldwork.backend.people.PasskeyGuests.joinOptions;
import static dev.foldwork.backend.people.PasskeyGuests.person;
import static dev.foldwork.backend.people.PasskeyGuests.registrationOptions;
import static dev.foldwork.backend.people.PasskeyGuests.signIn;
import static dev.foldwork.backend.people.PasskeyGuests.signInOptions;
import static dev.foldwork.backend.people.PasskeyGuests.stored;
import static org.assertj.core.api.Assertions.assertThat;

import dev.foldwork.backend.TestingCaller;
import dev.foldwork.backend.TestingCaller.Answer;
import dev.foldwork.backend.people.TestingAuthenticator.Algorithm;
import dev.foldwork.backend.people.TestingAuthenticator.Ceremony;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Answers of passkeys that do not hold: each refused with its code, and nothing kept. */
class PasskeyRefusalsTest {

    @BeforeEach
    void forgetTries() {
        PasskeyGuests.forgetTries();
    }

    private static Arguments bend(String name, Consumer<Ceremony> bend) {
        return Arguments.of(name, bend);
    }

    static Stream<Arguments> bentAlways() {
        return Stream.of(
                bend("another origin", ceremony -> ceremony.origin = "https://studio.example.test"),
                bend("another port", ceremony -> ceremony.origin = "http://localhost:1"),
                bend("our number", ceremony -> ceremony.origin = BACKEND.base()),
                bend("another site", ceremony -> ceremony.site = "example.test"),
                bend("a frame in a foreign page", ceremony -> ceremony.crossOrigin = true),
                bend("nobody looked at", ceremony -> ceremony.flags = TestingAuthenticator.PRESENT),
                bend("nobody there", ceremony -> ceremony.flags = TestingAuthenticator.VERIFIED),
                bend("copied though it cannot be", ceremony -> ceremony.flags |= TestingAuthenticator.IS_COPIED));
    }

    static Stream<Arguments> bentSignIns() {
        return Stream.concat(
                bentAlways(),
                Stream.of(
                        bend("an answer of a registration", ceremony -> ceremony.type = "webauthn.create"),
                        bend("a signature of something else", ceremony -> ceremony.signsOther = true),
                        bend("a count that goes back", ceremony -> ceremony.count = 1),
                        bend("a count that stands", ceremony -> ceremony.count = 2),
                        bend("somebody else's", ceremony -> ceremony.handle = "AAAAAAAAAAAAAAAAAAAAAA"),
                        bend("nobody's", ceremony -> ceremony.handle = null),
                        bend("one that nobody has", ceremony -> ceremony.credential = new byte[32])));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bentSignIns")
    void letsNobodyInWithABentAnswer(String name, Consumer<Ceremony> bend) {
        TestingAuthenticator authenticator = authenticator();
        TestingCaller page = in(BACKEND.team(), "viewer", authenticator);
        signIn(authenticator).is(201);
        signIn(authenticator).is(201);
        String before = stored(authenticator);

        Answer refused = signIn(authenticator.get(signInOptions(), bend));

        assertThat(refused.code()).as(name).isEqualTo("PASSKEY_REFUSED");
        assertThat(refused.cookies()).isEmpty();
        assertThat(stored(authenticator)).isEqualTo(before);
        assertThat(page.get("/api/v1/sessions").list("sessions")).hasSize(3);
        signIn(authenticator).is(201);
    }

    @Test
    void answersTheSameForAPasskeyThatNobodyHas() {
        TestingAuthenticator authenticator = authenticator();
        in(BACKEND.team(), "viewer", authenticator);

        var bent = new TreeMap<>(signIn(authenticator.get(signInOptions(), ceremony -> ceremony.signsOther = true))
                .is(403)
                .body());
        var nobodys = new TreeMap<>(signIn(authenticator()).is(403).body());

        bent.remove("traceId");
        nobodys.remove("traceId");
        assertThat(bent).isEqualTo(nobodys);
    }

    @Test
    void refusesAnothersKeyUnderTheSameId() {
        TestingAuthenticator authenticator = authenticator();
        in(BACKEND.team(), "viewer", authenticator);
        String handle = String.valueOf(TestingAuthenticator.object(authenticator.get(signInOptions()), "response")
                .get("userHandle"));
        TestingAuthenticator thief = authenticator().called(authenticator);

        assertThat(signIn(thief.get(signInOptions(), ceremony -> ceremony.handle = handle))
                        .code())
                .isEqualTo("PASSKEY_REFUSED");
    }

    @Test
    void takesEachChallengeOnceInItsTimeAndForItsPurposeOnly() {
        TestingAuthenticator authenticator = authenticator();
        TestingCaller page = in(BACKEND.team(), "viewer", authenticator);
        Map<String, Object> answer = authenticator.get(signInOptions());
        signIn(answer).is(201);
        String before = stored(authenticator);

        assertThat(signIn(answer).code()).as("replayed").isEqualTo("PASSKEY_NOT_BEGUN");
        Map<String, Object> failed = signInOptions();
        signIn(authenticator.get(failed, ceremony -> ceremony.signsOther = true))
                .is(403);
        assertThat(signIn(authenticator.get(failed)).code())
                .as("after a failed answer")
                .isEqualTo("PASSKEY_NOT_BEGUN");
        assertThat(signIn(authenticator.get(signInOptions(), ceremony -> ceremony.challenge = "c29tZXRoaW5n"))
                        .code())
                .as("made up")
                .isEqualTo("PASSKEY_NOT_BEGUN");
        Map<String, Object> late = authenticator.get(signInOptions());
        BACKEND.database().execute("update passkey_challenge set expires_at = now() where purpose = 'sign_in'");
        assertThat(signIn(late).code()).as("late").isEqualTo("PASSKEY_NOT_BEGUN");
        assertThat(signIn(PasskeyGuests.proof(page, authenticator)).code())
                .as("a proof's")
                .isEqualTo("PASSKEY_NOT_BEGUN");
        String email = email();
        Map<String, Object> joining = joinOptions(code(BACKEND.team(), "viewer"), email);
        assertThat(signIn(authenticator.get(joining)).code()).as("a newcomer's").isEqualTo("PASSKEY_NOT_BEGUN");
        assertThat(stored(authenticator)).isEqualTo(before);
    }

    static Stream<Arguments> bentRegistrations() {
        return Stream.concat(
                bentAlways(),
                Stream.of(
                        bend("an answer of a sign-in", ceremony -> ceremony.type = "webauthn.get"),
                        bend("one that needs a name", ceremony -> ceremony.findable = false)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bentRegistrations")
    void keepsNoPasskeyOfABentAnswer(String name, Consumer<Ceremony> bend) {
        TestingCaller page = Guests.in(BACKEND.team(), "viewer", email());
        TestingAuthenticator authenticator = authenticator();
        String code = code(BACKEND.team(), "viewer");
        String email = email();

        assertThat(add(page, authenticator.create(registrationOptions(page), bend))
                        .code())
                .as(name)
                .isEqualTo("PASSKEY_REFUSED");
        assertThat(accept(code, email, authenticator.create(joinOptions(code, email), bend))
                        .code())
                .as(name)
                .isEqualTo("PASSKEY_REFUSED");

        assertThat(page.get("/api/v1/me/passkeys").list("passkeys")).isEmpty();
        assertThat(BACKEND.database().fetch("select * from person where email_key = ?", email))
                .isEmpty();
        accept(code, email, authenticator.create(joinOptions(code, email))).is(201);
    }

    @Test
    void keepsNoPasskeyOfAKindThatNobodyAskedFor() {
        TestingCaller page = Guests.in(BACKEND.team(), "viewer", email());
        var authenticator = new TestingAuthenticator(Algorithm.ES384, PasskeyGuests.ORIGIN);

        assertThat(add(page, authenticator.create(registrationOptions(page))).code())
                .isEqualTo("PASSKEY_REFUSED");
        Map<String, Object> renamed = new LinkedHashMap<>(authenticator().create(registrationOptions(page)));
        renamed.put("id", "AAAA");
        assertThat(add(page, renamed).code()).as("another id outside").isEqualTo("PASSKEY_REFUSED");
        assertThat(page.get("/api/v1/me/passkeys").list("passkeys")).isEmpty();
    }

    @Test
    void takesRegistrationsOfTheSameSessionOnly() {
        String email = email();
        TestingCaller page = Guests.in(BACKEND.team(), "viewer", email);
        TestingCaller other = BACKEND.page(Guests.signIn(email, PASSWORD).cookie());
        TestingCaller eve = Guests.in(BACKEND.team(), "viewer", email());
        TestingAuthenticator authenticator = authenticator();

        Map<String, Object> answer = authenticator.create(registrationOptions(page));

        assertThat(add(other, answer).code()).isEqualTo("PASSKEY_NOT_BEGUN");
        assertThat(add(eve, answer).code()).isEqualTo("PASSKEY_NOT_BEGUN");
        add(page, answer).is(201);
        assertThat(add(page, answer).code()).isEqualTo("PASSKEY_NOT_BEGUN");
        Map<String, Object> signIn = new LinkedHashMap<>(signInOptions());
        signIn.put("user", Map.of("id", "AAAA"));
        assertThat(add(page, authenticator().create(signIn)).code()).isEqualTo("PASSKEY_NOT_BEGUN");
        String code = code(BACKEND.team(), "viewer");
        Map<String, Object> forOther = joinOptions(code(BACKEND.team(), "owner"), email());
        assertThat(accept(code, email(), authenticator().create(forOther)).code())
                .as("another link's")
                .isEqualTo("PASSKEY_NOT_BEGUN");
        Map<String, Object> first = authenticator().create(registrationOptions(page));
        registrationOptions(page);
        assertThat(add(page, first).code()).as("begun anew since").isEqualTo("PASSKEY_NOT_BEGUN");
        Map<String, Object> late = authenticator().create(registrationOptions(page));
        BACKEND.database().execute("update passkey_challenge set expires_at = now() where purpose = 'register'");
        assertThat(add(page, late).code()).isEqualTo("PASSKEY_NOT_BEGUN");
    }

    @Test
    void refusesAPasskeyThatSomebodyHas() {
        TestingAuthenticator authenticator = authenticator();
        TestingCaller page = Guests.in(BACKEND.team(), "viewer", email());
        PasskeyGuests.added(page, authenticator);
        String before = stored(authenticator);
        TestingCaller eve = Guests.in(BACKEND.team(), "viewer", email());
        TestingAuthenticator same = authenticator().called(authenticator);

        assertThat(add(page, same.create(registrationOptions(page))).code()).isEqualTo("PASSKEY_TAKEN");
        assertThat(add(eve, same.create(registrationOptions(eve))).code()).isEqualTo("PASSKEY_TAKEN");
        String code = code(BACKEND.team(), "viewer");
        String email = email();
        assertThat(accept(code, email, same.create(joinOptions(code, email))).code())
                .isEqualTo("PASSKEY_TAKEN");

        assertThat(stored(authenticator)).isEqualTo(before);
        assertThat(BACKEND.database().fetch("select * from person where email_key = ?", email))
                .isEmpty();
    }

    @Test
    void tellsALinksOwnerWhoHasAnAddressAsSlowlyAsAPasswordWould() {
        String email = email();
        Guests.in(BACKEND.team(), "viewer", email);
        String code = code(BACKEND.team(), "viewer");
        for (int i = 0; i < 10; i++) {
            assertThat(accept(code, email, authenticator().create(joinOptions(code, email)))
                            .code())
                    .isEqualTo("SIGN_IN_FAILED");
        }
        assertThat(accept(code, email, authenticator().create(joinOptions(code, email)))
                        .code())
                .isEqualTo("RATE_LIMITED");
    }

    @Test
    void namesAllThatIsWrongWithANewcomerBeforeAPasskeyIsMade() {
        String code = code(BACKEND.team(), "viewer");
        TestingCaller stranger = BACKEND.stranger();

        Answer answer = stranger.post(
                        "/api/v1/invitations/passkey", Map.of("code", code, "email", "nowhere", "name", " "))
                .is(422);

        assertThat(answer.list("problems"))
                .extracting(problem -> problem.get("code"))
                .containsExactly("EMAIL_INVALID", "PERSON_NAME_INVALID");
        assertThat(stranger.post(
                                "/api/v1/invitations/passkey",
                                Map.of("code", "fwi_nonsense", "email", email(), "name", "Kay"))
                        .code())
                .isEqualTo("INVITATION_UNKNOWN");
        assertThat(stranger.post("/api/v1/invitations/accept", Map.of("code", code))
                        .code())
                .isEqualTo("REQUEST_INVALID");
        Map<String, Object> passkey = authenticator().create(joinOptions(code, email()));
        assertThat(stranger.post(
                                "/api/v1/invitations/accept",
                                Map.of(
                                        "code",
                                        code,
                                        "email",
                                        email(),
                                        "name",
                                        "K",
                                        "password",
                                        PASSWORD,
                                        "newPasskey",
                                        passkey))
                        .code())
                .isEqualTo("REQUEST_INVALID");
        assertThat(stranger.post(
                                "/api/v1/invitations/accept",
                                Map.of("code", code, "email", email(), "passkey", passkey))
                        .code())
                .isEqualTo("REQUEST_INVALID");
    }

    private static Map<String, Object> with(Map<String, Object> answer, String member, Object value) {
        var response = new LinkedHashMap<>(TestingAuthenticator.object(answer, "response"));
        response.put(member, value);
        var copy = new LinkedHashMap<>(answer);
        copy.put("response", response);
        return copy;
    }

    @Test
    void refusesWhatNoBrowserSends() {
        TestingAuthenticator authenticator = authenticator();
        in(BACKEND.team(), "viewer", authenticator);
        Map<String, Object> answer = authenticator.get(signInOptions());
        for (String member : List.of("clientDataJSON", "authenticatorData", "signature", "userHandle")) {
            for (Object value : List.of("", "a", "####", "YQ==", "x".repeat(5_000), 1L, Map.of())) {
                assertThat(signIn(with(answer, member, value)).code())
                        .as(member + " " + value)
                        .isEqualTo("REQUEST_INVALID");
            }
        }
        for (String client : List.of("{", "[]", "null", "{}", "{\"type\":\"webauthn.get\"}", "\0")) {
            assertThat(signIn(with(answer, "clientDataJSON", TestingAuthenticator.text(client.getBytes())))
                            .code())
                    .as(client)
                    .isEqualTo("REQUEST_INVALID");
        }
        for (Object passkey : List.of(Map.of(), "x", Map.of("type", "password", "id", "AAAA"))) {
            assertThat(BACKEND.stranger()
                            .post("/api/v1/sessions/passkey", Map.of("passkey", passkey))
                            .code())
                    .isEqualTo("REQUEST_INVALID");
        }
        assertThat(signIn(with(answer, "signature", "x".repeat(20_000))).code()).isEqualTo("BODY_TOO_LARGE");
        signIn(answer).is(201);
    }

    /** Turns a byte round, or cuts the end off: what signs nothing is refused, and no parser falls over. */
    private static UnaryOperator<String> damage(Random random) {
        return text -> {
            byte[] bytes = java.util.Base64.getUrlDecoder().decode(text);
            if (random.nextInt(4) == 0) {
                return TestingAuthenticator.text(java.util.Arrays.copyOf(bytes, random.nextInt(bytes.length)));
            }
            bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
            return TestingAuthenticator.text(bytes);
        };
    }

    @Test
    void fallsOverNoDamagedAnswer() {
        var random = new Random(54);
        TestingAuthenticator authenticator = authenticator();
        TestingCaller page = in(BACKEND.team(), "viewer", authenticator);
        TestingCaller owner = Guests.in(BACKEND.team(), "viewer", email());
        var codes = new TreeMap<String, Integer>();
        for (int i = 0; i < 150; i++) {
            PasskeyGuests.forgetTries();
            Map<String, Object> signIn = authenticator.get(signInOptions());
            String member = List.of("clientDataJSON", "authenticatorData", "signature", "userHandle")
                    .get(random.nextInt(4));
            String whole = String.valueOf(
                    TestingAuthenticator.object(signIn, "response").get(member));
            codes.merge(
                    signIn(with(signIn, member, damage(random).apply(whole))).code(), 1, Integer::sum);
        }
        Map<String, Object> made = authenticator().create(registrationOptions(owner));
        String object =
                String.valueOf(TestingAuthenticator.object(made, "response").get("attestationObject"));
        for (int i = 0; i < 150; i++) {
            Answer answer =
                    add(owner, with(made, "attestationObject", damage(random).apply(object)));
            if (answer.status() == 201) {
                // A turned bit in the key or its kind is another passkey's; nothing signs a registration.
                owner.send("DELETE", "/api/v1/me/passkeys/" + answer.text("id"), null)
                        .is(204);
            } else {
                codes.merge(answer.code(), 1, Integer::sum);
            }
            made = authenticator().create(registrationOptions(owner));
            object =
                    String.valueOf(TestingAuthenticator.object(made, "response").get("attestationObject"));
        }
        assertThat(codes.keySet()).isSubsetOf("REQUEST_INVALID", "PASSKEY_NOT_BEGUN", "PASSKEY_REFUSED");
        assertThat(page.get("/api/v1/sessions").list("sessions")).hasSize(1);
        assertThat(person(page)).isNotNull();
    }

    @Test
    void slowsDownWhoTriesAPasskey() {
        TestingAuthenticator authenticator = authenticator();
        in(BACKEND.team(), "viewer", authenticator);
        for (int i = 0; i < 10; i++) {
            assertThat(signIn(authenticator.get(signInOptions(), ceremony -> ceremony.signsOther = true))
                            .code())
                    .isEqualTo("PASSKEY_REFUSED");
        }
        Answer late = signIn(authenticator);
        assertThat(late.code()).isEqualTo("RATE_LIMITED");
        assertThat(Long.parseLong(late.retryAfter())).isBetween(1L, 900L);

        BACKEND.database().execute("update attempt set since = since - interval '15 minutes'");
        signIn(authenticator).is(201);
    }

    @Test
    void slowsDownWhoBeginsOften() {
        BACKEND.database().execute("insert into attempt values (?, 300, now())", (Object)
                dev.foldwork.backend.access.Secrets.hash("passkey 127.0.0.1"));

        assertThat(BACKEND.stranger()
                        .send("POST", "/api/v1/sign-in/passkey", null)
                        .code())
                .isEqualTo("RATE_LIMITED");
        assertThat(BACKEND.stranger()
                        .post(
                                "/api/v1/invitations/passkey",
                                Map.of("code", code(BACKEND.team(), "viewer"), "email", email(), "name", "Kay"))
                        .code())
                .isEqualTo("RATE_LIMITED");
    }

    @Test
    void writesFailedSignInsDownOnceAndCountsTheOthers() throws Exception {
        TestingAuthenticator authenticator = authenticator();
        TestingCaller page = in(BACKEND.team(), "owner", authenticator);
        for (int i = 0; i < 4; i++) {
            signIn(authenticator.get(signInOptions(), ceremony -> ceremony.signsOther = true))
                    .is(403);
        }
        long end = System.nanoTime() + 10_000_000_000L;
        while (count(page) < 4 && System.nanoTime() < end) {
            Thread.sleep(20);
        }
        assertThat(count(page)).isEqualTo(4);
        assertThat(page.get("/api/v1/audit").list("entries"))
                .filteredOn(entry -> entry.get("action").equals("sign_in.failed"))
                .extracting(entry -> entry.get("via") + " on " + entry.get("subject"))
                .containsExactly("passkey on " + person(page));
    }

    private static int count(TestingCaller page) {
        return BACKEND.database()
                .fetchOptional(
                        "select count from sign_in_failure where person_id = ? and via = 'passkey'", person(page))
                .map(row -> row.get(0, Integer.class))
                .orElse(0);
    }
}
