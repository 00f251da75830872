package dev.foldwork.backend.people;

import static dev.foldwork.backend.people.OidcBackend.BACKEND;
import static dev.foldwork.backend.people.OidcBackend.code;
import static org.assertj.core.api.Assertions.assertThat;

import dev.foldwork.backend.TestingCaller.Answer;
import dev.foldwork.backend.access.Secrets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Slowing down sign-ins behind a proxy that is believed, and what failed ones leave in the audit trail. */
class ThrottleTest {

    private static final String WRONG = "not the right words";

    private static String email() {
        return "p" + UUID.randomUUID() + "@example.test";
    }

    private static Answer signIn(String email, String password, String from) {
        return BACKEND.sending("X-Forwarded-For", from)
                .post("/api/v1/sessions", Map.of("email", email, "password", password));
    }

    /** Makes an account from a place and returns its session's cookie. */
    private static String join(String team, String role, String email, String from) {
        return BACKEND.sending("X-Forwarded-For", from)
                .post(
                        "/api/v1/invitations/accept",
                        Map.of("code", code(team, role), "email", email, "name", "Pat", "password", Guests.PASSWORD))
                .is(201)
                .cookie();
    }

    @Test
    void keepsNobodyOutOfWhereTheyUsuallyAre() {
        String email = email();
        join(BACKEND.team(), "viewer", email, "198.51.100.10");

        for (int i = 0; i < 35; i++) {
            signIn(email, WRONG, "203.0.113." + i);
        }

        assertThat(signIn(email, Guests.PASSWORD, "203.0.113.200").code())
                .as("a place where the person has never been")
                .isEqualTo("RATE_LIMITED");
        signIn(email, Guests.PASSWORD, "198.51.100.10").is(201);
        for (int i = 0; i < 10; i++) {
            assertThat(signIn(email, WRONG, "198.51.100.10").code()).isEqualTo("SIGN_IN_FAILED");
        }
        assertThat(signIn(email, Guests.PASSWORD, "198.51.100.10").code())
                .as("whoever is there has ten tries as well")
                .isEqualTo("RATE_LIMITED");
    }

    @Test
    void countsNetworksOfSixteenBytesOnce() {
        String email = email();
        join(BACKEND.team(), "viewer", email, "198.51.100.11");
        for (int i = 0; i < 10; i++) {
            assertThat(signIn(email, WRONG, "2001:db8:7:7::" + i).code()).isEqualTo("SIGN_IN_FAILED");
        }
        assertThat(signIn(email, WRONG, "2001:db8:7:7::ffff").code()).isEqualTo("RATE_LIMITED");
    }

    @Test
    void answersTheSameForAnAccountThatDoesNotExist() {
        String email = email();
        for (int i = 0; i < 30; i++) {
            assertThat(signIn(email, WRONG, "203.0.114." + i).code()).isEqualTo("SIGN_IN_FAILED");
        }
        assertThat(signIn(email, WRONG, "203.0.114.200").code()).isEqualTo("RATE_LIMITED");
    }

    @Test
    void showsWhereASessionCameFrom() {
        String cookie = join(BACKEND.team(), "viewer", email(), "198.51.100.12");
        assertThat(BACKEND.page(cookie).get("/api/v1/sessions").list("sessions"))
                .extracting(each -> each.get("address"))
                .containsExactly("198.51.100.12");
    }

    @Test
    void forgetsOldTriesAndPlaces() {
        byte[] key = Secrets.hash(UUID.randomUUID().toString());
        BACKEND.database().execute("insert into attempt values (?, 1, now() - interval '16 minutes')", (Object) key);
        BACKEND.part(Attempts.class, "attempts").tidy();
        assertThat(BACKEND.database().fetch("select * from attempt where key = ?", (Object) key))
                .isEmpty();
    }

    @Test
    void writesFailedSignInsDownOnceAndCountsTheOthers() throws Exception {
        String team = BACKEND.team();
        String email = email();
        String cookie = join(team, "owner", email, "198.51.100.13");
        String id = String.valueOf(
                BACKEND.page(cookie).get("/api/v1/me").object("person").get("id"));
        for (int i = 0; i < 14; i++) {
            signIn(email, WRONG, "203.0.115.1");
        }
        waitForCount(id, 14);
        assertThat(failures(cookie)).containsExactly("unknown via password on " + id + ": from 203.0.115.1");

        BACKEND.database()
                .execute(
                        "update sign_in_failure set since = since - interval '15 minutes' where person_id = ?::uuid",
                        id);
        BACKEND.part(Failures.class, "failures").tidy();

        assertThat(failures(cookie))
                .containsExactly(
                        "unknown via password on " + id + ": 13 more, the last from 203.0.115.1",
                        "unknown via password on " + id + ": from 203.0.115.1");
        assertThat(BACKEND.database().fetch("select * from audit_event").toString())
                .doesNotContain(WRONG, email);
    }

    @Test
    void countsUnknownNamesTogether() throws Exception {
        String name = email();
        long before = unknown();
        for (int i = 0; i < 40; i++) {
            signIn(i + name, WRONG, "203.0.116." + i);
        }
        BACKEND.stranger().get("/api/v1/sign-in/oidc/corp/callback?state=x&code=y");
        Instant end = Instant.now().plus(Duration.ofMinutes(1));
        while (unknown() < before + 41 && Instant.now().isBefore(end)) {
            Thread.onSpinWait();
        }

        assertThat(unknown()).isGreaterThanOrEqualTo(before + 41);
        assertThat(BACKEND.database()
                        .fetchSingle("select count(*) from sign_in_failure where person_id is null")
                        .get(0, long.class))
                .as("one for passwords, one for providers")
                .isLessThanOrEqualTo(2);
        assertThat(BACKEND.database()
                        .fetchSingle(
                                "select count(*) from audit_event where action = 'sign_in.failed' and subject = ''")
                        .get(0, long.class))
                .isLessThan(10);
        assertThat(BACKEND.database().fetch("select * from audit_event").toString())
                .doesNotContain(name);
    }

    private static long unknown() {
        return BACKEND.database()
                .fetchSingle("select coalesce(sum(count), 0) from sign_in_failure where person_id is null")
                .get(0, long.class);
    }

    private static void waitForCount(String person, int count) {
        Instant end = Instant.now().plus(Duration.ofMinutes(1));
        while (Instant.now().isBefore(end)
                && BACKEND.database()
                        .fetch("select 1 from sign_in_failure where person_id = ?::uuid and count >= ?", person, count)
                        .isEmpty()) {
            Thread.onSpinWait();
        }
    }

    private static List<String> failures(String cookie) {
        return BACKEND.page(cookie).get("/api/v1/audit?limit=200").list("entries").stream()
                .filter(entry -> entry.get("action").equals("sign_in.failed"))
                .map(entry -> entry.get("name") + " via " + entry.get("via") + " on " + entry.get("subject") + ": "
                        + entry.get("detail"))
                .toList();
    }
}
