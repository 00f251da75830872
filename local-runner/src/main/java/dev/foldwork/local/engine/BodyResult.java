package dev.foldwork.local.engine;

import dev.foldwork.flow.run.FlowError;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How a body ended. */
sealed interface BodyResult {

    /** All its nodes settled; these are its outputs. */
    record Completed(Map<String, @Nullable Object> outputs) implements BodyResult {}

    /** One of its nodes, or its outputs, failed. */
    record Failed(FlowError error) implements BodyResult {}

    /** It was cancelled from outside. */
    record Cancelled() implements BodyResult {}
}
