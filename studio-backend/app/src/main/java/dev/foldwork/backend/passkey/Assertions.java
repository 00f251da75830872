package dev.foldwork.backend.passkey;

import com.webauthn4j.WebAuthnManager;
import com.webauthn4j.converter.util.ObjectConverter;
import com.webauthn4j.credential.CredentialRecord;
import com.webauthn4j.credential.CredentialRecordImpl;
import com.webauthn4j.data.AuthenticationData;
import com.webauthn4j.data.AuthenticationParameters;
import com.webauthn4j.data.attestation.authenticator.AAGUID;
import com.webauthn4j.data.attestation.authenticator.AttestedCredentialData;
import com.webauthn4j.data.attestation.authenticator.AuthenticatorData;
import com.webauthn4j.data.attestation.authenticator.COSEKey;
import com.webauthn4j.server.ServerProperty;
import dev.foldwork.backend.problem.ApiProblem;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Asks for passkeys and checks what they answer. Thread-safe. */
@Component
public class Assertions {

    private final WebAuthnManager checks;
    private final ObjectConverter converter;
    private final Challenges challenges;
    private final RelyingParty site;

    Assertions(WebAuthnManager checks, ObjectConverter converter, Challenges challenges, RelyingParty site) {
        this.checks = checks;
        this.converter = converter;
        this.challenges = challenges;
        this.site = site;
    }

    /** An answer to a challenge that was open; whether it holds is to be checked. */
    public record Answered(Assertion answer, AuthenticationData data, ServerProperty server) {}

    /** What a passkey said of itself while it proved who it is. */
    public record Shown(long signCount, boolean backedUp) {}

    /**
     * Begins: any passkey may answer when none is named.
     *
     * @throws ApiProblem PASSKEYS_UNAVAILABLE
     */
    public Map<String, @Nullable Object> begin(Purpose purpose, List<Passkey> allowed) {
        String name = site.site();
        return Options.request(name, challenges.make(purpose, null), allowed);
    }

    /**
     * Takes the challenge that is answered.
     *
     * @throws ApiProblem REQUEST_INVALID, PASSKEY_NOT_BEGUN, PASSKEYS_UNAVAILABLE
     */
    public Answered take(Assertion answer, Purpose purpose) {
        AuthenticationData data = parse(answer);
        ServerProperty server = challenges
                .take(Objects.requireNonNull(data.getCollectedClientData()), purpose)
                .server();
        return new Answered(answer, data, server);
    }

    private AuthenticationData parse(Assertion answer) {
        try {
            AuthenticationData data = checks.parse(answer.request());
            Objects.requireNonNull(
                    Objects.requireNonNull(data.getCollectedClientData()).getChallenge());
            Objects.requireNonNull(data.getAuthenticatorData());
            return data;
        } catch (RuntimeException unreadable) {
            // Hostile bytes make more than one kind of failure in the parsers.
            throw ApiProblem.field("passkey", "what a browser answers when it was asked for a passkey");
        }
    }

    /**
     * Checks that this passkey answered, here, for somebody who was looked at.
     *
     * @param passkey null when nobody has it
     * @param person whom it must prove, null for whoever it says
     * @throws ApiProblem PASSKEY_REFUSED, the same for a passkey that nobody has
     */
    public Shown check(Answered answered, @Nullable Passkey passkey, @Nullable UUID person) {
        if (passkey == null) {
            throw Refused.because("nobody has it");
        }
        byte[] handle = answered.answer().handle();
        boolean saysIt = handle == null ? person != null : Arrays.equals(handle, Options.handleBytes(passkey.person()));
        if (!saysIt || person != null && !passkey.person().equals(person)) {
            throw Refused.because("it does not say that it is this person's");
        }
        try {
            var parameters = new AuthenticationParameters(answered.server(), record(passkey), null, true, true);
            AuthenticatorData<?> said = Objects.requireNonNull(
                    checks.verify(answered.data(), parameters).getAuthenticatorData());
            return new Shown(said.getSignCount(), said.isFlagBS());
        } catch (RuntimeException wrong) {
            throw Refused.because(wrong);
        }
    }

    private CredentialRecord record(Passkey passkey) {
        COSEKey key = converter.getCborMapper().readValue(passkey.publicKey(), COSEKey.class);
        return new CredentialRecordImpl(
                null,
                true,
                passkey.backupEligible(),
                passkey.backedUp(),
                passkey.signCount(),
                new AttestedCredentialData(new AAGUID(passkey.aaguid()), passkey.credential(), key),
                null,
                null,
                null,
                Set.of());
    }
}
