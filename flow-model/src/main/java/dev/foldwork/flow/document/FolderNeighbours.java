package dev.foldwork.flow.document;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The files beside a flow in a folder that its owner reads from anyway.
 *
 * <p>Confined to the folder's tree: absolute paths, {@code ..} and symbolic links are answered with empty.
 */
public final class FolderNeighbours implements Neighbours {

    private static final long MAX_BYTES = 16L << 20;

    private final Path folder;

    /** Reads below this folder. */
    public FolderNeighbours(Path folder) {
        this.folder = folder;
    }

    @Override
    public Optional<byte[]> read(String path) {
        Path file = folder;
        for (String name : path.startsWith("./") ? path.substring(2).split("/", -1) : path.split("/", -1)) {
            if (name.isEmpty() || name.equals("..") || name.equals(".") || name.indexOf('\0') >= 0) {
                return Optional.empty();
            }
            file = file.resolve(name);
            if (Files.isSymbolicLink(file)) {
                return Optional.empty();
            }
        }
        try {
            if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) || Files.size(file) > MAX_BYTES) {
                return Optional.empty();
            }
            return Optional.of(Files.readAllBytes(file));
        } catch (IOException unreadable) {
            throw new UncheckedIOException("cannot read " + file + ": check that you may read it", unreadable);
        }
    }
}
