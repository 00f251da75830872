package dev.foldwork.node.builtin.file;

import dev.foldwork.flow.json.Json;
import dev.foldwork.node.NodeFailure;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Writes a file whole or not at all: a new file beside it, synced, takes its name in one step, and the folder is
 * synced. Readers see the old content or the new, a crash leaves the one or the other.
 *
 * @param folder where the file is
 * @param path which file; folders on the way are created
 * @param rule what happens to a file that is there
 * @param key the attempt's idempotency key; the same attempt run again cleans up what a crash left
 */
record AtomicWrite(GrantedFolder folder, RelativePath path, Rule rule, String key) {

    /** Largest file written. */
    static final long MAX_BYTES = 1L << 30;

    private static final int BUFFER_BYTES = 1 << 16;
    private static final String PREFIX = ".foldwork-";
    private static final String SUFFIX = ".part";

    /** What happens to a file that is there. */
    sealed interface Rule {

        /** It is replaced. */
        record Replace() implements Rule {}

        /** It is kept and the write fails with FILE_EXISTS. */
        record Create() implements Rule {}

        /** It is replaced if it still is the one that was read, else the write fails with FILE_CHANGED. */
        record ReplaceSame(Status read) implements Rule {}
    }

    /** Returns true for the name of a file that is being written. */
    static boolean isUnfinished(String name) {
        return name.startsWith(PREFIX) && name.endsWith(SUFFIX);
    }

    /** Writes the content and returns its size. */
    long write(InputStream content) throws IOException, NodeFailure {
        Place place = folder.place(path);
        ProtectedNames.refuse(place);
        try (Handle parent = folder.createdParent(path)) {
            Status before = replaceable(parent, place);
            String digest = Json.sha256((key + '\n' + path).getBytes(StandardCharsets.UTF_8));
            String part = PREFIX + digest.substring(0, 24) + SUFFIX;
            boolean taken = false;
            try (Handle created = created(parent, part)) {
                long size = fill(created, content, before, place);
                requireUnchanged(parent, place);
                parent.rename(part, parent, path.name(), !(rule instanceof Rule.Create));
                taken = true;
                parent.sync();
                return size;
            } finally {
                if (!taken) {
                    removeIfThere(parent, part);
                }
            }
        }
    }

    private @Nullable Status replaceable(Handle parent, Place place) throws IOException, NodeFailure {
        Status before = statusIfThere(parent, path.name());
        if (before == null) {
            return null;
        }
        Content.requireOrdinary(before, place);
        if (rule instanceof Rule.Create) {
            throw new CallFailed("create", CallFailed.EXISTS);
        }
        if (before.links() > 1) {
            throw new NodeFailure(
                    "FILE_HARD_LINKED",
                    Faults.capital(place) + " is also known under another name (hard link), perhaps outside the"
                            + " folder: remove it first, or choose another path");
        }
        try (Handle file = parent.place(path.name(), 0, LinuxCalls.NO_LINKS)) {
            // Replacing needs no right to the file itself; a file its owner made read-only stays as it is all the same.
            file.channel(StandardOpenOption.WRITE).close();
        }
        return before;
    }

    private void requireUnchanged(Handle parent, Place place) throws IOException, NodeFailure {
        if (rule instanceof Rule.ReplaceSame(Status read)) {
            Status now = statusIfThere(parent, path.name());
            if (now == null || !now.unchanged(read)) {
                throw Faults.again(
                        "FILE_CHANGED",
                        Faults.capital(place)
                                + " was changed by someone else meanwhile; nothing was written: try again");
            }
        }
    }

    static @Nullable Status statusIfThere(Handle parent, String name) throws CallFailed {
        try {
            return parent.status(name);
        } catch (CallFailed refused) {
            if (refused.errno() == CallFailed.NOT_FOUND) {
                return null;
            }
            throw refused;
        }
    }

    private static Handle created(Handle parent, String part) throws CallFailed {
        removeIfThere(parent, part);
        return parent.create(part);
    }

    private static void removeIfThere(Handle parent, String part) throws CallFailed {
        try {
            parent.remove(part);
        } catch (CallFailed refused) {
            if (refused.errno() != CallFailed.NOT_FOUND) {
                throw refused;
            }
        }
    }

    private static long fill(Handle created, InputStream content, @Nullable Status before, Place place)
            throws IOException, NodeFailure {
        try (FileChannel channel = created.channel(StandardOpenOption.WRITE)) {
            byte[] buffer = new byte[BUFFER_BYTES];
            long size = 0;
            for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
                size += read;
                if (size > MAX_BYTES) {
                    throw Faults.tooLarge(place, MAX_BYTES, "write it in parts");
                }
                ByteBuffer bytes = ByteBuffer.wrap(buffer, 0, read);
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
            }
            if (before != null) {
                Files.setPosixFilePermissions(created.self(), permissions(before.permissions()));
            }
            channel.force(true);
            return size;
        }
    }

    private static Set<PosixFilePermission> permissions(int bits) {
        var permissions = EnumSet.noneOf(PosixFilePermission.class);
        for (PosixFilePermission permission : PosixFilePermission.values()) {
            // The constants stand in the order of the bits, the owner's right to read first.
            if ((bits & (0400 >> permission.ordinal())) != 0) {
                permissions.add(permission);
            }
        }
        return permissions;
    }
}
