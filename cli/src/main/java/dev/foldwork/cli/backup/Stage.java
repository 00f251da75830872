package dev.foldwork.cli.backup;

import dev.foldwork.cli.FreePort;
import dev.foldwork.cli.stack.StackHold;
import dev.foldwork.cli.stack.StackPlaces;
import dev.foldwork.cli.stack.UnfinishedRestore;
import dev.foldwork.postgres.PostgresException;
import dev.foldwork.postgres.PostgresServer;
import dev.foldwork.postgres.PostgresSettings;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A folder beside a data folder, in which a restore is built and from which it takes the data folder's place by a rename.
 * One that a killed restore left is begun anew; until then the data folder is what it was.
 */
final class Stage implements AutoCloseable {

    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss", Locale.ROOT);

    private final Path root;
    private final Path target;
    private final FileChannel lock;
    private final @Nullable StackHold hold;
    private final AtEnd atEnd = new AtEnd(this::leave);
    private boolean left;

    private Stage(Path root, Path target, FileChannel lock, @Nullable StackHold hold) {
        this.root = root;
        this.target = target;
        this.lock = lock;
        this.hold = hold;
    }

    /** Enters it, alone; fails when the data folder is in use, or holds something and must not be replaced. */
    static Stage enter(Path target, boolean force) throws IOException {
        if (Files.exists(target) && !Files.isDirectory(target) || !UnfinishedRestore.isEmpty(target) && !force) {
            throw Refusals.notEmpty(target);
        }
        Path parent = Objects.requireNonNull(target.getParent());
        Files.createDirectories(parent);
        if (Files.isDirectory(target) && !Files.getFileStore(target).equals(Files.getFileStore(parent))) {
            throw Refusals.failed("The folder " + target + " is a disk of its own: name a folder in it");
        }
        StackHold hold = keepDown(target);
        try {
            Path root = UnfinishedRestore.beside(target);
            if (!Files.isDirectory(root)) {
                Files.createDirectory(
                        root, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            }
            return new Stage(root, target, lock(root, target), hold);
        } catch (IOException | RuntimeException failure) {
            if (hold != null) {
                hold.close();
            }
            throw failure;
        }
    }

    private static @Nullable StackHold keepDown(Path target) throws IOException {
        if (!Files.isDirectory(target.resolve("stack"))) {
            return null;
        }
        Optional<StackHold> hold = StackHold.of(target);
        if (hold.isEmpty()) {
            throw Refusals.up(target);
        }
        if (StackHold.anyPartRuns(target)) {
            hold.get().close();
            throw Refusals.up(target);
        }
        return hold.get();
    }

    private static FileChannel lock(Path root, Path target) throws IOException {
        FileChannel channel =
                FileChannel.open(root.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = null;
        try {
            lock = channel.tryLock();
        } catch (OverlappingFileLockException ofThisProcess) {
            // Another restore in this process is one too.
        }
        if (lock == null) {
            channel.close();
            throw Refusals.busy("Another restore to " + target + " is at work");
        }
        return channel;
    }

    Path root() {
        return root;
    }

    /** Returns an empty folder to build in. */
    synchronized Path begin() throws IOException {
        clear();
        return Files.createDirectory(
                root.resolve("data"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }

    private void clear() throws IOException {
        Path data = root.resolve("data");
        endLeftServer(StackPlaces.in(data).postgres());
        Folders.remove(data);
    }

    /** A restore that was killed leaves its PostgreSQL running. */
    private static void endLeftServer(Path postgres) throws IOException {
        try {
            var server = PostgresServer.find(new PostgresSettings(postgres, FreePort.find(), List.of()));
            if (server.isPresent()) {
                server.get().stop();
            }
        } catch (PostgresException failure) {
            throw new IOException("what an earlier restore left does not end", failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("it was interrupted", interrupted);
        }
    }

    /** Puts what was built into the data folder's place, and returns where what stood there is kept. */
    synchronized @Nullable Path place() throws IOException {
        if (left) {
            throw new IOException("it was interrupted");
        }
        Path parent = Objects.requireNonNull(target.getParent());
        Path kept = null;
        if (!UnfinishedRestore.isEmpty(target)) {
            kept = target.resolveSibling(
                    target.getFileName() + ".before-restore-" + STAMP.format(ZonedDateTime.now(ZoneOffset.UTC)));
            Files.move(target, kept, StandardCopyOption.ATOMIC_MOVE);
        }
        try {
            Files.move(root.resolve("data"), target, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException failure) {
            if (kept != null) {
                Files.move(kept, target, StandardCopyOption.ATOMIC_MOVE);
            }
            throw failure;
        }
        Folders.sync(parent);
        return kept;
    }

    /** Leaves nothing behind, whether it was placed or not. */
    @Override
    public void close() throws IOException {
        leave();
        atEnd.close();
        lock.close();
        if (hold != null) {
            hold.close();
        }
    }

    private synchronized void leave() throws IOException {
        left = true;
        clear();
        Folders.remove(root);
    }
}
