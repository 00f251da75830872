package dev.foldwork.backend.people;

import static dev.foldwork.backend.people.Guests.BACKEND;
import static dev.foldwork.backend.people.Guests.PASSWORD;
import static dev.foldwork.backend.people.Guests.email;
import static dev.foldwork.backend.people.Guests.in;
import static dev.foldwork.backend.people.Guests.signIn;
import static org.assertj.core.api.Assertions.assertThat;

import dev.foldwork.backend.TestingCaller;
import dev.foldwork.backend.TestingCaller.Answer;
import dev.foldwork.backend.access.Secrets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Signing in with a password, and how tries are slowed down. */
class SignInTest {

    private static final String WRONG = "not the right words";

    @Test
    void signsInAndTellsWhoCalls() {
        String team = BACKEND.team();
        String email = email();
        in(team, "editor", email);

        Answer in = signIn(email.toUpperCase(java.util.Locale.ROOT), PASSWORD).is(201);

        assertThat(in.cookies().getFirst()).contains("HttpOnly", "SameSite=Lax", "Path=/");
        Answer me = BACKEND.page(in.cookie()).get("/api/v1/me").is(200);
        assertThat(me.object("person")).containsEntry("email", email);
        assertThat(me.object("team")).containsEntry("name", team);
        assertThat(me.body()).containsEntry("role", "editor").containsEntry("name", "Pat");
        assertThat(me.text("csrf")).isEqualTo(in.text("csrf"));
    }

    @Test
    void keepsNeitherPasswordNorCookie() {
        String email = email();
        in(BACKEND.team(), "viewer", email);
        String cookie = signIn(email, PASSWORD).is(201).cookie();

        String hash = BACKEND.database()
                .fetchSingle("select password_hash from person where email_key = ?", email)
                .get(0, String.class);
        assertThat(hash).startsWith("$argon2id$v=19$m=19456,t=2,p=1$").doesNotContain(PASSWORD);
        assertThat(BACKEND.database().fetch("select * from session").toString()).doesNotContain(cookie);
    }

    @Test
    void answersTheSameForAnAddressThatNobodyHas() {
        String email = email();
        in(BACKEND.team(), "viewer", email);

        var wrong = new TreeMap<>(signIn(email, WRONG).is(401).body());
        var nobody = new TreeMap<>(signIn(email(), WRONG).is(401).body());

        wrong.remove("traceId");
        nobody.remove("traceId");
        assertThat(wrong).isEqualTo(nobody).containsEntry("code", "SIGN_IN_FAILED");
    }

    @Test
    void slowsDownWhoTriesAnAccount() {
        String email = email();
        in(BACKEND.team(), "viewer", email);

        for (int i = 0; i < 10; i++) {
            assertThat(signIn(email, WRONG).code()).isEqualTo("SIGN_IN_FAILED");
        }
        Answer late = signIn(email, PASSWORD);
        assertThat(late.status()).isEqualTo(429);
        assertThat(late.code()).isEqualTo("RATE_LIMITED");
        assertThat(Long.parseLong(late.retryAfter())).isBetween(1L, 900L);

        BACKEND.database()
                .execute(
                        "update attempt set since = since - interval '15 minutes' where key = ?",
                        Secrets.hash("account " + email + " from 127.0.0.1"));
        signIn(email, PASSWORD).is(201);
    }

    @Test
    void slowsDownWhoTriesAnAccountThatDoesNotExist() {
        String email = email();
        for (int i = 0; i < 10; i++) {
            assertThat(signIn(email, WRONG).code()).isEqualTo("SIGN_IN_FAILED");
        }
        assertThat(signIn(email, WRONG).code()).isEqualTo("RATE_LIMITED");
    }

    @Test
    void countsTriesAtTheSameMoment() throws Exception {
        String email = email();
        var tries = new ArrayList<Callable<String>>();
        for (int i = 0; i < 16; i++) {
            tries.add(() -> signIn(email, WRONG).code());
        }
        var codes = new ArrayList<String>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<String> code : threads.invokeAll(tries)) {
                codes.add(code.get());
            }
        }
        assertThat(codes).filteredOn("SIGN_IN_FAILED"::equals).hasSize(10);
        assertThat(codes).filteredOn("RATE_LIMITED"::equals).hasSize(6);
    }

    @Test
    void slowsDownWhoTriesManyAccountsFromOneAddress() {
        String email = email();
        in(BACKEND.team(), "viewer", email);
        byte[] address = Secrets.hash("address 127.0.0.1");
        try {
            BACKEND.database()
                    .execute(
                            "insert into attempt values (?, 100, now()) on conflict (key) do update set count = 100,"
                                    + " since = now()",
                            (Object) address);
            assertThat(signIn(email, PASSWORD).code()).isEqualTo("RATE_LIMITED");
        } finally {
            BACKEND.database().execute("delete from attempt where key = ?", (Object) address);
        }
        signIn(email, PASSWORD).is(201);
    }

    @Test
    void refusesBodiesThatCannotBeMeant() {
        assertThat(signIn("a@b", "x".repeat(20_000)).code()).isEqualTo("BODY_TOO_LARGE");
        TestingCaller stranger = BACKEND.stranger();
        assertThat(stranger.post("/api/v1/sessions", Map.of("email", "a@b")).code())
                .isEqualTo("REQUEST_INVALID");
        assertThat(stranger.post("/api/v1/sessions", Map.of("email", List.of(), "password", 1L))
                        .code())
                .isEqualTo("REQUEST_INVALID");
        assertThat(stranger.post("/api/v1/sessions", Map.of("email", "a\0b@c", "password", "x\0y"))
                        .code())
                .isEqualTo("SIGN_IN_FAILED");
    }

    @Test
    void letsNobodyInWhoIsAMemberOfNoTeam() {
        String email = email();
        in(BACKEND.team(), "viewer", email);
        BACKEND.database()
                .execute("delete from membership where person_id = (select id from person where email_key = ?)", email);

        assertThat(signIn(email, PASSWORD).code()).isEqualTo("TEAM_MISSING");
    }

    @Test
    void changesThePasswordAndEndsTheOtherSessions() {
        String email = email();
        TestingCaller page = in(BACKEND.team(), "viewer", email);
        TestingCaller other = BACKEND.page(signIn(email, PASSWORD).cookie());

        assertThat(change(page, WRONG, "five words and one more").code()).isEqualTo("SIGN_IN_FAILED");
        assertThat(change(page, PASSWORD, "short").list("problems"))
                .extracting(problem -> problem.get("code"))
                .containsExactly("PASSWORD_WEAK");
        assertThat(change(page, PASSWORD, email).code()).isEqualTo("ACCOUNT_INVALID");
        change(page, PASSWORD, "five words and one more").is(204);

        page.get("/api/v1/me").is(200);
        assertThat(other.get("/api/v1/me").code()).isEqualTo("SESSION_INVALID");
        assertThat(signIn(email, PASSWORD).code()).isEqualTo("SIGN_IN_FAILED");
        signIn(email, "five words and one more").is(201);
    }

    private static Answer change(TestingCaller page, String old, String wanted) {
        return page.send("PUT", "/api/v1/me/password", Map.of("old", old, "new", wanted));
    }
}
