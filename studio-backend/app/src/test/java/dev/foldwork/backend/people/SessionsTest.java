package dev.foldwork.backend.people;

import static dev.foldwork.backend.people.Guests.BACKEND;
import static dev.foldwork.backend.people.Guests.PASSWORD;
import static dev.foldwork.backend.people.Guests.accept;
import static dev.foldwork.backend.people.Guests.code;
import static dev.foldwork.backend.people.Guests.email;
import static dev.foldwork.backend.people.Guests.in;
import static dev.foldwork.backend.people.Guests.signIn;
import static org.assertj.core.api.Assertions.assertThat;

import dev.foldwork.backend.Contract;
import dev.foldwork.backend.TestingCaller;
import dev.foldwork.backend.TestingCaller.Answer;
import dev.foldwork.backend.access.Secrets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What a session is worth, and when it is worth nothing any more. */
class SessionsTest {

    private static final String ME = "/api/v1/me";

    @Test
    void takesOverNoCookieThatSomebodyElseChose() {
        String email = email();
        in(BACKEND.team(), "viewer", email);
        String planted = "A".repeat(43);

        String cookie =
                signIn(email, PASSWORD, "Cookie", "foldwork_session=" + planted).cookie();

        assertThat(cookie).isNotEqualTo(planted);
        assertThat(BACKEND.page(planted).get(ME).code()).isEqualTo("SESSION_INVALID");
        BACKEND.page(cookie).get(ME).is(200);
    }

    @Test
    void endsTheSessionThatABrowserHadBeforeItSignedInAnew() {
        String email = email();
        in(BACKEND.team(), "viewer", email);
        String first = signIn(email, PASSWORD).cookie();

        String second =
                signIn(email, PASSWORD, "Cookie", "foldwork_session=" + first).cookie();

        assertThat(BACKEND.page(first).get(ME).code()).isEqualTo("SESSION_INVALID");
        BACKEND.page(second).get(ME).is(200);
    }

    @Test
    void believesNeitherOfTwoCookies() {
        String email = email();
        in(BACKEND.team(), "viewer", email);
        String cookie = signIn(email, PASSWORD).cookie();

        Answer answer = BACKEND.sending("Cookie", "foldwork_session=" + cookie + "; foldwork_session=planted")
                .get(ME);

        assertThat(answer.code()).isEqualTo("TOKEN_MISSING");
    }

    /** Every route that changes something, with a cookie but without the proof of our own page. */
    @Test
    void changesNothingForAForeignPage() {
        String email = email();
        in(BACKEND.team(), "owner", email);
        Answer in = signIn(email, PASSWORD);
        String cookie = "foldwork_session=" + in.cookie();
        String csrf = in.text("csrf");
        int refused = 0;
        for (Map.Entry<String, Map<?, ?>> route : Contract.operations().entrySet()) {
            String[] parts = route.getKey().split(" ");
            if (parts[0].equals("GET") || List.of().equals(route.getValue().get("security"))) {
                continue;
            }
            String path = parts[1].replaceAll("\\{\\w+}", UUID.randomUUID().toString());
            for (TestingCaller page : List.of(
                    BACKEND.sending("Cookie", cookie),
                    BACKEND.sending("Cookie", cookie, "Origin", BACKEND.base()),
                    BACKEND.sending("Cookie", cookie, "X-CSRF-Token", csrf),
                    BACKEND.sending("Cookie", cookie, "Origin", BACKEND.base(), "X-CSRF-Token", "wrong"))) {
                assertThat(page.send(parts[0], path, Map.of()).code())
                        .as(route.getKey())
                        .isEqualTo("CSRF_REFUSED");
                refused++;
            }
            assertThat(BACKEND.sending("Cookie", cookie, "Origin", "https://evil.test", "X-CSRF-Token", csrf)
                            .send(parts[0], path, Map.of())
                            .code())
                    .as(route.getKey())
                    .isEqualTo("ORIGIN_REFUSED");
        }
        assertThat(refused).isGreaterThan(100);
        assertThat(signIn(email, PASSWORD, "Origin", "https://evil.test").code())
                .isEqualTo("ORIGIN_REFUSED");
        BACKEND.page(in.cookie()).get(ME).is(200);
        System.out.println("sessions: " + refused + " changes without the proof of a page refused");
    }

    /** Nothing a request says sends a browser elsewhere. */
    @Test
    void redirectsNowhere() {
        String email = email();
        TestingCaller page = in(BACKEND.team(), "owner", email);
        String query = "?next=https://evil.test&return_to=//evil.test&redirect_uri=https:evil.test&url=%5C%5Cevil.test";
        for (Map.Entry<String, Map<?, ?>> route : Contract.operations().entrySet()) {
            String[] parts = route.getKey().split(" ");
            String path = parts[1].replaceAll("\\{\\w+}", UUID.randomUUID().toString());
            if (!parts[0].equals("DELETE")) {
                Answer answer = page.send(parts[0], path + query, parts[0].equals("GET") ? null : Map.of());
                assertThat(answer.status() / 100).as(route.getKey()).isNotEqualTo(3);
                assertThat(answer.location()).as(route.getKey()).doesNotContain("evil.test");
            }
        }
        Answer in = BACKEND.sending("X-Forwarded-Host", "evil.test")
                .post("/api/v1/sessions" + query, Map.of("email", email, "password", PASSWORD));
        assertThat(in.is(201).location()).isEmpty();
        assertThat(in.cookies().getFirst()).doesNotContain("evil.test");
    }

    @Test
    void isWorthNothingAfterSigningOut() {
        String email = email();
        in(BACKEND.team(), "viewer", email);
        TestingCaller page = BACKEND.page(signIn(email, PASSWORD).cookie());

        Answer out = page.send("DELETE", "/api/v1/sessions/current", null).is(204);

        assertThat(out.cookies().getFirst()).contains("foldwork_session=;", "Max-Age=0");
        assertThat(page.get(ME).code()).isEqualTo("SESSION_INVALID");
        assertThat(page.send("DELETE", "/api/v1/sessions/current", null).code()).isEqualTo("SESSION_INVALID");
    }

    @Test
    void listsAndEndsTheOwnSessionsOnly() {
        String team = BACKEND.team();
        String email = email();
        TestingCaller first = in(team, "viewer", email);
        TestingCaller second = BACKEND.page(signIn(email, PASSWORD).cookie());
        TestingCaller eve = in(team, "owner", email());
        List<Map<String, Object>> list = second.get("/api/v1/sessions").is(200).list("sessions");
        assertThat(list).hasSize(2);
        assertThat(list).extracting(each -> each.get("current")).containsExactlyInAnyOrder(true, false);
        String id = list.stream()
                .filter(each -> each.get("current").equals(false))
                .findFirst()
                .orElseThrow()
                .get("id")
                .toString();

        assertThat(eve.send("DELETE", "/api/v1/sessions/" + id, null).code()).isEqualTo("SESSION_UNKNOWN");
        first.get(ME).is(200);
        second.send("DELETE", "/api/v1/sessions/" + id, null).is(204);
        assertThat(first.get(ME).code()).isEqualTo("SESSION_INVALID");
        second.send("DELETE", "/api/v1/sessions", null).is(204);
        assertThat(second.get(ME).code()).isEqualTo("SESSION_INVALID");
        eve.get(ME).is(200);
    }

    @Test
    void endsWhenIdleAndInAnyCase() {
        String team = BACKEND.team();
        for (String change :
                List.of("seen_at = now() - interval '25 hours'", "expires_at = now() - interval '1 second'")) {
            String email = email();
            in(team, "viewer", email);
            String cookie = signIn(email, PASSWORD).cookie();
            BACKEND.page(cookie).get(ME).is(200);
            BACKEND.database()
                    .execute("update session set " + change + " where hash = ?", (Object) Secrets.hash(cookie));
            assertThat(BACKEND.page(cookie).get(ME).code()).as(change).isEqualTo("SESSION_INVALID");
        }
    }

    @Test
    void getsAnotherCookieWhenItIsToRotate() {
        String email = email();
        in(BACKEND.team(), "viewer", email);
        String old = signIn(email, PASSWORD).cookie();
        BACKEND.database().execute("update session set rotate = true where hash = ?", (Object) Secrets.hash(old));

        String fresh =
                BACKEND.sending("Cookie", "foldwork_session=" + old).get(ME).cookie();

        assertThat(fresh).isNotEqualTo(old);
        BACKEND.page(fresh).get(ME).is(200);
        BACKEND.page(old).get(ME).is(200);
        BACKEND.database()
                .execute("update session set previous_until = now() - interval '1 second' where hash = ?", (Object)
                        Secrets.hash(fresh));
        assertThat(BACKEND.page(old).get(ME).code()).isEqualTo("SESSION_INVALID");
        BACKEND.page(fresh).get(ME).is(200);
    }

    @Test
    void goesOverToAnotherTeamOfThePersonOnly() {
        String first = BACKEND.team();
        String second = BACKEND.team();
        String foreign = BACKEND.team();
        String email = email();
        TestingCaller page = in(first, "viewer", email);
        accept(code(second, "editor"), email, "", PASSWORD).is(201);

        Answer over = team(page, second).is(200);
        assertThat(over.object("team")).containsEntry("name", second);
        assertThat(BACKEND.page(over.cookie()).get(ME).text("role")).isEqualTo("editor");
        assertThat(page.get(ME).code()).isEqualTo("SESSION_INVALID");
        TestingCaller now = BACKEND.page(over.cookie());
        assertThat(team(now, foreign).code()).isEqualTo("TEAM_UNKNOWN");
        assertThat(now.send("PUT", "/api/v1/me/team", Map.of("team", "x")).code())
                .isEqualTo("TEAM_UNKNOWN");
        now.get(ME).is(200);
    }

    private static Answer team(TestingCaller page, String name) {
        String id = BACKEND.database()
                .fetchSingle("select id from team where name = ?", name)
                .get(0, String.class);
        return page.send("PUT", "/api/v1/me/team", Map.of("team", id));
    }

    @Test
    void isNothingATokenCanStandFor() {
        TestingCaller token = BACKEND.caller(BACKEND.team(), "service", "admin");
        assertThat(token.get("/api/v1/sessions").code()).isEqualTo("ACCESS_DENIED");
        assertThat(token.get(ME).is(200).body().get("person")).isNull();
        assertThat(BACKEND.stranger().get("/api/v1/sessions").code()).isEqualTo("TOKEN_MISSING");
    }
}
