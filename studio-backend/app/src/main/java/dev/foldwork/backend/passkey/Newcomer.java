package dev.foldwork.backend.passkey;

import java.util.UUID;

/** For whom a passkey is made, as the authenticator shows it. */
public record Newcomer(UUID person, String email, String name) {}
