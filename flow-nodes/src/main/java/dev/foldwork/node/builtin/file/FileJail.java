package dev.foldwork.node.builtin.file;

import dev.foldwork.node.NodeFailure;
import java.util.Optional;

/** Whether this system can keep file nodes inside their folders. */
public final class FileJail {

    private FileJail() {}

    /** Returns why file nodes refuse to run here, empty when they run. */
    public static Optional<String> obstacle() {
        try {
            SystemCalls.here();
            return Optional.empty();
        } catch (NodeFailure refused) {
            return Optional.of(String.valueOf(refused.getMessage()));
        }
    }
}
