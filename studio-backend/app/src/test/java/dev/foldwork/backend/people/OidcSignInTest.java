package dev.foldwork.backend.people;

import static dev.foldwork.backend.people.OidcBackend.BACKEND;
import static dev.foldwork.backend.people.OidcBackend.CORP;
import static dev.foldwork.backend.people.OidcBackend.OPEN;
import static dev.foldwork.backend.people.OidcBackend.QUIET;
import static dev.foldwork.backend.people.OidcBackend.at;
import static dev.foldwork.backend.people.OidcBackend.back;
import static dev.foldwork.backend.people.OidcBackend.begin;
import static dev.foldwork.backend.people.OidcBackend.code;
import static dev.foldwork.backend.people.OidcBackend.isSignedIn;
import static dev.foldwork.backend.people.OidcBackend.join;
import static dev.foldwork.backend.people.OidcBackend.page;
import static dev.foldwork.backend.people.OidcBackend.signIn;
import static org.assertj.core.api.Assertions.assertThat;

import dev.foldwork.backend.TestingCaller;
import dev.foldwork.backend.TestingCaller.Answer;
import dev.foldwork.backend.people.Browser.Page;
import dev.foldwork.backend.people.TestingProvider.Somebody;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Who comes in with a provider, and as whom. */
class OidcSignInTest {

    private static String email() {
        return "p" + UUID.randomUUID() + "@example.test";
    }

    @Test
    void tellsTheWaysToSignIn() {
        Answer ways = BACKEND.stranger().get("/api/v1/sign-in").is(200);

        assertThat(ways.body()).containsEntry("password", true);
        assertThat(ways.list("providers"))
                .contains(Map.of("id", "corp", "name", "The Corp", "location", "/api/v1/sign-in/oidc/corp"))
                .extracting(each -> each.get("id"))
                .containsExactly("corp", "keycloak", "liar", "open", "quiet");
    }

    @Test
    void letsTheInvitedInAndKnowsThemAgain() {
        String team = BACKEND.team();
        Somebody nora = Somebody.of(email());
        var browser = new Browser();

        Page in = back(browser, "corp", CORP.letIn(begin(browser, "corp", code(team, "editor")), nora));

        assertThat(in.status()).isEqualTo(303);
        assertThat(in.location()).isEqualTo(BACKEND.base() + "/flows");
        assertThat(browser.cookies(at("/"))).as("the cookie of the way").doesNotContainKey("foldwork_login");
        Answer me = page(browser).get("/api/v1/me").is(200);
        assertThat(me.object("person")).containsEntry("email", nora.email());
        assertThat(me.body()).containsEntry("name", "Nora North").containsEntry("role", "editor");
        assertThat(me.list("identities"))
                .extracting(each -> each.get("provider"))
                .containsExactly("corp");
        assertThat(page(browser).get("/api/v1/members").list("members"))
                .extracting(each -> each.get("providers"))
                .containsExactly(List.of("corp"));

        var later = new Browser();
        var renamed = new Somebody(nora.subject(), "other@elsewhere.test", false, "Nora South");
        assertThat(signIn(later, "corp", CORP, renamed).location()).isEqualTo(BACKEND.base() + "/");
        assertThat(page(later).get("/api/v1/me").object("person")).isEqualTo(me.object("person"));
    }

    @Test
    void writesDownHowSomebodyCameIn() {
        String team = BACKEND.team();
        join(team, "viewer", Somebody.of(email()));
        Browser owner = join(team, "owner", Somebody.of(email()));

        assertThat(page(owner).get("/api/v1/audit").list("entries"))
                .extracting(entry -> entry.get("action") + " via " + entry.get("via") + " " + entry.get("detail"))
                .containsExactly(
                        "session.begun via oidc ",
                        "identity.linked via oidc corp",
                        "member.joined via oidc owner",
                        "session.begun via oidc ",
                        "identity.linked via oidc corp",
                        "member.joined via oidc viewer");
    }

    @Test
    void letsNobodyInWhomNobodyHasInvited() {
        var browser = new Browser();
        assertThat(signIn(browser, "corp", CORP, Somebody.of(email())).code()).isEqualTo("NOT_INVITED");
        assertThat(isSignedIn(browser)).isFalse();
    }

    @Test
    void usesAnInvitationOnce() {
        String code = code(BACKEND.team(), "viewer");
        var first = new Browser();
        var second = new Browser();
        String one = begin(first, "corp", code);
        String two = begin(second, "corp", code);

        assertThat(back(first, "corp", CORP.letIn(one, Somebody.of(email()))).status())
                .isEqualTo(303);
        assertThat(back(second, "corp", CORP.letIn(two, Somebody.of(email()))).code())
                .isEqualTo("INVITATION_UNKNOWN");
        assertThat(isSignedIn(second)).isFalse();
    }

    @Test
    void addsATeamByAnInvitation() {
        Somebody nora = Somebody.of(email());
        join(BACKEND.team(), "viewer", nora);
        String team = BACKEND.team();

        Browser browser = join(team, "runner", nora);

        Answer me = page(browser).get("/api/v1/me");
        assertThat(me.object("team")).containsEntry("name", team);
        assertThat(me.list("teams")).hasSize(2);
        assertThat(back(browser, "corp", CORP.letIn(begin(browser, "corp", code(team, "owner")), nora))
                        .code())
                .isEqualTo("ALREADY_MEMBER");
    }

    @Test
    void takesNewcomersOfTheDomainOnly() {
        var browser = new Browser();
        assertThat(signIn(browser, "open", OPEN, Somebody.of(email())).status()).isEqualTo(303);
        assertThat(page(browser).get("/api/v1/me").body()).containsEntry("role", "runner");

        var unverified = new Somebody(UUID.randomUUID().toString(), email(), false, "Eve");
        for (Somebody stranger :
                List.of(Somebody.of("eve@sub.example.test"), Somebody.of("eve@example.test.evil.test"), unverified)) {
            var other = new Browser();
            assertThat(signIn(other, "open", OPEN, stranger).code())
                    .as(stranger.email())
                    .isEqualTo("EMAIL_REFUSED");
            assertThat(isSignedIn(other)).isFalse();
        }
    }

    @Test
    void makesNoAccountOfAnAddressThatIsNotVerified() {
        var browser = new Browser();
        var eve = new Somebody(UUID.randomUUID().toString(), email(), false, "Eve");
        String code = code(BACKEND.team(), "viewer");

        assertThat(back(browser, "corp", CORP.letIn(begin(browser, "corp", code), eve))
                        .code())
                .isEqualTo("EMAIL_UNVERIFIED");
        CORP.bend(token -> token.claims.put("email_verified", "true"));
        assertThat(back(browser, "corp", CORP.letIn(begin(browser, "corp", code), eve))
                        .code())
                .as("a text is no truth")
                .isIn("EMAIL_UNVERIFIED", "PROVIDER_REFUSED");
        CORP.bend(token -> {});
    }

    @Test
    void opensNoAccountByItsAddress() {
        String email = email();
        BACKEND.stranger()
                .post(
                        "/api/v1/invitations/accept",
                        Map.of(
                                "code",
                                code(BACKEND.team(), "owner"),
                                "email",
                                email,
                                "name",
                                "Pat",
                                "password",
                                Guests.PASSWORD))
                .is(201);
        var browser = new Browser();
        String invited = begin(browser, "corp", code(BACKEND.team(), "viewer"));

        assertThat(back(browser, "corp", CORP.letIn(invited, Somebody.of(email.toUpperCase(java.util.Locale.ROOT))))
                        .code())
                .isEqualTo("ACCOUNT_EXISTS");
        assertThat(signIn(browser, "open", OPEN, Somebody.of(email)).code()).isEqualTo("ACCOUNT_EXISTS");
        assertThat(isSignedIn(browser)).isFalse();
    }

    @Test
    void linksAnIdentityWithTheAccountOfASession() {
        String team = BACKEND.team();
        Browser browser = join(team, "viewer", Somebody.of(email()));
        var elsewhere = new Somebody(UUID.randomUUID().toString(), "x@elsewhere.test", false, "N");

        assertThat(back(browser, "quiet", QUIET.letIn(link(browser, "quiet"), elsewhere))
                        .location())
                .isEqualTo(BACKEND.base() + "/account");

        var other = new Browser();
        assertThat(signIn(other, "quiet", QUIET, elsewhere).status()).isEqualTo(303);
        assertThat(page(other).get("/api/v1/me").object("person"))
                .isEqualTo(page(browser).get("/api/v1/me").object("person"));
        Browser eve = join(team, "viewer", Somebody.of(email()));
        assertThat(back(eve, "quiet", QUIET.letIn(link(eve, "quiet"), elsewhere))
                        .code())
                .isEqualTo("IDENTITY_TAKEN");
    }

    /** Begins to link and returns where the browser is sent. */
    private static String link(Browser browser, String provider) {
        String csrf = page(browser).get("/api/v1/me").text("csrf");
        Page page = browser.json(
                at("/api/v1/me/identities"),
                Map.of("provider", provider, "next", "/account"),
                "Origin",
                BACKEND.base(),
                "X-CSRF-Token",
                csrf);
        assertThat(page.status()).as(page.body()).isEqualTo(200);
        return String.valueOf(dev.foldwork.flow.json.Json.object(page.body()).get("location"));
    }

    @Test
    void linksNothingWithASessionThatHasEnded() {
        Browser browser = join(BACKEND.team(), "viewer", Somebody.of(email()));
        String location = link(browser, "quiet");
        page(browser).send("DELETE", "/api/v1/sessions/current", null).is(204);
        Somebody who = Somebody.of(email());

        assertThat(back(browser, "quiet", QUIET.letIn(location, who)).code()).isEqualTo("LOGIN_NOT_BEGUN");
        assertThat(signIn(new Browser(), "quiet", QUIET, who).code()).isEqualTo("NOT_INVITED");
    }

    @Test
    void beginsNothingWithAProviderThatIsNotThereOrDoesNotAnswer() {
        TestingCaller page = page(join(BACKEND.team(), "viewer", Somebody.of(email())));
        for (String provider : List.of("nobody", "liar")) {
            String code = provider.equals("liar") ? "PROVIDER_UNREACHABLE" : "PROVIDER_UNKNOWN";
            assertThat(page.post("/api/v1/me/identities", Map.of("provider", provider))
                            .code())
                    .isEqualTo(code);
            assertThat(new Browser()
                            .json(at("/api/v1/sign-in/oidc/" + provider), Map.of("code", "fwi_unknown"))
                            .code())
                    .isEqualTo(code);
        }
    }

    @Test
    void beginsNoLinkForAForeignPage() {
        Browser browser = join(BACKEND.team(), "viewer", Somebody.of(email()));
        assertThat(browser.json(at("/api/v1/me/identities"), Map.of("provider", "quiet"))
                        .code())
                .isEqualTo("CSRF_REFUSED");
    }

    @Test
    void takesAnIdentityOffButTheLastWayIn() {
        Browser browser = join(BACKEND.team(), "viewer", Somebody.of(email()));
        TestingCaller page = page(browser);
        String only = String.valueOf(
                page.get("/api/v1/me").list("identities").getFirst().get("id"));
        assertThat(page.send("DELETE", "/api/v1/me/identities/" + only, null).code())
                .isEqualTo("LAST_WAY_IN");

        Somebody elsewhere = Somebody.of(email());
        back(browser, "quiet", QUIET.letIn(link(browser, "quiet"), elsewhere));
        page.send("DELETE", "/api/v1/me/identities/" + only, null).is(204);

        assertThat(page.send("DELETE", "/api/v1/me/identities/" + only, null).code())
                .isEqualTo("IDENTITY_UNKNOWN");
        assertThat(signIn(new Browser(), "quiet", QUIET, elsewhere).status()).isEqualTo(303);
    }

    @Test
    void letsNobodyInWhoWasTakenOutOfTheTeam() {
        Somebody nora = Somebody.of(email());
        join(BACKEND.team(), "viewer", nora);
        BACKEND.database()
                .execute(
                        "delete from membership where person_id = (select id from person where email_key = ?)",
                        nora.email());
        assertThat(signIn(new Browser(), "corp", CORP, nora).code()).isEqualTo("TEAM_MISSING");
    }
}
