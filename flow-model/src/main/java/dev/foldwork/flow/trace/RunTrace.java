package dev.foldwork.flow.trace;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * The places of one run in its trace. They are worked out from the run's own place and the node's, so that every process
 * that works on the run names the same ones, before anybody has exported a span of them, and again after a crash.
 *
 * @param run the run's own place
 */
public record RunTrace(Traceparent run) {

    private static final int SPAN_BYTES = 8;

    /** Returns the place of a body. */
    public Traceparent body(String path) {
        return at("body|" + path);
    }

    /** Returns the place of a node. */
    public Traceparent node(String path) {
        return at("node|" + path);
    }

    /** Returns the place of an attempt, or of its first stretch when it waits or asks meanwhile. */
    public Traceparent attempt(String path, int attempt) {
        return stretch(path, attempt, 0);
    }

    /** Returns the place of a stretch of an attempt, from 0. */
    public Traceparent stretch(String path, int attempt, int number) {
        return at("attempt|" + attempt + "|" + number + "|" + path);
    }

    /**
     * Returns the header that an attempt continues: its own place when somebody records it, else what came in.
     *
     * @param run the run's header, null for a run that nobody traces
     * @param recorded whether spans are exported here
     */
    public static @Nullable String continued(@Nullable String run, boolean recorded, String path, int attempt) {
        if (run == null || !recorded) {
            return run;
        }
        return Traceparent.read(run)
                .map(own -> new RunTrace(own).attempt(path, attempt).text())
                .orElse(run);
    }

    private Traceparent at(String place) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest((run.trace() + run.span() + place).getBytes(StandardCharsets.UTF_8));
            digest[0] |= 1;
            return run.at(HexFormat.of().formatHex(Arrays.copyOf(digest, SPAN_BYTES)));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }
}
