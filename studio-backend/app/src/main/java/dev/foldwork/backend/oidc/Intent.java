package dev.foldwork.backend.oidc;

import java.util.UUID;

/** What somebody goes to a provider for. */
public sealed interface Intent {

    /** Signing in. */
    record Enter() implements Intent {}

    /**
     * Coming in by a link.
     *
     * @param invitation hash of its code
     */
    record Join(byte[] invitation) implements Intent {}

    /**
     * Adding the identity to the account of who is signed in.
     *
     * @param team the team of the session
     */
    record Link(UUID session, UUID team, UUID person) implements Intent {}
}
