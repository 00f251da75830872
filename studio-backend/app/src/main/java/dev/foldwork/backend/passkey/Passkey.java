package dev.foldwork.backend.passkey;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A passkey of a person.
 *
 * @param site the host name it was made for
 * @param credential what the browser calls it
 * @param publicKey a COSE key in CBOR
 * @param signCount how often its authenticator says it has signed, 0 for one that does not count
 * @param aaguid the kind of authenticator; zeros when it does not say
 * @param transports how browsers reach it
 * @param backupEligible it may be copied to other devices of the person
 * @param backedUp it was copied when it was last used
 * @param usedAt when it last proved who it is, or was made
 */
public record Passkey(
        UUID id,
        UUID person,
        String site,
        byte[] credential,
        byte[] publicKey,
        long signCount,
        UUID aaguid,
        List<String> transports,
        boolean backupEligible,
        boolean backedUp,
        String name,
        Instant createdAt,
        Instant usedAt) {

    /**
     * Returns the passkey as JSON.
     *
     * @param works whether it opens anything under the service's present name
     */
    public Map<String, @Nullable Object> toJson(boolean works) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("id", id.toString());
        json.put("name", name);
        json.put("site", site);
        json.put("works", works);
        json.put("aaguid", aaguid.toString());
        json.put("backedUp", backedUp);
        json.put("createdAt", createdAt.toString());
        json.put("usedAt", usedAt.toString());
        return json;
    }
}
