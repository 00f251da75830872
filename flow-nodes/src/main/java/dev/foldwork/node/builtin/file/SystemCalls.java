package dev.foldwork.node.builtin.file;

import dev.foldwork.node.NodeFailure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** Finds out once whether this system can keep the jail; where it cannot, the file nodes refuse to work. */
final class SystemCalls {

    private static final SystemCalls HERE = probe(System.getProperty("os.name"), System.getProperty("os.arch"));

    private final @Nullable LinuxCalls calls;
    private final String reason;

    private SystemCalls(@Nullable LinuxCalls calls, String reason) {
        this.calls = calls;
        this.reason = reason;
    }

    /** Returns the calls of this system. */
    static LinuxCalls here() throws NodeFailure {
        return HERE.calls();
    }

    /** Returns the calls, or fails with FILE_JAIL_UNAVAILABLE and the reason. */
    LinuxCalls calls() throws NodeFailure {
        if (calls == null) {
            throw new NodeFailure(
                    "FILE_JAIL_UNAVAILABLE",
                    "This system cannot keep a file node inside its folder, so it does not run: " + reason
                            + ". Run the flow on Linux 5.6 or newer");
        }
        return calls;
    }

    /** Tries the calls of a system with this name and processor. */
    static SystemCalls probe(String system, String processor) {
        boolean arm64 = processor.equals("aarch64");
        if (!system.equals("Linux") || !(arm64 || processor.equals("amd64"))) {
            return new SystemCalls(null, "it is " + system + " on " + processor);
        }
        if (!Files.isDirectory(Path.of("/proc/self/fd"))) {
            return new SystemCalls(null, "/proc is not mounted");
        }
        try {
            var calls = new LinuxCalls(arm64);
            calls.close(calls.open(LinuxCalls.NO_HANDLE, "/", LinuxCalls.PLACE, 0, LinuxCalls.NO_LINKS));
            return new SystemCalls(calls, "");
        } catch (NoSuchElementException missing) {
            return new SystemCalls(null, String.valueOf(missing.getMessage()));
        } catch (CallFailed refused) {
            return new SystemCalls(
                    null, "its kernel or container does not allow openat2 (" + refused.getMessage() + ")");
        }
    }
}
