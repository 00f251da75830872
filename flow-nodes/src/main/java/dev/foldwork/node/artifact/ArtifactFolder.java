package dev.foldwork.node.artifact;

import dev.foldwork.node.Artifacts;
import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
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
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Artifacts as files named by the SHA-256 of their bytes. Thread-safe; several processes may share the folder. */
public final class ArtifactFolder implements Artifacts {

    private static final Pattern NAME = Pattern.compile("sha256:[0-9a-f]{64}");

    private static final int BLOCK = 64 * 1024;

    private final Path folder;
    private final Consumer<String> notices;

    /** Uses this folder, which is made when the first artifact is stored; what needs a person's eye goes to the log. */
    public ArtifactFolder(Path folder) {
        this(folder, notice -> System.getLogger(ArtifactFolder.class.getName()).log(Level.WARNING, notice));
    }

    /**
     * Uses this folder.
     *
     * @param notices told in words while the disk is full
     */
    public ArtifactFolder(Path folder, Consumer<String> notices) {
        this.folder = folder;
        this.notices = notices;
    }

    @Override
    public Map<String, @Nullable Object> put(InputStream content, String name, String mediaType) throws IOException {
        Files.createDirectories(folder);
        Path draft = Files.createTempFile(folder, "draft", ".tmp");
        try {
            var digest = new DigestInputStream(content, sha256());
            long size = write(digest, draft);
            String hex = HexFormat.of().formatHex(digest.getMessageDigest().digest());
            Path shelf = Files.createDirectories(folder.resolve(hex.substring(0, 2)));
            Path place = shelf.resolve(hex);
            Files.move(draft, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            sync(shelf);
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

    private long write(InputStream content, Path draft) throws IOException {
        try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
            var patient = new PatientChannel(channel, notices);
            byte[] block = new byte[BLOCK];
            for (int length = content.read(block); length >= 0; length = content.read(block)) {
                patient.write(ByteBuffer.wrap(block, 0, length));
            }
            channel.force(true);
            return channel.size();
        }
    }

    /** Makes the name durable too: a record may point to it from now on. */
    private static void sync(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
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
