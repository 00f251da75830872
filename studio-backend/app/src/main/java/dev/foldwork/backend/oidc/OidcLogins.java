package dev.foldwork.backend.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.oauth2.sdk.ParseException;
import dev.foldwork.backend.problem.ApiProblem;
import dev.foldwork.backend.problem.Code;
import dev.foldwork.backend.settings.BackendSettings;
import dev.foldwork.backend.settings.OidcProvider;
import dev.foldwork.backend.settings.PeopleSettings;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Has providers say who somebody is: by the code flow with PKCE, bound to the browser that began. Thread-safe. */
@Component
public class OidcLogins {

    /** How long somebody may take at the provider. */
    public static final Duration WORKS = Duration.ofMinutes(10);

    private static final Logger LOG = LoggerFactory.getLogger(OidcLogins.class);

    private final Map<String, OidcProvider> settings;
    private final Map<String, Provider> providers = new LinkedHashMap<>();
    private final PendingLoginStore store;
    private final InstantSource clock;

    OidcLogins(PeopleSettings people, BackendSettings settings, PendingLoginStore store, InstantSource clock) {
        this.settings = people.oidc();
        this.store = store;
        this.clock = clock;
        var http = new OidcHttp();
        this.settings.forEach((id, provider) -> providers.put(
                id, new Provider(id, provider, URI.create(settings.url() + address(id) + "/callback"), http, clock)));
    }

    /**
     * A sign-in that goes on at the provider.
     *
     * @param location where the browser goes
     * @param cookie what the browser must bring back
     */
    public record Begun(URI location, String cookie) {}

    /**
     * A sign-in that came back.
     *
     * @param next the page that follows
     */
    public record Ended(ProviderIdentity identity, Intent intent, String next) {}

    /**
     * What came back with the browser.
     *
     * @param cookie null when the browser brought none
     */
    public record Answer(
            @Nullable String cookie,
            @Nullable String state,
            @Nullable String code,
            @Nullable String issuer,
            @Nullable String error) {}

    /** Returns the path under which sign-in with a provider begins. */
    public static String address(String provider) {
        return "/api/v1/sign-in/oidc/" + provider;
    }

    /**
     * Returns what is set for a provider.
     *
     * @throws ApiProblem PROVIDER_UNKNOWN
     */
    public OidcProvider settings(String provider) {
        OidcProvider found = settings.get(provider);
        if (found == null) {
            throw new ApiProblem(Code.PROVIDER_UNKNOWN, "No provider is called " + provider + " here.");
        }
        return found;
    }

    /**
     * Begins a sign-in.
     *
     * @param next a page of ours
     * @throws ApiProblem PROVIDER_UNKNOWN, PROVIDER_UNREACHABLE
     */
    public Begun begin(String provider, Intent intent, String next) {
        settings(provider);
        PendingLogin login = PendingLogin.fresh();
        try {
            URI location = provider(provider).authorization(login);
            Instant now = now();
            store.insert(login, provider, new PendingLoginStore.Found(intent, next), now, now.plus(WORKS));
            return new Begun(location, login.cookie());
        } catch (IOException away) {
            throw unreachable(provider, away);
        }
    }

    /**
     * Ends a sign-in that this browser began with this provider; nothing can be ended twice.
     *
     * @throws ApiProblem PROVIDER_UNKNOWN, LOGIN_NOT_BEGUN, PROVIDER_DENIED, PROVIDER_REFUSED, PROVIDER_UNREACHABLE
     */
    public Ended end(String provider, Answer answer) {
        settings(provider);
        if (answer.cookie() == null || answer.state() == null) {
            throw notBegun();
        }
        var login = new PendingLogin(answer.cookie(), answer.state());
        PendingLoginStore.Found found = store.take(login, provider, now()).orElseThrow(OidcLogins::notBegun);
        try {
            provider(provider).checkIssuer(answer.issuer());
            return new Ended(identity(provider, login, answer), found.intent(), found.next());
        } catch (IOException | JOSEException away) {
            throw unreachable(provider, away);
        } catch (ParseException | BadJOSEException wrong) {
            throw refused(provider, wrong);
        }
    }

    private ProviderIdentity identity(String provider, PendingLogin login, Answer answer)
            throws IOException, ParseException, BadJOSEException, JOSEException {
        if (answer.error() != null) {
            LOG.info("provider {} let nobody in: {}", provider, printable(answer.error()));
            throw new ApiProblem(Code.PROVIDER_DENIED, name(provider) + " let you not in, or you broke off.");
        }
        if (answer.code() == null) {
            throw new BadJOSEException("the answer has no code");
        }
        return provider(provider).identity(login, answer.code());
    }

    private Provider provider(String id) {
        return java.util.Objects.requireNonNull(providers.get(id), id);
    }

    /** Returns what people call a provider. */
    public String name(String provider) {
        String name = settings(provider).name();
        return name == null ? provider : name;
    }

    /** Forgets sign-ins that nobody came back from. */
    public void forgetOld() {
        store.forgetOld(now());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private static String printable(String text) {
        String plain = text.replaceAll("[^ -~]", "?");
        return plain.substring(0, Math.min(plain.length(), 200));
    }

    private static ApiProblem notBegun() {
        return new ApiProblem(
                Code.LOGIN_NOT_BEGUN,
                "This browser began no such sign-in, or it took too long or has ended already. Begin again.");
    }

    private ApiProblem unreachable(String provider, Exception away) {
        LOG.warn("provider {} does not answer: {}", provider, printable(String.valueOf(away.getMessage())));
        return new ApiProblem(Code.PROVIDER_UNREACHABLE, name(provider) + " does not answer. Try again.");
    }

    private ApiProblem refused(String provider, Exception wrong) {
        LOG.warn(
                "an answer of provider {} is not believed: {}",
                provider,
                printable(String.valueOf(wrong.getMessage())));
        return new ApiProblem(
                Code.PROVIDER_REFUSED,
                "What " + name(provider) + " answered does not hold. The log says why; begin again.");
    }
}
