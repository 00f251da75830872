package dev.foldwork.backend.passkey;

import com.webauthn4j.data.AuthenticationRequest;
import dev.foldwork.backend.problem.ApiProblem;
import dev.foldwork.backend.wire.Fields;
import org.jspecify.annotations.Nullable;

/**
 * What a browser answers when it was asked for a passkey.
 *
 * @param credential what the browser calls the passkey
 * @param handle whom the authenticator says it belongs to, null when it does not say
 */
public record Assertion(AuthenticationRequest request, byte[] credential, byte @Nullable [] handle) {

    private static final int LONGEST_CLIENT_DATA = 4096;
    private static final int LONGEST_DATA = 4096;
    private static final int LONGEST_SIGNATURE = 2048;
    private static final int LONGEST_HANDLE = 128;

    /**
     * Reads one.
     *
     * @throws ApiProblem REQUEST_INVALID
     */
    public static Assertion of(Fields body, String field) {
        Credential credential = Credential.of(body, field);
        Fields response = credential.response();
        byte[] handle = response.optionalText("userHandle") == null
                ? null
                : Credential.bytes(response, "userHandle", LONGEST_HANDLE);
        var request = new AuthenticationRequest(
                credential.id(),
                handle,
                Credential.bytes(response, "authenticatorData", LONGEST_DATA),
                Credential.bytes(response, "clientDataJSON", LONGEST_CLIENT_DATA),
                Credential.bytes(response, "signature", LONGEST_SIGNATURE));
        return new Assertion(request, credential.id(), handle);
    }
}
