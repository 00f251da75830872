package dev.foldwork.flow.expression;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * Chance that is the same each time for the same seed text.
 *
 * <p>SplitMix64 (Steele, Lea, Flood: Fast Splittable Pseudorandom Number Generators, 2014) whose state is the first eight
 * bytes, big endian, of the seed's SHA-256; a double is the upper 53 bits divided by 2^53.
 */
final class SeededRandom {

    private final String seed;
    private long state;
    private boolean seeded;

    SeededRandom(String seed) {
        this.seed = seed;
    }

    double nextDouble() {
        if (!seeded) {
            state = ByteBuffer.wrap(digest(seed)).getLong();
            seeded = true;
        }
        state += 0x9E3779B97F4A7C15L;
        long z = state;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return ((z ^ (z >>> 31)) >>> 11) * 0x1.0p-53;
    }

    private static byte[] digest(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("this Java has no SHA-256", missing);
        }
    }
}
