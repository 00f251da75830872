package dev.foldwork.cli.stack;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The system of a data folder that is down, and kept down until this is closed. */
public final class StackHold implements AutoCloseable {

    private final FileChannel channel;

    private StackHold(FileChannel channel) {
        this.channel = channel;
    }

    /** Returns nothing when the system is up. The folder {@code DATA/stack} is there. */
    public static Optional<StackHold> of(Path data) throws IOException {
        FileChannel channel = FileChannel.open(
                data.resolve("stack").resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = lock(channel);
        if (lock == null) {
            channel.close();
            return Optional.empty();
        }
        // 'foldwork down' ends whoever stands here while the lock is taken.
        Files.writeString(
                data.resolve("stack").resolve("supervisor"),
                Long.toString(ProcessHandle.current().pid()));
        return Optional.of(new StackHold(channel));
    }

    private static @Nullable FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException ofThisProcess) {
            return null;
        }
    }

    /** Returns true when a part runs, such as one that a killed {@code up} left behind. */
    public static boolean anyPartRuns(Path data) throws IOException {
        Path file = data.resolve("stack").resolve("processes.json");
        if (!Files.exists(file)) {
            return false;
        }
        var book = new ProcessBook(file);
        return StatusCommand.PARTS.stream().anyMatch(part -> book.alive(part).isPresent());
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
