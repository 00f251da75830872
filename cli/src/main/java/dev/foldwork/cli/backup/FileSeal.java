package dev.foldwork.cli.backup;

import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;

/**
 * The SHA-256 of a whole backup, at its end as the comment of the zip: no byte can change or go missing unnoticed. It
 * guards against damage, not against people.
 */
final class FileSeal {

    private static final String PREFIX = "sha256:";
    private static final int LENGTH = PREFIX.length() + 64;

    private FileSeal() {}

    /** Returns what the zip's comment must be before the file is sealed. */
    static String blank() {
        return PREFIX + "0".repeat(64);
    }

    /** Writes the seal into a file that ends with the blank one. */
    static void write(Path file) throws IOException {
        String seal = seal(file);
        try (var end = new RandomAccessFile(file.toFile(), "rw")) {
            end.seek(end.length() - LENGTH);
            end.write(seal.getBytes(StandardCharsets.US_ASCII));
            end.getChannel().force(true);
        }
    }

    /** Fails when the file does not end with the seal of what stands before it. */
    static void check(Path file) throws IOException {
        if (Files.size(file) <= LENGTH) {
            throw new DamagedException("it is too short for a backup");
        }
        byte[] found = new byte[LENGTH];
        try (var end = new RandomAccessFile(file.toFile(), "r")) {
            end.seek(end.length() - LENGTH);
            end.readFully(found);
        }
        String text = new String(found, StandardCharsets.US_ASCII);
        if (!text.startsWith(PREFIX)) {
            throw new DamagedException("it is no backup, or its end is missing");
        }
        if (!text.equals(seal(file))) {
            throw new DamagedException("its bytes are not those that were written");
        }
    }

    private static String seal(Path file) throws IOException {
        MessageDigest digest = Hashes.sha256();
        long rest = Files.size(file) - LENGTH;
        byte[] buffer = new byte[1 << 16];
        try (InputStream in = Files.newInputStream(file)) {
            while (rest > 0) {
                int read = in.read(buffer, 0, (int) Math.min(buffer.length, rest));
                if (read < 0) {
                    throw new DamagedException("it ends too early");
                }
                digest.update(buffer, 0, read);
                rest -= read;
            }
        }
        return PREFIX + HexFormat.of().formatHex(digest.digest());
    }
}
