package dev.foldwork.local.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A file that only takes up space, given up when the disk is full so that the journal can finish what it holds. */
final class SpaceReserve {

    private static final int BYTES = 16 << 20;

    private final Path file;

    SpaceReserve(Path file) {
        this.file = file;
        // Made in the background: a short run should not wait for 16 MiB to be written.
        Thread.ofVirtual().start(this::restore);
    }

    /** Makes the file when it is not there; without room the reserve is simply missing. */
    void restore() {
        try {
            if (Files.exists(file) && Files.size(file) == BYTES) {
                return;
            }
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
                channel.truncate(0);
                ByteBuffer zeros = ByteBuffer.allocate(BYTES);
                while (zeros.hasRemaining()) {
                    // A nearly full disk takes a part; the next write says that it is full.
                    channel.write(zeros);
                }
            }
        } catch (IOException full) {
            release();
        }
    }

    /** Gives the space back to the disk. */
    void release() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException ignored) {
            // Nothing more can be done for space; the writer goes on trying.
            Thread.onSpinWait();
        }
    }
}
