package dev.foldwork.backend.people;

import static dev.foldwork.backend.people.Guests.BACKEND;
import static dev.foldwork.backend.people.Guests.PASSWORD;
import static dev.foldwork.backend.people.Guests.accept;
import static dev.foldwork.backend.people.Guests.email;
import static dev.foldwork.backend.people.Guests.in;
import static dev.foldwork.backend.people.Guests.signIn;
import static org.assertj.core.api.Assertions.assertThat;

import dev.foldwork.backend.TestingCaller;
import dev.foldwork.backend.TestingCaller.Answer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** Members, their roles, and the links that let them in. */
class MembersTest {

    private static final String MEMBERS = "/api/v1/members";
    private static final String INVITATIONS = "/api/v1/invitations";

    private static String id(TestingCaller page) {
        return String.valueOf(page.get("/api/v1/me").is(200).object("person").get("id"));
    }

    private static Answer role(TestingCaller owner, String person, String role) {
        return owner.send("PUT", MEMBERS + "/" + person + "/role", Map.of("role", role));
    }

    @Test
    void listsMembersAPageAtATime() {
        String team = BACKEND.team();
        TestingCaller viewer = in(team, "viewer", email());
        for (int i = 0; i < 4; i++) {
            in(team, "runner", email());
        }

        var seen = new HashSet<String>();
        String next = "";
        int pages = 0;
        do {
            Answer page = viewer.get(MEMBERS + "?limit=2" + next).is(200);
            page.list("members").forEach(member -> {
                assertThat(member).containsKeys("id", "email", "name", "role", "joinedAt");
                assertThat(seen.add(String.valueOf(member.get("id")))).isTrue();
            });
            next = page.body().get("next") == null ? null : "&cursor=" + page.text("next");
            pages++;
        } while (next != null);
        assertThat(seen).hasSize(5);
        assertThat(pages).isEqualTo(3);
        assertThat(viewer.get(MEMBERS + "?cursor=x").code()).isEqualTo("REQUEST_INVALID");
        assertThat(viewer.get(MEMBERS + "?limit=201").code()).isEqualTo("REQUEST_INVALID");
    }

    @Test
    void changesWhatAMemberMayDoWithTheNextRequestAndTheCookieToo() {
        String team = BACKEND.team();
        TestingCaller owner = in(team, "owner", email());
        String email = email();
        in(team, "viewer", email);
        String cookie = signIn(email, PASSWORD).cookie();
        TestingCaller page = BACKEND.page(cookie);
        assertThat(page.get(INVITATIONS).code()).isEqualTo("ROLE_MISSING");

        assertThat(role(owner, id(page), "owner").is(200).text("role")).isEqualTo("owner");

        Answer next = page.get(INVITATIONS).is(200);
        assertThat(next.cookie()).isNotEqualTo(cookie);
        TestingCaller rotated = BACKEND.page(next.cookie());
        assertThat(role(rotated, id(owner), "viewer").is(200).text("role")).isEqualTo("viewer");
        assertThat(owner.get(INVITATIONS).code()).isEqualTo("ROLE_MISSING");
        assertThat(role(rotated, id(owner), "king").code()).isEqualTo("REQUEST_INVALID");
        assertThat(role(rotated, "x", "viewer").code()).isEqualTo("MEMBER_UNKNOWN");
        assertThat(role(rotated, UUID.randomUUID().toString(), "viewer").code()).isEqualTo("MEMBER_UNKNOWN");
    }

    @Test
    void takesSomebodyOutWithSessionsTokensAndInvitations() {
        String team = BACKEND.team();
        TestingCaller owner = in(team, "owner", email());
        String email = email();
        TestingCaller second = in(team, "owner", email);
        String token = second.post("/api/v1/tokens", Map.of("name", "t", "scopes", List.of("admin")))
                .is(201)
                .text("token");
        String link = second.post(INVITATIONS, Map.of("role", "viewer")).is(201).text("link");
        TestingCaller program = BACKEND.sending("Authorization", "Bearer " + token);
        program.get(MEMBERS).is(200);

        owner.send("DELETE", MEMBERS + "/" + id(second), null).is(204);

        assertThat(second.get("/api/v1/me").code()).isEqualTo("SESSION_INVALID");
        assertThat(program.get(MEMBERS).code()).isEqualTo("TOKEN_INVALID");
        assertThat(signIn(email, PASSWORD).code()).isEqualTo("TEAM_MISSING");
        assertThat(accept(link.replaceFirst(".*#", ""), email(), "Eve", PASSWORD)
                        .code())
                .isEqualTo("INVITATION_UNKNOWN");
    }

    @Test
    void keepsTheLastOwner() {
        String team = BACKEND.team();
        TestingCaller owner = in(team, "owner", email());
        TestingCaller editor = in(team, "editor", email());
        TestingCaller service = BACKEND.caller(team, "service", "admin");
        String id = id(owner);

        assertThat(owner.send("DELETE", "/api/v1/me/team", null).code()).isEqualTo("LAST_OWNER");
        assertThat(role(owner, id, "editor").code()).isEqualTo("LAST_OWNER");
        assertThat(service.send("DELETE", MEMBERS + "/" + id, null).code()).isEqualTo("LAST_OWNER");
        role(owner, id, "owner").is(200);

        Answer left = editor.send("DELETE", "/api/v1/me/team", null).is(204);
        assertThat(left.cookies().getFirst()).contains("Max-Age=0");
        assertThat(editor.get("/api/v1/me").code()).isEqualTo("SESSION_INVALID");
    }

    @Test
    void keepsAnOwnerAlsoWhenAllLeaveAtTheSameMoment() throws Exception {
        String team = BACKEND.team();
        var leaving = new ArrayList<Callable<Integer>>();
        for (int i = 0; i < 5; i++) {
            TestingCaller owner = in(team, "owner", email());
            leaving.add(() -> owner.send("DELETE", "/api/v1/me/team", null).status());
        }
        var statuses = new ArrayList<Integer>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var status : threads.invokeAll(leaving)) {
                statuses.add(status.get());
            }
        }
        assertThat(statuses).containsExactlyInAnyOrder(204, 204, 204, 204, 409);
    }

    @Test
    void invitesWithALinkThatWorksOnce() {
        String team = BACKEND.team();
        TestingCaller owner = in(team, "owner", email());

        Answer made =
                owner.post(INVITATIONS, Map.of("role", "runner", "days", 1L)).is(201);

        assertThat(made.text("link")).startsWith(BACKEND.base() + "/join#fwi_");
        String code = made.text("link").replaceFirst(".*#", "");
        List<Map<String, Object>> open = owner.get(INVITATIONS).is(200).list("invitations");
        assertThat(open).hasSize(1);
        assertThat(open.toString()).doesNotContain(code);
        assertThat(accept(code, email(), "Rita", PASSWORD).is(201).text("role")).isEqualTo("runner");
        assertThat(accept(code, email(), "Eve", PASSWORD).code()).isEqualTo("INVITATION_UNKNOWN");
        assertThat(owner.get(INVITATIONS).list("invitations")).isEmpty();
        assertThat(owner.send("DELETE", INVITATIONS + "/" + made.text("id"), null)
                        .code())
                .isEqualTo("INVITATION_UNKNOWN");
    }

    @Test
    void takesBackLinksAndThoseOfWhoIsNoOwnerAnyMore() {
        String team = BACKEND.team();
        TestingCaller owner = in(team, "owner", email());
        TestingCaller second = in(team, "owner", email());
        Answer first = owner.post(INVITATIONS, Map.of("role", "owner")).is(201);
        Answer other = second.post(INVITATIONS, Map.of("role", "owner")).is(201);

        owner.send("DELETE", INVITATIONS + "/" + first.text("id"), null).is(204);
        role(owner, id(second), "editor").is(200);

        for (Answer link : List.of(first, other)) {
            String code = link.text("link").replaceFirst(".*#", "");
            assertThat(accept(code, email(), "Eve", PASSWORD).code()).isEqualTo("INVITATION_UNKNOWN");
        }
    }

    @Test
    void namesWhatIsWrongWithAnInvitation() {
        TestingCaller owner = in(BACKEND.team(), "owner", email());
        for (Map<String, ?> body : List.of(
                Map.<String, Object>of(),
                Map.of("role", "king"),
                Map.of("role", "viewer", "days", 0L),
                Map.of("role", "viewer", "days", 31L),
                Map.of("role", "viewer", "days", "1"),
                Map.of("role", "viewer", "email", "x"))) {
            assertThat(owner.post(INVITATIONS, body).code()).as(body.toString()).isEqualTo("REQUEST_INVALID");
        }
        assertThat(owner.send("DELETE", INVITATIONS + "/x", null).code()).isEqualTo("INVITATION_UNKNOWN");
    }
}
