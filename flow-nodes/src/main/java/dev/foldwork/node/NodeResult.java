package dev.foldwork.node;

import dev.foldwork.flow.run.Question;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How an executor's call ended. Failures are thrown as {@link NodeFailure}. */
public sealed interface NodeResult {

    /**
     * The node is done.
     *
     * @param output its outputs by name, JSON values, at most 1 MiB in all
     * @param port the port taken, null for the plain one
     */
    record Done(
            Map<String, @Nullable Object> output, @Nullable String port) implements NodeResult {}

    /**
     * The node asks a person and is called again with the answer, perhaps after a restart.
     *
     * @param state opaque state given back on resume, at most 1 MiB as JSON
     */
    record Asking(Question question, @Nullable Object state) implements NodeResult {}

    /**
     * The node waits and is called again at this time, perhaps after a restart.
     *
     * @param state opaque state given back on resume, at most 1 MiB as JSON
     */
    record Waiting(Instant until, @Nullable Object state) implements NodeResult {}
}
