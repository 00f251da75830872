package dev.foldwork.backend.passkey;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What browsers are asked with, in the JSON forms of WebAuthn. */
final class Options {

    private static final String NAME = "Foldwork";
    private static final String TYPE = "public-key";
    private static final String REQUIRED = "required";

    private Options() {}

    /** Asks for a new passkey that can be found without a name and that looks who uses it. */
    static Map<String, @Nullable Object> creation(
            String site, Newcomer who, String challenge, List<Long> algorithms, List<Passkey> others) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("rp", Map.of("id", site, "name", NAME));
        json.put("user", Map.of("id", handle(who.person()), "name", who.email(), "displayName", who.name()));
        json.put("challenge", challenge);
        json.put(
                "pubKeyCredParams",
                algorithms.stream()
                        .map(each -> Map.of("type", TYPE, "alg", each))
                        .toList());
        json.put("timeout", Challenges.WORKS.toMillis());
        json.put("excludeCredentials", descriptors(others));
        json.put(
                "authenticatorSelection",
                Map.of("residentKey", REQUIRED, "requireResidentKey", true, "userVerification", REQUIRED));
        json.put("attestation", "none");
        json.put("extensions", Map.of("credProps", true));
        return Map.of("publicKey", json);
    }

    /** Asks for one of these passkeys, or for any when there are none. */
    static Map<String, @Nullable Object> request(String site, String challenge, List<Passkey> allowed) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("rpId", site);
        json.put("challenge", challenge);
        json.put("timeout", Challenges.WORKS.toMillis());
        json.put("userVerification", REQUIRED);
        json.put("allowCredentials", descriptors(allowed));
        return Map.of("publicKey", json);
    }

    private static List<Map<String, Object>> descriptors(List<Passkey> passkeys) {
        return passkeys.stream()
                .map(each -> Map.<String, Object>of(
                        "type", TYPE, "id", text(each.credential()), "transports", each.transports()))
                .toList();
    }

    /** Returns what an authenticator keeps for the person: the id's 16 bytes, which say nothing of whom it is. */
    static String handle(UUID person) {
        return text(handleBytes(person));
    }

    static byte[] handleBytes(UUID person) {
        return ByteBuffer.allocate(16)
                .putLong(person.getMostSignificantBits())
                .putLong(person.getLeastSignificantBits())
                .array();
    }

    private static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
