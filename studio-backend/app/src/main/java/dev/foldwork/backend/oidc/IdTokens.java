package dev.foldwork.backend.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWT;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.claims.AuthorizedParty;
import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
import java.net.MalformedURLException;
import java.net.URI;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Believes an ID token, or does not. Thread-safe. */
final class IdTokens {

    /** Signatures that only the provider can make: no token without one, and none whose key we know as well. */
    private static final Set<JWSAlgorithm> ALGORITHMS = Set.of(
            JWSAlgorithm.RS256,
            JWSAlgorithm.RS384,
            JWSAlgorithm.RS512,
            JWSAlgorithm.PS256,
            JWSAlgorithm.PS384,
            JWSAlgorithm.PS512,
            JWSAlgorithm.ES256,
            JWSAlgorithm.ES384,
            JWSAlgorithm.ES512);

    private static final int LONGEST_SUBJECT = 255;

    private final ClientID client;
    private final IDTokenValidator validator;

    IdTokens(String issuer, String client, URI keys, OidcHttp http) throws MalformedURLException {
        this.client = new ClientID(client);
        JWKSource<SecurityContext> source = JWKSourceBuilder.<SecurityContext>create(keys.toURL(), http)
                .refreshAheadCache(false)
                .build();
        this.validator = new IDTokenValidator(
                new Issuer(issuer), this.client, new JWSVerificationKeySelector<>(ALGORITHMS, source), null);
    }

    /**
     * Returns what a token says.
     *
     * @throws BadJOSEException when it does not hold
     * @throws JOSEException when it cannot be checked, since the keys cannot be had
     */
    IDTokenClaimsSet claims(JWT token, String nonce) throws BadJOSEException, JOSEException {
        if (!(token instanceof SignedJWT)) {
            throw new BadJOSEException("the ID token is not signed");
        }
        IDTokenClaimsSet claims = validator.validate(token, new Nonce(nonce));
        @Nullable AuthorizedParty party = claims.getAuthorizedParty();
        if (party == null ? claims.getAudience().size() > 1 : !party.getValue().equals(client.getValue())) {
            throw new BadJOSEException("the ID token was made for another party: " + party);
        }
        String subject = claims.getSubject().getValue();
        if (subject.isBlank() || subject.length() > LONGEST_SUBJECT || subject.indexOf('\0') >= 0) {
            throw new BadJOSEException("the ID token's subject cannot be kept");
        }
        return claims;
    }
}
