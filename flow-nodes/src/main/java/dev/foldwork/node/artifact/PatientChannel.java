package dev.foldwork.node.artifact;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.function.Consumer;

/**
 * Writes to a file and waits while the disk is full, so that what a node has got from elsewhere is not lost for want of
 * room. For one thread; an interrupt ends the wait.
 */
final class PatientChannel {

    private static final long PAUSE_MILLIS = 300;

    private final FileChannel channel;
    private final Consumer<String> notices;

    /** @param notices told in words when it begins to wait and when it goes on */
    PatientChannel(FileChannel channel, Consumer<String> notices) {
        this.channel = channel;
        this.notices = notices;
    }

    void write(ByteBuffer bytes) throws IOException {
        boolean waited = false;
        while (bytes.hasRemaining()) {
            try {
                channel.write(bytes);
            } catch (IOException fault) {
                if (!isFull(fault)) {
                    throw fault;
                }
                if (!waited) {
                    notices.accept("DISK_FULL: the disk of the artifacts is full; the node waits: free some space");
                }
                waited = true;
                pause();
            }
        }
        if (waited) {
            notices.accept("There is room on the disk of the artifacts again");
        }
    }

    /** The words of errno: ENOSPC, EDQUOT, and EFBIG where a limit on the size of files stands for a disk. */
    private static boolean isFull(IOException fault) {
        String text = String.valueOf(fault.getMessage());
        return text.contains("No space left") || text.contains("quota exceeded") || text.contains("File too large");
    }

    private static void pause() throws InterruptedIOException {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("ended while the disk was full");
        }
    }
}
