package dev.foldwork.backend.oidc;

import dev.foldwork.backend.access.Secrets;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What ties a sign-in under way to one browser. The browser keeps {@code cookie}, the provider carries {@code state}, and
 * the database knows the hashes of both; what the provider proves itself with and what we prove ourselves with is drawn
 * from the two, so that neither is stored.
 */
record PendingLogin(String cookie, String state) {

    static PendingLogin fresh() {
        return new PendingLogin(Secrets.create(""), Secrets.create(""));
    }

    byte[] stateHash() {
        return Secrets.hash(state);
    }

    byte[] browserHash() {
        return Secrets.hash(cookie);
    }

    /** Returns what the ID token must repeat. */
    String nonce() {
        return drawn("nonce ");
    }

    /** Returns the verifier of PKCE, of which the provider saw the hash before. */
    String verifier() {
        return drawn("verifier ");
    }

    private String drawn(String purpose) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(cookie.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            byte[] bytes = mac.doFinal((purpose + state).getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("this Java has no HMAC-SHA256", missing);
        }
    }
}
