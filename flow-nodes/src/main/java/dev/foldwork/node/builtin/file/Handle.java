package dev.foldwork.node.builtin.file;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/** An open place in the file system: it stays the same file or folder whatever happens to names. For one thread. */
final class Handle implements AutoCloseable {

    private static final int TRIES = 200;
    private static final int ENTRIES_BYTES = 1 << 16;
    private static final int ENTRY_LENGTH = 16;
    private static final int ENTRY_NAME = 19;

    private final LinuxCalls calls;
    private final int number;
    private boolean closed;

    Handle(LinuxCalls calls, int number) {
        this.calls = calls;
        this.number = number;
    }

    /** Opens a place below this folder, never outside it; the flags of resolve are those of {@link LinuxCalls}. */
    Handle place(String path, long flags, long resolve) throws CallFailed {
        return open(path, LinuxCalls.PLACE | flags, 0, resolve);
    }

    /** Creates a file in this folder, refusing a name that is taken. */
    Handle create(String name) throws CallFailed {
        return open(name, LinuxCalls.WRITE_ONLY | LinuxCalls.CREATE_NEW, 0666, LinuxCalls.NO_LINKS);
    }

    /** Opens a folder directly in this one, refusing links. */
    Handle folder(String name) throws CallFailed {
        return place(name, calls.directoryOnly(), LinuxCalls.NO_LINKS);
    }

    private Handle open(String path, long flags, long mode, long resolve) throws CallFailed {
        long inside = resolve | LinuxCalls.BENEATH | LinuxCalls.NO_MAGIC_LINKS;
        for (int left = TRIES; ; left--) {
            try {
                return new Handle(calls, calls.open(number, path, flags, mode, inside));
            } catch (CallFailed refused) {
                // The kernel cannot vouch for a walk during which a folder was moved, and asks to walk again.
                if (refused.errno() != CallFailed.TRY_AGAIN || left == 0) {
                    throw refused;
                }
            }
        }
    }

    /** Returns this place's status. */
    Status status() throws CallFailed {
        return calls.status(number, "");
    }

    /** Returns the status of a name in this folder, not followed. */
    Status status(String name) throws CallFailed {
        return calls.status(number, name);
    }

    /**
     * Returns the names in this folder in order, at most this many; names that are not UTF-8 are left out.
     *
     * @param most when a list of this length is returned there may be more
     */
    List<String> names(int most) throws CallFailed {
        var names = new ArrayList<String>();
        int listing = calls.open(number, ".", LinuxCalls.READ_ONLY | calls.directoryOnly(), 0, LinuxCalls.BENEATH);
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment buffer = arena.allocate(ENTRIES_BYTES, 8);
            int bytes = calls.entries(listing, buffer);
            while (bytes > 0 && names.size() < most) {
                collect(buffer.asSlice(0, bytes), names, most);
                bytes = calls.entries(listing, buffer);
            }
        } finally {
            calls.close(listing);
        }
        names.sort(null);
        return names;
    }

    private static void collect(MemorySegment entries, List<String> names, int most) {
        long at = 0;
        while (at < entries.byteSize() && names.size() < most) {
            int length = Short.toUnsignedInt(entries.get(ValueLayout.JAVA_SHORT, at + ENTRY_LENGTH));
            String name = name(entries.asSlice(at + ENTRY_NAME, length - ENTRY_NAME));
            if (!name.isEmpty() && !name.equals(".") && !name.equals("..")) {
                names.add(name);
            }
            at += length;
        }
    }

    private static String name(MemorySegment padded) {
        ByteBuffer bytes = padded.asByteBuffer();
        int end = 0;
        while (end < bytes.limit() && bytes.get(end) != 0) {
            end++;
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(bytes.slice(0, end))
                    .toString();
        } catch (CharacterCodingException notText) {
            return "";
        }
    }

    /** Creates a folder in this one. */
    void createFolder(String name) throws CallFailed {
        calls.createFolder(number, name);
    }

    /** Removes a name that is not a folder. */
    void remove(String name) throws CallFailed {
        calls.remove(number, name, 0);
    }

    /** Removes an empty folder. */
    void removeFolder(String name) throws CallFailed {
        calls.remove(number, name, LinuxCalls.REMOVE_FOLDER);
    }

    /** Renames a name of this folder to one of another in one step. */
    void rename(String name, Handle to, String newName, boolean overwrite) throws CallFailed {
        calls.rename(number, name, to.number, newName, overwrite ? 0 : LinuxCalls.KEEP_EXISTING);
    }

    /** Opens the content of exactly this file; the channel lives on when the handle is closed. */
    FileChannel channel(OpenOption... options) throws IOException {
        return FileChannel.open(self(), options);
    }

    /** Makes what was renamed, created or removed in this folder durable. */
    void sync() throws IOException {
        try (FileChannel folder = channel(StandardOpenOption.READ)) {
            folder.force(true);
        }
    }

    /** Returns the name by which the kernel gives this very handle back, however the file is called by now. */
    Path self() {
        return Path.of("/proc/self/fd/" + number);
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            calls.close(number);
        }
    }
}
