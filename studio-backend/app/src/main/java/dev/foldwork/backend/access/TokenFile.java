package dev.foldwork.backend.access;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.function.Supplier;

/** A file that holds one token and that only its owner can read. */
final class TokenFile {

    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");

    private TokenFile() {}

    /**
     * Returns the file's token; a missing or empty file is filled with a new one first.
     *
     * @throws IllegalStateException when others can read the file
     */
    static String token(Path file, Supplier<String> fresh) {
        try {
            if (!Files.exists(file) || Files.size(file) == 0) {
                create(file, fresh.get());
            }
            if (!Files.getPosixFilePermissions(file).equals(OWNER_ONLY)) {
                throw new IllegalStateException("token file " + file
                        + " can be read by others: set its mode to 0600, or delete it and a new one is made");
            }
            return Files.readString(file).strip();
        } catch (IOException failure) {
            throw new UncheckedIOException("token file " + file + " cannot be used", failure);
        }
    }

    /** Writes beside and links, so that a reader sees the whole token or none and two writers agree on one. */
    private static void create(Path file, String token) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        Path draft = Files.createTempFile(folder, ".token", "", PosixFilePermissions.asFileAttribute(OWNER_ONLY));
        try {
            Files.writeString(draft, token + "\n");
            if (Files.exists(file) && Files.size(file) == 0) {
                Files.delete(file);
            }
            Files.createLink(file, draft);
        } catch (FileAlreadyExistsException another) {
            // Another backend was first; its token counts.
        } finally {
            Files.deleteIfExists(draft);
        }
    }
}
