package dev.foldwork.backend.secret;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The keys that seal the keys of teams, from a file outside of the database. Immutable and thread-safe.
 *
 * <p>Each line of the file is an id, a space and 32 bytes in Base64. The first line's key seals; those below only open
 * what they sealed once. To change the key, write a new line on top and start again; once started, the lines below may
 * go.
 */
final class MasterKeys {

    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");
    private static final int ID_BYTES = 4;

    private final Path file;
    private final Map<String, byte[]> keys;

    private MasterKeys(Path file, Map<String, byte[]> keys) {
        this.file = file;
        this.keys = keys;
    }

    /**
     * Reads the file.
     *
     * @param mayCreate whether a missing file is made with a new key; false when something is sealed already
     * @throws IllegalStateException when it is missing and may not be made, when others can read it, or a line is broken
     */
    static MasterKeys read(Path file, boolean mayCreate) {
        try {
            if (!Files.exists(file)) {
                if (!mayCreate) {
                    throw new IllegalStateException(
                            "The key file " + file
                                    + " is missing, and the secrets in the database cannot be opened without it: bring it back from a copy");
                }
                create(file);
            }
            if (!Files.getPosixFilePermissions(file).equals(OWNER_ONLY)) {
                throw new IllegalStateException(
                        "The key file " + file + " can be read by others: set its mode to 0600");
            }
            var keys = new LinkedHashMap<String, byte[]>();
            for (String line : Files.readAllLines(file)) {
                if (!line.isBlank()) {
                    add(file, line.strip(), keys);
                }
            }
            if (keys.isEmpty()) {
                throw new IllegalStateException("The key file " + file + " holds no key: bring it back from a copy");
            }
            return new MasterKeys(file, keys);
        } catch (IOException failure) {
            throw new UncheckedIOException("The key file " + file + " cannot be used", failure);
        }
    }

    private static void add(Path file, String line, Map<String, byte[]> keys) {
        String[] parts = line.split("\\s+");
        byte[] key = parts.length == 2 ? decoded(parts[1]) : new byte[0];
        if (key.length != Seal.KEY_BYTES || keys.put(parts[0], key) != null) {
            throw new IllegalStateException("Line " + (keys.size() + 1) + " of the key file " + file
                    + " must be an id of its own, a space and 32 bytes in Base64");
        }
    }

    private static byte[] decoded(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException malformed) {
            return new byte[0];
        }
    }

    /** Writes beside and links, so that the file is there whole or not at all and two backends agree on one. */
    private static void create(Path file) throws IOException {
        byte[] key = Seal.newKey();
        String id = HexFormat.of().formatHex(Seal.newKey(), 0, ID_BYTES);
        Path folder = file.toAbsolutePath().getParent();
        Path draft = Files.createTempFile(folder, ".keys", "", PosixFilePermissions.asFileAttribute(OWNER_ONLY));
        try {
            Files.writeString(draft, id + " " + Base64.getEncoder().encodeToString(key) + "\n");
            Files.createLink(file, draft);
        } catch (FileAlreadyExistsException another) {
            // Another backend was first; its key counts.
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    /** Returns the id of the key that seals. */
    String current() {
        return keys.keySet().iterator().next();
    }

    /**
     * Returns a key.
     *
     * @throws IllegalStateException when the file does not hold it
     */
    byte[] key(String id) {
        return Optional.ofNullable(keys.get(id))
                .orElseThrow(() -> new IllegalStateException("The key file " + file + " no longer holds the key '" + id
                        + "', with which secrets were sealed: bring its line back from a copy"));
    }
}
