package dev.foldwork.backend.passkey;

import com.webauthn4j.data.RegistrationRequest;
import dev.foldwork.backend.problem.ApiProblem;
import dev.foldwork.backend.wire.Fields;
import java.util.List;

/**
 * What a browser answers when it was asked for a new passkey.
 *
 * @param findable false when the passkey is known not to work without a name
 */
public record Attestation(RegistrationRequest request, byte[] credential, List<String> transports, boolean findable) {

    private static final int LONGEST_CLIENT_DATA = 4096;
    private static final int LONGEST_OBJECT = 10_240;
    private static final int MOST_TRANSPORTS = 10;

    /**
     * Reads one.
     *
     * @throws ApiProblem REQUEST_INVALID
     */
    public static Attestation of(Fields body, String field) {
        Credential credential = Credential.of(body, field);
        Fields response = credential.response();
        var request = new RegistrationRequest(
                Credential.bytes(response, "attestationObject", LONGEST_OBJECT),
                Credential.bytes(response, "clientDataJSON", LONGEST_CLIENT_DATA));
        List<String> transports = response.textList("transports").stream()
                .filter(each -> each.matches("[a-z-]{1,32}"))
                .distinct()
                .limit(MOST_TRANSPORTS)
                .toList();
        boolean findable =
                !Boolean.FALSE.equals(credential.extensions().map("credProps").get("rk"));
        return new Attestation(request, credential.id(), transports, findable);
    }
}
