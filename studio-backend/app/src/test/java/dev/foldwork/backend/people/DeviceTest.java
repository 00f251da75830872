package dev.foldwork.backend.people;

import static dev.foldwork.backend.people.Guests.BACKEND;
import static dev.foldwork.backend.people.Guests.email;
import static dev.foldwork.backend.people.Guests.in;
import static org.assertj.core.api.Assertions.assertThat;

import dev.foldwork.backend.TestingCaller;
import dev.foldwork.backend.TestingCaller.Answer;
import dev.foldwork.backend.access.Secrets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Signing in a program by a short code. */
class DeviceTest {

    private static final String LOGINS = "/api/v1/device/logins/";
    private static final byte[] ADDRESS = Secrets.hash("device 127.0.0.1");

    @BeforeEach
    void forgetTries() {
        BACKEND.database().execute("delete from attempt where key = ?", (Object) ADDRESS);
    }

    private static Answer begin() {
        return BACKEND.stranger()
                .post("/api/v1/device/authorization", Map.of("name", "laptop", "scopes", List.of("flows:read")));
    }

    private static Answer ask(Answer begun) {
        return BACKEND.stranger().post("/api/v1/device/token", Map.of("deviceCode", begun.text("deviceCode")));
    }

    /** Lets the pause between two questions pass. */
    private static void pause(Answer begun) {
        BACKEND.database()
                .execute(
                        "update device_login set asked_at = asked_at - interval '1 minute' where device_hash = ?",
                        (Object) Secrets.hash(begun.text("deviceCode")));
    }

    private static Answer decide(TestingCaller page, Answer begun, String how) {
        return page.send("POST", LOGINS + begun.text("userCode") + "/" + how, null);
    }

    @Test
    void givesAProgramATokenOnceAPersonHasApproved() {
        TestingCaller page = in(BACKEND.team(), "editor", email());
        Answer begun = begin().is(200);
        assertThat(begun.text("userCode")).matches("[BCDFGHJKLMNPQRSTVWXZ]{4}-[BCDFGHJKLMNPQRSTVWXZ]{4}");
        assertThat(begun.text("verificationUriComplete"))
                .isEqualTo(BACKEND.base() + "/device#" + begun.text("userCode"));
        assertThat(begun.whole("interval")).isEqualTo(5);
        assertThat(ask(begun).code()).isEqualTo("LOGIN_PENDING");

        String typed = begun.text("userCode").toLowerCase(java.util.Locale.ROOT).replace("-", "%20");
        Answer look = page.get(LOGINS + typed).is(200);
        assertThat(look.body()).containsEntry("client", "laptop").containsEntry("scopes", List.of("flows:read"));
        decide(page, begun, "approve").is(204);
        pause(begun);
        Answer made = ask(begun).is(200);

        TestingCaller program = BACKEND.sending("Authorization", "Bearer " + made.text("token"));
        assertThat(program.get("/api/v1/me").is(200).body())
                .containsEntry("name", "Pat")
                .containsEntry("role", "editor");
        assertThat(program.get("/api/v1/runs").code()).isEqualTo("ACCESS_DENIED");
        assertThat(ask(begun).code()).isEqualTo("LOGIN_EXPIRED");
        assertThat(decide(page, begun, "approve").code()).isEqualTo("LOGIN_UNKNOWN");
        assertThat(page.get("/api/v1/tokens").list("tokens").getFirst().get("name"))
                .asString()
                .startsWith("laptop (");
    }

    @Test
    void signsAProgramOut() {
        TestingCaller page = in(BACKEND.team(), "viewer", email());
        Answer begun = begin().is(200);
        decide(page, begun, "approve").is(204);
        TestingCaller program =
                BACKEND.sending("Authorization", "Bearer " + ask(begun).is(200).text("token"));

        program.send("DELETE", "/api/v1/me/token", null).is(204);

        assertThat(program.get("/api/v1/me").code()).isEqualTo("TOKEN_INVALID");
        assertThat(page.send("DELETE", "/api/v1/me/token", null).code()).isEqualTo("TOKEN_UNKNOWN");
        TestingCaller service = BACKEND.caller(BACKEND.team(), "service", "admin");
        assertThat(service.send("DELETE", "/api/v1/me/token", null).code()).isEqualTo("TOKEN_UNKNOWN");
        service.get("/api/v1/me").is(200);
    }

    @Test
    void slowsDownWhoAsksTooOften() {
        Answer begun = begin().is(200);
        assertThat(ask(begun).code()).isEqualTo("LOGIN_PENDING");
        Answer second = ask(begun);
        Answer third = ask(begun);

        assertThat(second.code()).isEqualTo("SLOW_DOWN");
        assertThat(second.whole("interval")).isEqualTo(10);
        assertThat(third.whole("interval")).isEqualTo(15);
        pause(begun);
        assertThat(ask(begun).code()).isEqualTo("LOGIN_PENDING");
    }

    @Test
    void tellsAProgramThatItWasTurnedAway() {
        TestingCaller page = in(BACKEND.team(), "viewer", email());
        Answer begun = begin().is(200);
        decide(page, begun, "deny").is(204);

        assertThat(ask(begun).code()).isEqualTo("LOGIN_DENIED");
        assertThat(ask(begun).code()).isEqualTo("LOGIN_EXPIRED");
    }

    @Test
    void expires() {
        TestingCaller page = in(BACKEND.team(), "viewer", email());
        Answer begun = begin().is(200);
        BACKEND.database()
                .execute(
                        "update device_login set expires_at = now() - interval '1 second' where device_hash = ?",
                        (Object) Secrets.hash(begun.text("deviceCode")));

        assertThat(ask(begun).code()).isEqualTo("LOGIN_EXPIRED");
        assertThat(decide(page, begun, "approve").code()).isEqualTo("LOGIN_UNKNOWN");
    }

    @Test
    void givesNothingForWhoIsNoMemberAnyMore() {
        TestingCaller page = in(BACKEND.team(), "viewer", email());
        String person = String.valueOf(page.get("/api/v1/me").object("person").get("id"));
        Answer begun = begin().is(200);
        decide(page, begun, "approve").is(204);
        BACKEND.database().execute("delete from membership where person_id = ?::uuid", person);

        assertThat(ask(begun).code()).isEqualTo("LOGIN_EXPIRED");
    }

    @Test
    void givesOneTokenToWhoAsksAtTheSameMoment() throws Exception {
        TestingCaller page = in(BACKEND.team(), "viewer", email());
        Answer begun = begin().is(200);
        decide(page, begun, "approve").is(204);
        var asking = new ArrayList<Callable<Integer>>();
        for (int i = 0; i < 8; i++) {
            asking.add(() -> ask(begun).status());
        }
        var statuses = new ArrayList<Integer>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var status : threads.invokeAll(asking)) {
                statuses.add(status.get());
            }
        }
        assertThat(statuses).filteredOn(status -> status == 200).hasSize(1);
        assertThat(page.get("/api/v1/tokens").list("tokens")).hasSize(1);
    }

    @Test
    void keepsPeopleFromGoingThroughTheCodes() {
        TestingCaller page = in(BACKEND.team(), "viewer", email());
        Answer begun = begin().is(200);
        for (int i = 0; i < 10; i++) {
            assertThat(page.get(LOGINS + "BCDF-GHJ" + "KLMNPQRSTV".charAt(i)).code())
                    .isEqualTo("LOGIN_UNKNOWN");
        }
        Answer late = decide(page, begun, "approve");
        assertThat(late.code()).isEqualTo("RATE_LIMITED");
        assertThat(late.retryAfter()).isNotEmpty();
        assertThat(ask(begun).code()).isEqualTo("LOGIN_PENDING");
    }

    @Test
    void keepsAnAddressFromFillingTheTable() {
        for (int i = 0; i < 30; i++) {
            begin().is(200);
        }
        assertThat(begin().code()).isEqualTo("RATE_LIMITED");
    }

    @Test
    void isApprovedByPeopleOnly() {
        Answer begun = begin().is(200);
        assertThat(decide(BACKEND.caller(BACKEND.team(), "service", "admin"), begun, "approve")
                        .code())
                .isEqualTo("ACCESS_DENIED");
        assertThat(decide(BACKEND.stranger(), begun, "approve").code()).isEqualTo("TOKEN_MISSING");
        assertThat(ask(begun).code()).isEqualTo("LOGIN_PENDING");
    }

    @Test
    void keepsNoCode() {
        Answer begun = begin().is(200);
        String all = BACKEND.database().fetch("select * from device_login").toString();
        assertThat(all)
                .doesNotContain(begun.text("deviceCode"), begun.text("userCode"))
                .doesNotContain(begun.text("userCode").replace("-", ""));
    }

    @Test
    void namesWhatIsWrong() {
        TestingCaller stranger = BACKEND.stranger();
        for (Map<String, ?> body : List.of(
                Map.<String, Object>of(),
                Map.of("name", " "),
                Map.of("name", "x".repeat(101)),
                Map.of("name", "x", "scopes", List.of("worker")),
                Map.of("name", "x", "scopes", List.of("account")),
                Map.of("name", "x", "scopes", List.of()))) {
            assertThat(stranger.post("/api/v1/device/authorization", body).code())
                    .as(body.toString())
                    .isEqualTo("REQUEST_INVALID");
        }
        assertThat(stranger.post("/api/v1/device/token", Map.of()).code()).isEqualTo("REQUEST_INVALID");
        assertThat(stranger.post("/api/v1/device/token", Map.of("deviceCode", "x"))
                        .code())
                .isEqualTo("LOGIN_EXPIRED");
    }
}
