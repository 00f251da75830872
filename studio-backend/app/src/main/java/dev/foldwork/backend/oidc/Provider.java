package dev.foldwork.backend.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jwt.JWT;
import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.auth.ClientAuthentication;
import com.nimbusds.oauth2.sdk.auth.ClientAuthenticationMethod;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.ClientSecretPost;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponseParser;
import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import dev.foldwork.backend.settings.OidcProvider;
import java.io.IOException;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One provider: where it is asked, and what is believed of its answer. Thread-safe. */
final class Provider {

    private static final Scope SCOPE = new Scope("openid", "email", "profile");

    private final String id;
    private final OidcProvider settings;
    private final URI callback;
    private final OidcHttp http;
    private final Discovery discovery;
    private final ClientID client;
    private volatile @Nullable Keys keys;

    /** The checks of ID tokens, with the keys found at an address. */
    private record Keys(URI address, IdTokens tokens) {}

    Provider(String id, OidcProvider settings, URI callback, OidcHttp http, InstantSource clock) {
        this.id = id;
        this.settings = settings;
        this.callback = callback;
        this.http = http;
        this.discovery = new Discovery(settings.issuer(), http, clock);
        this.client = new ClientID(settings.clientId());
    }

    /** Returns the address to which a browser goes. */
    URI authorization(PendingLogin login) throws IOException {
        return new AuthenticationRequest.Builder(ResponseType.CODE, SCOPE, client, callback)
                .endpointURI(discovery.metadata().getAuthorizationEndpointURI())
                .state(new State(login.state()))
                .nonce(new Nonce(login.nonce()))
                .codeChallenge(new CodeVerifier(login.verifier()), CodeChallengeMethod.S256)
                .build()
                .toURI();
    }

    /**
     * Refuses an answer that another provider gave (RFC 9207): an issuer that is told must be this one, and must be told
     * where the provider says that it does so.
     *
     * @throws BadJOSEException when it is another one, or missing
     */
    void checkIssuer(@Nullable String told) throws IOException, BadJOSEException {
        boolean needed = discovery.metadata().supportsAuthorizationResponseIssuerParam();
        if (told == null ? needed : !told.equals(settings.issuer())) {
            throw new BadJOSEException("the answer came from another issuer: " + told);
        }
    }

    /** Exchanges a code for who somebody is. */
    ProviderIdentity identity(PendingLogin login, String code)
            throws IOException, ParseException, BadJOSEException, JOSEException {
        OIDCProviderMetadata metadata = discovery.metadata();
        IDTokenClaimsSet claims = tokens(metadata.getJWKSetURI()).claims(idToken(metadata, login, code), login.nonce());
        return new ProviderIdentity(
                id,
                settings.issuer(),
                claims.getSubject().getValue(),
                text(claims, "email"),
                Boolean.TRUE.equals(claims.getBooleanClaim("email_verified")),
                text(claims, "name"));
    }

    /** Claims of a strange kind count as none. */
    private static @Nullable String text(IDTokenClaimsSet claims, String name) {
        return claims.getClaim(name) instanceof String text ? text : null;
    }

    private JWT idToken(OIDCProviderMetadata metadata, PendingLogin login, String code)
            throws IOException, ParseException, BadJOSEException {
        var grant =
                new AuthorizationCodeGrant(new AuthorizationCode(code), callback, new CodeVerifier(login.verifier()));
        URI place = metadata.getTokenEndpointURI();
        ClientAuthentication proof = proof(metadata.getTokenEndpointAuthMethods());
        TokenRequest request = proof == null
                ? new TokenRequest(place, client, grant, null)
                : new TokenRequest(place, proof, grant, null);
        TokenResponse response = OIDCTokenResponseParser.parse(http.post(request.toHTTPRequest()));
        if (!(response instanceof OIDCTokenResponse tokens)) {
            throw new BadJOSEException(
                    "the code was refused: " + response.toErrorResponse().getErrorObject());
        }
        return tokens.getOIDCTokens().getIDToken();
    }

    private @Nullable ClientAuthentication proof(@Nullable List<ClientAuthenticationMethod> offered) {
        String secret = settings.secret();
        if (secret == null) {
            return null;
        }
        boolean basic = offered == null || offered.contains(ClientAuthenticationMethod.CLIENT_SECRET_BASIC);
        return basic
                ? new ClientSecretBasic(client, new Secret(secret))
                : new ClientSecretPost(client, new Secret(secret));
    }

    private IdTokens tokens(URI address) throws IOException {
        Keys known = keys;
        if (known == null || !known.address().equals(address)) {
            known = new Keys(address, new IdTokens(settings.issuer(), settings.clientId(), address, http));
            keys = known;
        }
        return known.tokens();
    }
}
