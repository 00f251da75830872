package dev.foldwork.backend.people;

import static dev.foldwork.backend.people.OidcBackend.BACKEND;
import static dev.foldwork.backend.people.OidcBackend.KEYCLOAK_PORT;
import static dev.foldwork.backend.people.OidcBackend.at;
import static dev.foldwork.backend.people.OidcBackend.begin;
import static dev.foldwork.backend.people.OidcBackend.code;
import static dev.foldwork.backend.people.OidcBackend.isSignedIn;
import static dev.foldwork.backend.people.OidcBackend.page;
import static org.assertj.core.api.Assertions.assertThat;

import dev.foldwork.backend.TestingCaller.Answer;
import dev.foldwork.backend.people.Browser.Page;
import java.net.URI;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Signing in with a real Keycloak, through its own pages. */
class KeycloakTest {

    private static final Pattern FORM = Pattern.compile("<form[^>]*action=\"([^\"]+)\"");

    static KeycloakServer keycloak;

    @BeforeAll
    static void start() throws Exception {
        keycloak = KeycloakServer.start(KEYCLOAK_PORT);
    }

    @AfterAll
    static void stop() {
        keycloak.close();
    }

    /** Types name and password into Keycloak's page and returns where it sends the browser. */
    private static URI letIn(Browser browser, String location, String name) {
        Page page = browser.get(URI.create(location));
        if (page.status() == 302) {
            return URI.create(page.location());
        }
        Matcher form = FORM.matcher(page.body());
        assertThat(form.find()).as(page.body()).isTrue();
        Page sent = browser.form(
                URI.create(form.group(1).replace("&amp;", "&")),
                Map.of("username", name, "password", name + "'s words"));
        assertThat(sent.status()).as(sent.body()).isEqualTo(302);
        return URI.create(sent.location());
    }

    @Test
    void letsTheInvitedInAndKnowsThemAgain() {
        String team = BACKEND.team();
        var browser = new Browser();

        URI callback = letIn(browser, begin(browser, "keycloak", code(team, "editor")), "kira");
        assertThat(callback.getQuery()).contains("iss=http://127.0.0.1:" + KEYCLOAK_PORT + "/realms/foldwork");
        assertThat(browser.get(callback).location()).isEqualTo(BACKEND.base() + "/flows");

        Answer me = page(browser).get("/api/v1/me").is(200);
        assertThat(me.object("person")).containsEntry("email", "kira@example.test");
        assertThat(me.body()).containsEntry("name", "Kira Klein").containsEntry("role", "editor");
        assertThat(browser.get(callback).code()).as("the same answer again").isEqualTo("LOGIN_NOT_BEGUN");

        // Keycloak knows the browser by now and asks for nothing.
        assertThat(browser.get(letIn(browser, begin(browser, "keycloak"), "kira"))
                        .status())
                .isEqualTo(303);
        var other = new Browser();
        assertThat(other.get(letIn(other, begin(other, "keycloak"), "kira")).status())
                .isEqualTo(303);
        assertThat(page(other).get("/api/v1/me").object("person")).isEqualTo(me.object("person"));
    }

    @Test
    void makesNoAccountOfAnAddressThatIsNotVerified() {
        var browser = new Browser();
        URI callback = letIn(browser, begin(browser, "keycloak", code(BACKEND.team(), "viewer")), "kurt");

        assertThat(browser.get(callback).code()).isEqualTo("EMAIL_UNVERIFIED");
        assertThat(isSignedIn(browser)).isFalse();
    }

    @Test
    void refusesACodeThatAnotherBrowserWasGiven() {
        var attacker = new Browser();
        URI callback = letIn(attacker, begin(attacker, "keycloak"), "kurt");
        var victim = new Browser();
        begin(victim, "keycloak");

        assertThat(victim.get(callback).code()).isEqualTo("LOGIN_NOT_BEGUN");
        String stolen = callback.getQuery().replaceFirst(".*\\bcode=([^&]+).*", "$1");
        var own = new Browser();
        String state = begin(own, "keycloak").replaceFirst(".*[?&]state=([^&]+).*", "$1");
        String issuer = "http://127.0.0.1:" + KEYCLOAK_PORT + "/realms/foldwork";
        Page bent = own.get(at("/api/v1/sign-in/oidc/keycloak/callback?"
                + Browser.query(Map.of("state", state, "code", stolen, "iss", issuer))));
        assertThat(bent.code()).as("its verifier is another one").isEqualTo("PROVIDER_REFUSED");
    }
}
