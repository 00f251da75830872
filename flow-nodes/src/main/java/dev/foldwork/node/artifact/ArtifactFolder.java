package dev.foldwork.node.artifact;

import dev.foldwork.node.Artifacts;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Artifacts as files named by the SHA-256 of their bytes. Thread-safe; several processes may share the folder. */
public final class ArtifactFolder implements Artifacts {

    private static final Pattern NAME = Pattern.compile("sha256:[0-9a-f]{64}");

    private final Path folder;

    /** Uses this folder, which is made when the first artifact is stored. */
    public ArtifactFolder(Path folder) {
        this.folder = folder;
    }

    @Override
    public Map<String, @Nullable Object> put(InputStream content, String name, String mediaType) throws IOException {
        Files.createDirectories(folder);
        Path draft = Files.createTempFile(folder, "draft", ".tmp");
        try {
            var digest = new DigestInputStream(content, sha256());
            long size = write(digest, draft);
            String hex = HexFormat.of().formatHex(digest.getMessageDigest().digest());
            Path place = folder.resolve(hex.substring(0, 2)).resolve(hex);
            Files.createDirectories(place.getParent());
            Files.move(draft, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            var reference = new LinkedHashMap<String, @Nullable Object>();
            reference.put("$artifact", "sha256:" + hex);
            reference.put("name", name);
            reference.put("mediaType", mediaType);
            reference.put("size", size);
            return reference;
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    private static long write(InputStream content, Path draft) throws IOException {
        try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.WRITE);
                OutputStream out = Channels.newOutputStream(channel)) {
            long size = content.transferTo(out);
            channel.force(true);
            return size;
        }
    }

    @Override
    public InputStream open(String digest) throws IOException {
        if (!NAME.matcher(digest).matches()) {
            throw new NoSuchFileException(digest, null, "not the name of an artifact");
        }
        String hex = digest.substring("sha256:".length());
        return Files.newInputStream(folder.resolve(hex.substring(0, 2)).resolve(hex));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
