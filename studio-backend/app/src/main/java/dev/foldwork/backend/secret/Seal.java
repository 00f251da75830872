package dev.foldwork.backend.secret;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Authenticated encryption with AES-256-GCM (NIST SP 800-38D): a nonce of 96 bits drawn for each sealing, a tag of 128
 * bits. What is sealed is bound to a place and opens nowhere else. Thread-safe.
 */
final class Seal {

    /** Length of a key in bytes. */
    static final int KEY_BYTES = 32;

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private Seal() {}

    static byte[] newKey() {
        byte[] key = new byte[KEY_BYTES];
        RANDOM.nextBytes(key);
        return key;
    }

    /** Returns nonce, sealed bytes and tag. */
    static byte[] seal(byte[] key, byte[] content, String place) {
        byte[] nonce = new byte[NONCE_BYTES];
        RANDOM.nextBytes(nonce);
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, key, nonce, place).doFinal(content);
            byte[] all = Arrays.copyOf(nonce, NONCE_BYTES + sealed.length);
            System.arraycopy(sealed, 0, all, NONCE_BYTES, sealed.length);
            return all;
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("this Java cannot seal with AES-256-GCM", broken);
        }
    }

    /**
     * Returns what was sealed for this place.
     *
     * @throws BrokenSealException when it was sealed with another key or for another place, or was changed
     */
    static byte[] open(byte[] key, byte[] sealed, String place) {
        if (sealed.length < NONCE_BYTES) {
            throw new BrokenSealException(place);
        }
        try {
            byte[] nonce = Arrays.copyOf(sealed, NONCE_BYTES);
            return cipher(Cipher.DECRYPT_MODE, key, nonce, place)
                    .doFinal(sealed, NONCE_BYTES, sealed.length - NONCE_BYTES);
        } catch (AEADBadTagException changed) {
            throw new BrokenSealException(place);
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("this Java cannot open AES-256-GCM", broken);
        }
    }

    private static Cipher cipher(int mode, byte[] key, byte[] nonce, String place) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(place.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }
}
