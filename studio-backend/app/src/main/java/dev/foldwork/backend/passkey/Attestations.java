package dev.foldwork.backend.passkey;

import com.webauthn4j.WebAuthnManager;
import com.webauthn4j.converter.util.ObjectConverter;
import com.webauthn4j.data.PublicKeyCredentialParameters;
import com.webauthn4j.data.PublicKeyCredentialType;
import com.webauthn4j.data.RegistrationData;
import com.webauthn4j.data.RegistrationParameters;
import com.webauthn4j.data.attestation.authenticator.AttestedCredentialData;
import com.webauthn4j.data.attestation.authenticator.AuthenticatorData;
import com.webauthn4j.data.attestation.statement.COSEAlgorithmIdentifier;
import dev.foldwork.backend.problem.ApiProblem;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Asks for new passkeys and checks what comes back. Thread-safe. */
@Component
public class Attestations {

    /** The best first. */
    private static final List<COSEAlgorithmIdentifier> ALGORITHMS =
            List.of(COSEAlgorithmIdentifier.EdDSA, COSEAlgorithmIdentifier.ES256, COSEAlgorithmIdentifier.RS256);

    private static final List<PublicKeyCredentialParameters> PARAMETERS = ALGORITHMS.stream()
            .map(each -> new PublicKeyCredentialParameters(PublicKeyCredentialType.PUBLIC_KEY, each))
            .toList();

    private final WebAuthnManager checks;
    private final ObjectConverter converter;
    private final Challenges challenges;
    private final RelyingParty site;

    Attestations(WebAuthnManager checks, ObjectConverter converter, Challenges challenges, RelyingParty site) {
        this.checks = checks;
        this.converter = converter;
        this.challenges = challenges;
        this.site = site;
    }

    /**
     * A passkey that was made for what it should be made for.
     *
     * @param guest the id that was promised to a new person, null when none comes in
     */
    public record Made(
            String site,
            byte[] credential,
            byte[] publicKey,
            long signCount,
            UUID aaguid,
            List<String> transports,
            boolean backupEligible,
            boolean backedUp,
            @Nullable UUID guest) {}

    /**
     * Begins to make a passkey for the person of a session.
     *
     * @param others passkeys of the person, of which no authenticator needs a second one
     * @throws ApiProblem PASSKEYS_UNAVAILABLE
     */
    public Map<String, @Nullable Object> begin(Purpose.Register purpose, Newcomer who, List<Passkey> others) {
        return options(purpose, who, null, others);
    }

    /**
     * Begins to make a passkey for somebody who comes in; the id is the person's when it is done.
     *
     * @throws ApiProblem PASSKEYS_UNAVAILABLE
     */
    public Map<String, @Nullable Object> begin(Purpose.Join purpose, Newcomer who) {
        return options(purpose, who, who.person(), List.of());
    }

    private Map<String, @Nullable Object> options(
            Purpose purpose, Newcomer who, @Nullable UUID guest, List<Passkey> others) {
        String name = site.site();
        List<Long> algorithms =
                ALGORITHMS.stream().map(COSEAlgorithmIdentifier::getValue).toList();
        return Options.creation(name, who, challenges.make(purpose, guest), algorithms, others);
    }

    /**
     * Returns what was made, if it was made for this purpose, here, and by somebody who was looked at.
     *
     * @throws ApiProblem REQUEST_INVALID, PASSKEY_NOT_BEGUN, PASSKEY_REFUSED, PASSKEYS_UNAVAILABLE
     */
    public Made check(Attestation answer, Purpose purpose) {
        RegistrationData data = parse(answer);
        Challenges.Taken taken = challenges.take(Objects.requireNonNull(data.getCollectedClientData()), purpose);
        verify(data, new RegistrationParameters(taken.server(), PARAMETERS, true, true));
        if (!answer.findable()) {
            throw Refused.because("it cannot be found without a name");
        }
        return made(answer, data, taken.guest());
    }

    private RegistrationData parse(Attestation answer) {
        try {
            RegistrationData data = checks.parse(answer.request());
            Objects.requireNonNull(
                    Objects.requireNonNull(data.getCollectedClientData()).getChallenge());
            Objects.requireNonNull(data.getAttestationObject());
            return data;
        } catch (RuntimeException unreadable) {
            // Hostile bytes make more than one kind of failure in the parsers of CBOR and keys.
            throw ApiProblem.field("passkey", "what a browser answers when it has made a passkey");
        }
    }

    private void verify(RegistrationData data, RegistrationParameters parameters) {
        try {
            checks.verify(data, parameters);
        } catch (RuntimeException wrong) {
            throw Refused.because(wrong);
        }
    }

    private Made made(Attestation answer, RegistrationData data, @Nullable UUID guest) {
        AuthenticatorData<?> authenticator =
                Objects.requireNonNull(data.getAttestationObject()).getAuthenticatorData();
        AttestedCredentialData credential = Objects.requireNonNull(authenticator.getAttestedCredentialData());
        if (!Arrays.equals(credential.getCredentialId(), answer.credential())) {
            throw Refused.because("the browser calls it otherwise than the authenticator");
        }
        return new Made(
                site.site(),
                credential.getCredentialId(),
                key(credential),
                authenticator.getSignCount(),
                Objects.requireNonNull(credential.getAaguid().getValue()),
                answer.transports(),
                authenticator.isFlagBE(),
                authenticator.isFlagBS(),
                guest);
    }

    /** A key that nothing can be checked with would be an account that nobody can open. */
    private byte[] key(AttestedCredentialData credential) {
        try {
            Objects.requireNonNull(credential.getCOSEKey().getPublicKey(), "the key is none");
            return converter.getCborMapper().writeValueAsBytes(credential.getCOSEKey());
        } catch (RuntimeException unusable) {
            throw Refused.because(unusable);
        }
    }
}
