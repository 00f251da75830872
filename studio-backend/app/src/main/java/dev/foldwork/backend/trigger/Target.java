package dev.foldwork.backend.trigger;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The flow that a trigger starts. */
sealed interface Target {

    /**
     * A definition that was sent with the trigger.
     *
     * @param hash its content hash within the team
     */
    record Pinned(String hash) implements Target {}

    /**
     * What was published of a stored flow.
     *
     * @param version which version; null for the newest one at the time
     */
    record Stored(UUID flow, @Nullable Integer version) implements Target {}
}
