package dev.foldwork.local;

import dev.foldwork.local.journal.JournalException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Makes sure that each run is worked on by one process at a time. Thread-safe.
 *
 * <p>A lock is an operating system lock on a file of the run's own: it is free the moment its process ends, however that
 * ends.
 */
final class RunLocks implements AutoCloseable {

    private final Path folder;
    private final Map<String, FileChannel> held = new ConcurrentHashMap<>();

    RunLocks(Path folder) {
        this.folder = folder;
        try {
            Files.createDirectories(folder);
        } catch (IOException fault) {
            throw unusable(fault);
        }
    }

    /** Takes the run's lock; false when another process, or this one, has it. */
    boolean take(String run) {
        if (held.containsKey(run)) {
            return false;
        }
        try {
            FileChannel channel = FileChannel.open(file(run), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = tryLock(channel);
            if (lock == null || held.putIfAbsent(run, channel) != null) {
                channel.close();
                return false;
            }
            return true;
        } catch (IOException fault) {
            throw unusable(fault);
        }
    }

    private static @org.jspecify.annotations.Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException here) {
            return null;
        }
    }

    /** Gives the lock back and removes its file. */
    void release(String run) {
        FileChannel channel = held.remove(run);
        if (channel != null) {
            try {
                Files.deleteIfExists(file(run));
                channel.close();
            } catch (IOException fault) {
                throw unusable(fault);
            }
        }
    }

    private Path file(String run) {
        return folder.resolve(run + ".lock");
    }

    private JournalException unusable(IOException fault) {
        return new JournalException(
                "DATA_FOLDER_UNUSABLE",
                "The folder " + folder + " cannot be used: " + fault.getMessage()
                        + ". Check that you may write to it, or name another one with --data",
                fault);
    }

    @Override
    public void close() {
        held.keySet().forEach(this::release);
    }
}
