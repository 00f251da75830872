package dev.foldwork.backend.oidc;

import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import dev.foldwork.backend.settings.OidcProvider;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** What a provider says of itself, kept for an hour; one that is away is asked again after ten seconds. Thread-safe. */
final class Discovery {

    private static final Duration KEPT = Duration.ofHours(1);
    private static final Duration PAUSE = Duration.ofSeconds(10);

    private final String issuer;
    private final OidcHttp http;
    private final InstantSource clock;
    private final ReentrantLock asking = new ReentrantLock();
    private @Nullable OIDCProviderMetadata known;
    private Instant until = Instant.MIN;

    Discovery(String issuer, OidcHttp http, InstantSource clock) {
        this.issuer = issuer;
        this.http = http;
        this.clock = clock;
    }

    /**
     * Returns the provider's endpoints.
     *
     * @throws IOException when it is away, or says what cannot be believed
     */
    OIDCProviderMetadata metadata() throws IOException {
        asking.lock();
        try {
            if (clock.instant().isAfter(until)) {
                until = clock.instant().plus(PAUSE);
                known = null;
                known = fetched();
                until = clock.instant().plus(KEPT);
            }
            if (known == null) {
                throw new IOException(issuer + " was away a moment ago");
            }
            return known;
        } finally {
            asking.unlock();
        }
    }

    private OIDCProviderMetadata fetched() throws IOException {
        String base = issuer.endsWith("/") ? issuer.substring(0, issuer.length() - 1) : issuer;
        URI place = URI.create(base + "/.well-known/openid-configuration");
        try {
            OIDCProviderMetadata found = OIDCProviderMetadata.parse(
                    http.retrieveResource(place.toURL()).getContent());
            if (!issuer.equals(found.getIssuer().getValue())) {
                throw new IOException(place + " is of another issuer, " + found.getIssuer());
            }
            for (@Nullable URI endpoint : endpoints(found)) {
                if (endpoint == null || !OidcProvider.isAddress(endpoint.toString())) {
                    throw new IOException(place + " names an endpoint that is no https address: " + endpoint);
                }
            }
            return found;
        } catch (ParseException unreadable) {
            throw new IOException(place + " cannot be read: " + unreadable.getMessage(), unreadable);
        }
    }

    private static List<@Nullable URI> endpoints(OIDCProviderMetadata of) {
        var endpoints = new java.util.ArrayList<@Nullable URI>();
        endpoints.add(of.getAuthorizationEndpointURI());
        endpoints.add(of.getTokenEndpointURI());
        endpoints.add(of.getJWKSetURI());
        return endpoints;
    }
}
