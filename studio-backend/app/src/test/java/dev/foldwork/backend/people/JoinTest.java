package dev.foldwork.backend.people;

import static dev.foldwork.backend.people.Guests.BACKEND;
import static dev.foldwork.backend.people.Guests.PASSWORD;
import static dev.foldwork.backend.people.Guests.accept;
import static dev.foldwork.backend.people.Guests.code;
import static dev.foldwork.backend.people.Guests.email;
import static dev.foldwork.backend.people.Guests.in;
import static dev.foldwork.backend.people.Guests.signIn;
import static org.assertj.core.api.Assertions.assertThat;

import dev.foldwork.backend.TestingCaller;
import dev.foldwork.backend.TestingCaller.Answer;
import dev.foldwork.backend.access.Secrets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** Coming in by a link. */
class JoinTest {

    @Test
    void letsTheFirstOwnerInByTheLinkOfTheStartOnce() throws Exception {
        BACKEND.database()
                .execute("delete from membership where team_id = (select id from team where name = 'default')");
        BACKEND.part(SetupLink.class, "setupLink").offer();
        Path file = BACKEND.setupLink();
        assertThat(Files.getPosixFilePermissions(file)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
        String link = Files.readString(file).strip();
        BACKEND.part(SetupLink.class, "setupLink").offer();
        assertThat(Files.readString(file).strip()).as("a second start keeps it").isEqualTo(link);
        assertThat(link).startsWith(BACKEND.base() + "/join#fwi_");
        String code = link.replaceFirst(".*#", "");
        assertThat(BACKEND.database().fetch("select * from invitation").toString())
                .doesNotContain(code);

        TestingCaller owner =
                BACKEND.page(accept(code, email(), "Olga", PASSWORD).is(201).cookie());

        assertThat(owner.get("/api/v1/me").body())
                .containsEntry("role", "owner")
                .containsEntry("name", "Olga");
        assertThat(accept(code, email(), "Eve", PASSWORD).code()).isEqualTo("INVITATION_UNKNOWN");
        assertThat(file).doesNotExist();
    }

    @Test
    void makesAnotherLinkWhenTheOneInTheFileHasExpired() throws Exception {
        BACKEND.database()
                .execute("delete from membership where team_id = (select id from team where name = 'default')");
        BACKEND.part(SetupLink.class, "setupLink").offer();
        String old = Files.readString(BACKEND.setupLink()).strip().replaceFirst(".*#", "");
        BACKEND.database().execute("update invitation set expires_at = now() - interval '1 second' where setup");

        BACKEND.part(SetupLink.class, "setupLink").offer();

        String fresh = Files.readString(BACKEND.setupLink()).strip().replaceFirst(".*#", "");
        assertThat(accept(old, email(), "Eve", PASSWORD).code()).isEqualTo("INVITATION_UNKNOWN");
        accept(fresh, email(), "Olga", PASSWORD).is(201);
    }

    @Test
    void worksOnceAlsoForManyAtTheSameMoment() throws Exception {
        String code = code(BACKEND.team(), "viewer");
        var guests = new ArrayList<Callable<Integer>>();
        for (int i = 0; i < 8; i++) {
            guests.add(() -> accept(code, email(), "Pat", PASSWORD).status());
        }
        var statuses = new ArrayList<Integer>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var status : threads.invokeAll(guests)) {
                statuses.add(status.get());
            }
        }
        assertThat(statuses).containsExactlyInAnyOrder(201, 404, 404, 404, 404, 404, 404, 404);
    }

    @Test
    void refusesLinksThatAreUnknownOrExpired() {
        String code = code(BACKEND.team(), "viewer");
        BACKEND.database()
                .execute("update invitation set expires_at = now() - interval '1 second' where hash = ?", (Object)
                        Secrets.hash(code));
        assertThat(accept(code, email(), "Pat", PASSWORD).code()).isEqualTo("INVITATION_UNKNOWN");
        assertThat(accept("fwi_nonsense", email(), "Pat", PASSWORD).code()).isEqualTo("INVITATION_UNKNOWN");
    }

    @Test
    void namesAllThatIsWrongWithAnAccountAndLeavesTheLinkWorking() {
        String code = code(BACKEND.team(), "viewer");

        Answer answer = accept(code, "nowhere", " ", "short").is(422);

        assertThat(answer.list("problems"))
                .extracting(problem -> problem.get("code"))
                .containsExactly("EMAIL_INVALID", "PERSON_NAME_INVALID", "PASSWORD_WEAK");
        for (String password : List.of("aaaaaaaaaaaaaaaa", "x".repeat(201), "Pat")) {
            assertThat(accept(code, email(), "Pat", password).code())
                    .as(password)
                    .isEqualTo("ACCOUNT_INVALID");
        }
        accept(code, email(), "Pat", PASSWORD).is(201);
    }

    @Test
    void addsTheTeamToTheAccountOfWhoKnowsItsPassword() {
        String email = email();
        in(BACKEND.team(), "viewer", email);
        String team = BACKEND.team();
        String code = code(team, "runner");

        assertThat(accept(code, email, "Eve", "another four words").code()).isEqualTo("SIGN_IN_FAILED");
        Answer in = accept(code, email, "", PASSWORD).is(201);

        assertThat(in.object("team")).containsEntry("name", team);
        assertThat(in.list("teams")).hasSize(2);
        String again = code(team, "owner");
        assertThat(accept(again, email, "", PASSWORD).code()).isEqualTo("ALREADY_MEMBER");
        assertThat(BACKEND.page(in.cookie()).get("/api/v1/me").text("role")).isEqualTo("runner");
        signIn(email, PASSWORD).is(201);
    }
}
