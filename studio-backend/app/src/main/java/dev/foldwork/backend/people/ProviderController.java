package dev.foldwork.backend.people;

import dev.foldwork.backend.access.LoginCookie;
import dev.foldwork.backend.access.Secrets;
import dev.foldwork.backend.access.Session;
import dev.foldwork.backend.access.SessionCookie;
import dev.foldwork.backend.audit.SelfAudited;
import dev.foldwork.backend.oidc.Intent;
import dev.foldwork.backend.oidc.OidcLogins;
import dev.foldwork.backend.passkey.RelyingParty;
import dev.foldwork.backend.problem.ApiProblem;
import dev.foldwork.backend.problem.Code;
import dev.foldwork.backend.settings.BackendSettings;
import dev.foldwork.backend.settings.PeopleSettings;
import dev.foldwork.backend.wire.Fields;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Ways to sign in, and the way to a provider and back. */
@RestController
@SelfAudited
@RequestMapping("/api/v1/sign-in")
class ProviderController {

    /** Nobody tried to come in: the provider was away, or let nobody in itself. */
    private static final Set<Code> NO_TRY =
            Set.of(Code.PROVIDER_UNREACHABLE, Code.PROVIDER_DENIED, Code.PROVIDER_UNKNOWN);

    private final OidcLogins logins;
    private final ProviderSignIn signIn;
    private final Attempts attempts;
    private final Failures failures;
    private final LoginCookie loginCookie;
    private final SessionCookie cookie;
    private final PeopleSettings people;
    private final BackendSettings settings;
    private final RelyingParty site;

    ProviderController(
            OidcLogins logins,
            ProviderSignIn signIn,
            Attempts attempts,
            Failures failures,
            LoginCookie loginCookie,
            SessionCookie cookie,
            PeopleSettings people,
            BackendSettings settings,
            RelyingParty site) {
        this.logins = logins;
        this.signIn = signIn;
        this.attempts = attempts;
        this.failures = failures;
        this.loginCookie = loginCookie;
        this.cookie = cookie;
        this.people = people;
        this.settings = settings;
        this.site = site;
    }

    /** Open to everybody: what a page for signing in offers. */
    @GetMapping
    Map<String, @Nullable Object> list() {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("password", true);
        json.put("passkeyOrigins", site.origins());
        json.put(
                "providers",
                new TreeMap<>(people.oidc())
                        .keySet().stream()
                                .map(id ->
                                        Map.of("id", id, "name", logins.name(id), "location", OidcLogins.address(id)))
                                .toList());
        return json;
    }

    /** Open to everybody: leads a browser to the provider. */
    @GetMapping("/oidc/{provider}")
    ResponseEntity<Void> go(@PathVariable String provider, HttpServletRequest request, HttpServletResponse response) {
        String next = NextPage.of(only(request, "next"));
        return to(begin(provider, new Intent.Enter(), next, request, response));
    }

    /** Open to everybody: the same for a page, which may have the code of an invitation. */
    @PostMapping("/oidc/{provider}")
    Map<String, @Nullable Object> begin(
            @PathVariable String provider,
            @RequestBody Map<String, @Nullable Object> body,
            HttpServletRequest request,
            HttpServletResponse response) {
        Fields fields = Fields.of(body, "next", "code");
        String next = NextPage.of(fields.optionalText("next"));
        String code = fields.optionalText("code");
        Intent intent = code == null ? new Intent.Enter() : new Intent.Join(Secrets.hash(code));
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("location", begin(provider, intent, next, request, response).toString());
        return json;
    }

    private URI begin(
            String provider, Intent intent, String next, HttpServletRequest request, HttpServletResponse response) {
        logins.settings(provider);
        long wait = attempts.waitBeforeProvider(Requests.origin(request).address());
        if (wait > 0) {
            throw Waits.after(wait);
        }
        OidcLogins.Begun begun = logins.begin(provider, intent, next);
        loginCookie.set(response, begun.cookie(), OidcLogins.WORKS);
        return begun.location();
    }

    /** Open to everybody: a browser comes back, with the cookie it got when it left and what the provider gave it. */
    @GetMapping("/oidc/{provider}/callback")
    ResponseEntity<Void> back(@PathVariable String provider, HttpServletRequest request, HttpServletResponse response) {
        Session.Origin from = Requests.origin(request);
        try {
            OidcLogins.Ended ended = logins.end(provider, answer(request));
            signIn.end(ended, from, cookie.read(request)).ifPresent(begun -> cookie.set(response, begun.cookie()));
            loginCookie.clear(response);
            return to(URI.create(settings.url() + ended.next()));
        } catch (ApiProblem refused) {
            if (!NO_TRY.contains(refused.code())) {
                failures.note(null, "oidc", from.address());
            }
            if (!showsPages(request)) {
                throw refused;
            }
            return to(URI.create(settings.url() + "/sign-in?refused=" + refused.code() + "&provider=" + provider));
        }
    }

    /** A person came back, who is told in words and shown the way; a program gets the problem. */
    private static boolean showsPages(HttpServletRequest request) {
        return String.valueOf(request.getHeader("Accept")).contains("text/html");
    }

    private OidcLogins.Answer answer(HttpServletRequest request) {
        return new OidcLogins.Answer(
                loginCookie.read(request),
                only(request, "state"),
                only(request, "code"),
                only(request, "iss"),
                only(request, "error"));
    }

    /** Returns a parameter; null for none. A parameter that stands twice means two things and counts as none. */
    private static @Nullable String only(HttpServletRequest request, String name) {
        String[] values = request.getParameterValues(name);
        return values != null && values.length == 1 ? values[0] : null;
    }

    private static ResponseEntity<Void> to(URI place) {
        return ResponseEntity.status(HttpStatus.SEE_OTHER).location(place).build();
    }
}
