package dev.foldwork.backend.trigger;

/** The flow that a trigger starts. */
sealed interface Target {

    /**
     * A definition that was sent with the trigger.
     *
     * @param hash its content hash within the team
     */
    record Pinned(String hash) implements Target {}
}
