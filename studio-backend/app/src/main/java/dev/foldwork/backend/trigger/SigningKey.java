package dev.foldwork.backend.trigger;

import dev.foldwork.backend.problem.ApiProblem;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** Checks signatures of deliveries as the Standard Webhooks specification writes them. */
final class SigningKey {

    /** How far a delivery's time may be from the service's. */
    static final Duration TOLERANCE = Duration.ofMinutes(5);

    private static final String PREFIX = "whsec_";
    private static final int SHORTEST = 24;
    private static final int LONGEST = 64;

    private final byte[] bytes;

    SigningKey(byte[] bytes) {
        this.bytes = bytes.clone();
    }

    static SigningKey create() {
        byte[] bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        return new SigningKey(bytes);
    }

    /** Reads {@code whsec_} and base64 of 24 to 64 bytes. */
    static SigningKey read(String text) {
        try {
            byte[] bytes =
                    text.startsWith(PREFIX) ? Base64.getDecoder().decode(text.substring(PREFIX.length())) : new byte[0];
            if (bytes.length >= SHORTEST && bytes.length <= LONGEST) {
                return new SigningKey(bytes);
            }
        } catch (IllegalArgumentException notBase64) {
            // Refused below with the rest.
        }
        throw ApiProblem.field("signingKey", "whsec_ and base64 of " + SHORTEST + " to " + LONGEST + " bytes");
    }

    byte[] bytes() {
        return bytes.clone();
    }

    String text() {
        return PREFIX + Base64.getEncoder().encodeToString(bytes);
    }

    /** Returns true when one of the signatures fits and the time is near. */
    boolean signed(@Nullable String id, @Nullable String time, @Nullable String signatures, byte[] body, Instant now) {
        if (id == null || time == null || signatures == null || !time.matches("\\d{1,12}")) {
            return false;
        }
        byte[] expected = mac(id, time, body);
        boolean fits = false;
        for (String signature : signatures.split(" ")) {
            fits |= signature.startsWith("v1,") && MessageDigest.isEqual(expected, decoded(signature.substring(3)));
        }
        Duration away = Duration.between(Instant.ofEpochSecond(Long.parseLong(time)), now);
        return fits && away.abs().compareTo(TOLERANCE) <= 0;
    }

    private byte[] mac(String id, String time, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(bytes, "HmacSHA256"));
            mac.update((id + "." + time + ".").getBytes(StandardCharsets.UTF_8));
            return mac.doFinal(body);
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("this Java has no HMAC-SHA256", missing);
        }
    }

    private static byte[] decoded(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException notBase64) {
            return new byte[0];
        }
    }
}
