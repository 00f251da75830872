package dev.foldwork.node.step;

import dev.foldwork.flow.run.FlowError;
import dev.foldwork.flow.run.Question;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How one attempt, or one stretch of it, ended. */
public sealed interface AttemptResult {

    /** The node succeeded. */
    record Succeeded(
            Map<String, @Nullable Object> output, @Nullable String port) implements AttemptResult {}

    /** The node asks; state is kept and given back with the answer. */
    record Asking(Question question, @Nullable Object state) implements AttemptResult {}

    /** The node waits; state is kept and given back at that time. */
    record Waiting(Instant until, @Nullable Object state) implements AttemptResult {}

    /** The attempt failed; pause is the shortest one before another attempt. */
    record Failed(FlowError error, Duration pause) implements AttemptResult {}

    /** The attempt was interrupted because its run is being cancelled or the process stops. */
    record Interrupted() implements AttemptResult {}
}
