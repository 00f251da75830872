package dev.foldwork.backend.people;

import java.security.SecureRandom;
import java.util.Locale;

/**
 * The short code that a person copies from one screen to another: eight consonants, which look unlike each other and
 * spell nothing.
 */
final class UserCode {

    private static final String ALPHABET = "BCDFGHJKLMNPQRSTVWXZ";
    private static final int LENGTH = 8;
    private static final SecureRandom RANDOM = new SecureRandom();

    private UserCode() {}

    /** Returns a new code in its plain form. */
    static String create() {
        var code = new StringBuilder();
        for (int i = 0; i < LENGTH; i++) {
            code.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
        }
        return code.toString();
    }

    /** Returns the form for reading: two groups of four. */
    static String shown(String plain) {
        return plain.substring(0, LENGTH / 2) + "-" + plain.substring(LENGTH / 2);
    }

    /** Returns the plain form of what somebody typed, in any case and with anything between. */
    static String plain(String typed) {
        return typed.toUpperCase(Locale.ROOT).replaceAll("[^A-Z]", "");
    }
}
