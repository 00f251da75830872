package dev.foldwork.backend.people;

import static dev.foldwork.backend.people.OidcBackend.BACKEND;
import static dev.foldwork.backend.people.OidcBackend.CORP;
import static dev.foldwork.backend.people.OidcBackend.OPEN;
import static dev.foldwork.backend.people.OidcBackend.QUIET;
import static dev.foldwork.backend.people.OidcBackend.at;
import static dev.foldwork.backend.people.OidcBackend.back;
import static dev.foldwork.backend.people.OidcBackend.begin;
import static dev.foldwork.backend.people.OidcBackend.isSignedIn;
import static dev.foldwork.backend.people.OidcBackend.join;
import static dev.foldwork.backend.people.OidcBackend.page;
import static dev.foldwork.backend.people.OidcBackend.signIn;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.Algorithm;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.RSAKey;
import dev.foldwork.backend.people.Browser.Page;
import dev.foldwork.backend.people.TestingProvider.Somebody;
import dev.foldwork.backend.people.TestingProvider.Token;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a hostile provider, browser or page tries. Each attempt is one step away from a sign-in that works. */
class OidcRefusalsTest {

    /** Somebody whom the providers know and who may come in. */
    private static final Somebody NORA = Somebody.of("nora" + UUID.randomUUID() + "@example.test");

    private static final RSAKey OTHERS = TestingProvider.key();

    static {
        join(BACKEND.team(), "viewer", NORA);
    }

    @AfterEach
    void honestAgain() {
        CORP.bend(token -> {});
        assertThat(signIn(new Browser(), "corp", CORP, NORA).status())
                .as("the same without the attempt")
                .isEqualTo(303);
    }

    private static Named<Consumer<Token>> bent(String name, Consumer<Token> change) {
        return Named.of(name, change);
    }

    static Stream<Named<Consumer<Token>>> tokens() {
        long now = Instant.now().getEpochSecond();
        return Stream.of(
                bent("another nonce", token -> token.claims.put("nonce", "x".repeat(43))),
                bent("no nonce", token -> token.claims.remove("nonce")),
                bent("another audience", token -> token.claims.put("aud", "other")),
                bent("no audience", token -> token.claims.remove("aud")),
                bent("two audiences, no party", token -> token.claims.put("aud", List.of("foldwork", "other"))),
                bent("another party", token -> {
                    token.claims.put("aud", List.of("foldwork", "other"));
                    token.claims.put("azp", "other");
                }),
                bent("another party, one audience", token -> token.claims.put("azp", "other")),
                bent("another issuer", token -> token.claims.put("iss", OPEN.issuer())),
                bent("no issuer", token -> token.claims.remove("iss")),
                bent("issuer with a slash more", token -> token.claims.put("iss", CORP.issuer() + "/")),
                bent("expired", token -> token.claims.put("exp", now - 600)),
                bent("no end", token -> token.claims.remove("exp")),
                bent("made in the future", token -> token.claims.put("iat", now + 3_600)),
                bent("no subject", token -> token.claims.remove("sub")),
                bent("a long subject", token -> token.claims.put("sub", "s".repeat(256))),
                bent("no signature", token -> token.algorithm = Algorithm.NONE),
                bent("signed with the client's secret", token -> token.algorithm = JWSAlgorithm.HS256),
                bent("signed with the public key as a secret", token -> {
                    token.algorithm = JWSAlgorithm.HS256;
                    token.shared = CORP.publicKey().toString().getBytes(java.nio.charset.StandardCharsets.UTF_8);
                }),
                bent("signed with another key of the same name", token -> token.key = OTHERS));
    }

    @ParameterizedTest
    @MethodSource("tokens")
    void believesNoTokenWith(Consumer<Token> change) {
        CORP.bend(change);
        var browser = new Browser();

        assertThat(signIn(browser, "corp", CORP, NORA).code()).isEqualTo("PROVIDER_REFUSED");
        assertThat(isSignedIn(browser)).isFalse();
    }

    @Test
    void believesATokenForTwoAudiencesThatWasMadeForUs() {
        CORP.bend(token -> {
            token.claims.put("aud", List.of("foldwork", "other"));
            token.claims.put("azp", "foldwork");
        });
        assertThat(signIn(new Browser(), "corp", CORP, NORA).status()).isEqualTo(303);
    }

    private static void refusesState(Browser browser, String provider, Map<String, String> answer) {
        assertThat(back(browser, provider, answer).code()).isEqualTo("LOGIN_NOT_BEGUN");
        assertThat(isSignedIn(browser)).isFalse();
    }

    @Test
    void wantsTheStateThatThisBrowserBeganWith() {
        var browser = new Browser();
        Map<String, String> answer = CORP.letIn(begin(browser, "corp"), NORA);
        var without = new LinkedHashMap<>(answer);
        without.remove("state");
        refusesState(browser, "corp", without);
        var changed = new LinkedHashMap<>(answer);
        changed.put("state", answer.get("state") + "x");
        refusesState(browser, "corp", changed);

        // An attacker's answer in somebody else's browser, with a cookie of its own or without one.
        refusesState(new Browser(), "corp", answer);
        var victim = new Browser();
        begin(victim, "corp");
        refusesState(victim, "corp", answer);

        assertThat(back(browser, "corp", answer).status())
                .as("none of this uses it up")
                .isEqualTo(303);
    }

    @Test
    void worksOnce() {
        var browser = new Browser();
        String location = begin(browser, "corp");
        String cookie = browser.cookies(at("/")).get("foldwork_login");
        Map<String, String> answer = CORP.letIn(location, NORA);
        assertThat(back(browser, "corp", answer).status()).isEqualTo(303);

        var again = new Browser();
        again.cookies(at("/")).put("foldwork_login", cookie);
        refusesState(again, "corp", answer);
        refusesState(again, "corp", CORP.letIn(location, NORA));
    }

    @Test
    void worksForTenMinutes() {
        var browser = new Browser();
        Map<String, String> answer = CORP.letIn(begin(browser, "corp"), NORA);
        BACKEND.database().execute("update oidc_login set expires_at = now() - interval '1 second'");
        refusesState(browser, "corp", answer);
    }

    @Test
    void isBoundToOneProvider() {
        var browser = new Browser();
        Map<String, String> answer = CORP.letIn(begin(browser, "corp"), NORA);
        refusesState(browser, "open", answer);
        refusesState(browser, "quiet", answer);
    }

    @Test
    void refusesAnAnswerOfAnotherIssuer() {
        for (String issuer : java.util.Arrays.asList(OPEN.issuer(), CORP.issuer() + "/", "", null)) {
            var browser = new Browser();
            var answer = new LinkedHashMap<>(CORP.letIn(begin(browser, "corp"), NORA));
            answer.put("iss", issuer);
            if (issuer == null) {
                answer.remove("iss");
            }
            assertThat(back(browser, "corp", answer).code()).as(issuer).isEqualTo("PROVIDER_REFUSED");
            assertThat(isSignedIn(browser)).isFalse();
        }
        var browser = new Browser();
        var answer = new LinkedHashMap<>(QUIET.letIn(begin(browser, "quiet"), NORA));
        answer.remove("iss");
        assertThat(back(browser, "quiet", answer).code())
                .as("a provider that tells no issuer")
                .isEqualTo("NOT_INVITED");
        answer.putAll(QUIET.letIn(begin(browser, "quiet"), NORA));
        answer.put("iss", CORP.issuer());
        assertThat(back(browser, "quiet", answer).code()).isEqualTo("PROVIDER_REFUSED");
    }

    @Test
    void takesAParameterThatStandsTwiceForNone() {
        var browser = new Browser();
        Map<String, String> answer = CORP.letIn(begin(browser, "corp"), NORA);
        String query = Browser.query(answer);
        String callback = "/api/v1/sign-in/oidc/corp/callback?";
        assertThat(browser.get(at(callback + query + "&state=" + answer.get("state")))
                        .code())
                .isEqualTo("LOGIN_NOT_BEGUN");
        assertThat(browser.get(at(callback + query + "&code=other")).code()).isEqualTo("PROVIDER_REFUSED");
        assertThat(isSignedIn(browser)).isFalse();
    }

    /** A person does not read problem documents; the page says it in words. */
    @Test
    void leadsABrowserToThePageThatTellsTheRefusal() {
        var browser = new Browser();
        String answer = Browser.query(CORP.letIn(begin(browser, "corp"), NORA)) + "&error=access_denied";

        Page refused = browser.show(at("/api/v1/sign-in/oidc/corp/callback?" + answer));

        assertThat(refused.status()).isEqualTo(303);
        assertThat(refused.location()).isEqualTo(BACKEND.base() + "/sign-in?refused=PROVIDER_DENIED&provider=corp");
        assertThat(isSignedIn(browser)).isFalse();
    }

    @Test
    void saysThatTheProviderLetNobodyIn() {
        var browser = new Browser();
        var answer = new LinkedHashMap<>(CORP.letIn(begin(browser, "corp"), NORA));
        answer.remove("code");
        assertThat(back(browser, "corp", answer).code()).isEqualTo("PROVIDER_REFUSED");
        answer.putAll(CORP.letIn(begin(browser, "corp"), NORA));
        answer.put("error", "access_denied");
        assertThat(back(browser, "corp", answer).code()).isEqualTo("PROVIDER_DENIED");
    }

    @Test
    void believesNoProviderThatSaysItIsAnotherOne() {
        Page page = new Browser().get(at("/api/v1/sign-in/oidc/liar"));
        assertThat(page.status()).isEqualTo(503);
        assertThat(page.code()).isEqualTo("PROVIDER_UNREACHABLE");
    }

    @Test
    void beginsAnewUnderACookieThatNobodyPlanted() {
        var browser = new Browser();
        Browser eve = join(BACKEND.team(), "viewer", Somebody.of("eve" + UUID.randomUUID() + "@example.test"));
        String planted = eve.cookies(at("/")).get("foldwork_session");
        browser.cookies(at("/")).put("foldwork_session", planted);

        assertThat(signIn(browser, "corp", CORP, NORA).status()).isEqualTo(303);

        assertThat(browser.cookies(at("/")).get("foldwork_session")).isNotEqualTo(planted);
        assertThat(page(browser).get("/api/v1/me").object("person")).containsEntry("email", NORA.email());
        assertThat(BACKEND.sending("Cookie", "foldwork_session=" + planted)
                        .get("/api/v1/me")
                        .code())
                .isEqualTo("SESSION_INVALID");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.test/",
                "//evil.test",
                "///evil.test",
                "/\\evil.test",
                "\\\\evil.test",
                "evil.test",
                "/%2f/evil.test",
                "/.evil",
                "/../x",
                "/a/../../b",
                "/a//b",
                "javascript:alert(1)",
                "/a\r\nSet-Cookie: x=y",
                "/a b",
                "/@evil.test",
                "/api/v1/me",
                "/api",
                "/hooks/x",
                "/flows?next=https://evil.test"
            })
    void leadsToPagesOfItsOwnOnly(String next) {
        var browser = new Browser();
        Page page = browser.get(at("/api/v1/sign-in/oidc/corp?" + Browser.query(Map.of("next", next))));
        assertThat(page.status()).isEqualTo(400);
        assertThat(page.code()).isEqualTo("REQUEST_INVALID");
        assertThat(browser.json(at("/api/v1/sign-in/oidc/corp"), Map.of("next", next))
                        .code())
                .isEqualTo("REQUEST_INVALID");
        assertThat(browser.cookies(at("/"))).isEmpty();
    }

    @Test
    void leadsToThePageThatWasAskedFor() {
        for (String next : List.of("/flows", "/device#BCDF-GHJK", "/runs/1?state=failed&limit=5", "/a.b/c~d/")) {
            var browser = new Browser();
            Page page = browser.get(at("/api/v1/sign-in/oidc/corp?" + Browser.query(Map.of("next", next))));
            assertThat(back(browser, "corp", CORP.letIn(page.location(), NORA)).location())
                    .isEqualTo(BACKEND.base() + next);
        }
    }

    @Test
    void keepsNothingThatOpensSomething() {
        var browser = new Browser();
        String location = begin(browser, "corp");
        String state = CORP.letIn(location, NORA).get("state");
        String cookie = browser.cookies(at("/")).get("foldwork_login");
        assertThat(location).doesNotContain(cookie);
        assertThat(BACKEND.database().fetch("select * from oidc_login").toString())
                .doesNotContain(cookie, state);
    }
}
