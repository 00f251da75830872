package dev.foldwork.node;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What an executor may know and use during one attempt. Safe for use by threads the executor starts. */
public interface NodeContext {

    /** Returns the run's id. */
    String runId();

    /** Returns the node's path in the run, such as {@code read_each[2].page}. */
    String path();

    /** Returns the attempt's number, from 1. */
    int attempt();

    /** Returns the idempotency key: the same when an unfinished attempt is run again after a crash. */
    String executionId();

    /** Returns when the node became ready; settings were resolved for this moment. */
    Instant readyAt();

    /** Returns the time source; executors ask no other. */
    InstantSource clock();

    /** Returns the W3C traceparent to continue, or null when the run is not traced. */
    @Nullable
    String traceparent();

    /**
     * Hides a value in whatever the attempt leaves behind from now on: an executor says so of what it was handed for its
     * secrets, such as a token that signs it in. Who runs the attempt sees to it; a context by itself does nothing.
     *
     * @param shown what stands in its place, in brackets
     */
    default void hide(String shown, String value) {}

    /** Returns the means the run was given: folders, network, artifacts. */
    Resources resources();

    /** Reports something that happens during the attempt; never blocks for long, may be dropped under load. */
    void report(NodeEvent event);

    /**
     * Runs a node of this node's own body and returns its outputs; only for types whose body is on demand.
     *
     * @throws NodeFailure with the called node's code
     */
    Map<String, @Nullable Object> call(String tool, Map<String, @Nullable Object> arguments)
            throws NodeFailure, InterruptedException;
}
