package dev.foldwork.backend.people;

import static dev.foldwork.backend.people.TestingProvider.CLIENT;
import static dev.foldwork.backend.people.TestingProvider.SECRET;
import static org.assertj.core.api.Assertions.assertThat;

import dev.foldwork.backend.TestingBackend;
import dev.foldwork.backend.TestingCaller;
import dev.foldwork.backend.access.Secrets;
import dev.foldwork.backend.people.Browser.Page;
import dev.foldwork.backend.people.TestingProvider.Somebody;
import dev.foldwork.flow.json.Json;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Map;

/**
 * One service that knows several providers: {@code corp} lets in who is invited, {@code open} takes newcomers of one
 * domain, {@code quiet} tells no issuer with its answers, {@code liar} says that it is another issuer.
 */
final class OidcBackend {

    static final TestingProvider CORP = TestingProvider.start();
    static final TestingProvider OPEN = TestingProvider.start();
    static final TestingProvider QUIET = TestingProvider.start()
            .saying(document -> document.remove("authorization_response_iss_parameter_supported"));
    static final TestingProvider LIAR =
            TestingProvider.start().saying(document -> document.put("issuer", CORP.issuer()));
    static final int KEYCLOAK_PORT = port();
    static final TestingBackend BACKEND = start();

    private OidcBackend() {}

    private static TestingBackend start() {
        var arguments = new ArrayList<String>();
        Map.of(
                        "corp",
                        CORP.issuer(),
                        "open",
                        OPEN.issuer(),
                        "quiet",
                        QUIET.issuer(),
                        "liar",
                        LIAR.issuer(),
                        "keycloak",
                        "http://127.0.0.1:" + KEYCLOAK_PORT + "/realms/foldwork")
                .forEach((id, issuer) -> {
                    arguments.add("--foldwork.oidc." + id + ".issuer=" + issuer);
                    arguments.add("--foldwork.oidc." + id + ".client-id=" + CLIENT);
                    arguments.add("--foldwork.oidc." + id + ".client-secret=" + SECRET);
                });
        arguments.add("--foldwork.oidc.corp.name=The Corp");
        arguments.add("--foldwork.oidc.open.email-domains=Example.test");
        arguments.add("--foldwork.oidc.open.newcomers.role=runner");
        arguments.add("--foldwork.trusted-proxies=127.0.0.1");
        arguments.add("--logging.level.dev.foldwork.backend.oidc=ERROR");
        return TestingBackend.another(arguments.toArray(String[]::new));
    }

    private static int port() {
        try {
            return TestingBackend.freePort();
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }

    static URI at(String path) {
        return URI.create(BACKEND.base() + path);
    }

    /** Returns where a browser that wants to sign in is sent. */
    static String begin(Browser browser, String provider) {
        Page page = browser.get(at("/api/v1/sign-in/oidc/" + provider));
        assertThat(page.status()).as(page.body()).isEqualTo(303);
        return page.location();
    }

    /** Returns where a browser with an invitation is sent. */
    static String begin(Browser browser, String provider, String code) {
        Page page = browser.json(at("/api/v1/sign-in/oidc/" + provider), Map.of("code", code, "next", "/flows"));
        assertThat(page.status()).as(page.body()).isEqualTo(200);
        return String.valueOf(Json.object(page.body()).get("location"));
    }

    static Page back(Browser browser, String provider, Map<String, String> answer) {
        return browser.get(at("/api/v1/sign-in/oidc/" + provider + "/callback?" + Browser.query(answer)));
    }

    /** Goes to a provider and back. */
    static Page signIn(Browser browser, String provider, TestingProvider at, Somebody who) {
        return back(browser, provider, at.letIn(begin(browser, provider), who));
    }

    /** Lets somebody in by an invitation and returns the browser. */
    static Browser join(String team, String role, Somebody who) {
        var browser = new Browser();
        Page page = back(browser, "corp", CORP.letIn(begin(browser, "corp", code(team, role)), who));
        assertThat(page.status()).as(page.body()).isEqualTo(303);
        return browser;
    }

    /** Makes a link and returns its code. */
    static String code(String team, String role) {
        String code = Secrets.create(Invitation.PREFIX);
        BACKEND.database()
                .execute(
                        "insert into invitation (team_id, hash, role, created_at, expires_at)"
                                + " select id, ?, ?, now(), now() + interval '1 hour' from team where name = ?",
                        Secrets.hash(code),
                        role,
                        team);
        return code;
    }

    /** Returns the page of a browser that is signed in. */
    static TestingCaller page(Browser browser) {
        return BACKEND.page(String.valueOf(browser.cookies(at("/")).get("foldwork_session")));
    }

    static boolean isSignedIn(Browser browser) {
        return browser.cookies(at("/")).containsKey("foldwork_session");
    }
}
