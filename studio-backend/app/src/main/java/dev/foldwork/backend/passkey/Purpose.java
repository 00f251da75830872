package dev.foldwork.backend.passkey;

import java.util.UUID;

/** What a challenge was made for; an answer counts for nothing else. */
public sealed interface Purpose {

    /** Signing in: whoever answers says who it is. */
    record SignIn() implements Purpose {}

    /** Proving once more who is in a session. */
    record Prove(UUID session) implements Purpose {}

    /** Adding a passkey to the account of a session's person. */
    record Register(UUID session) implements Purpose {}

    /**
     * Coming in by a link with a new passkey.
     *
     * @param invitation hash of the link's code
     */
    record Join(byte[] invitation) implements Purpose {}
}
