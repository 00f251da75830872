package dev.foldwork.backend.access;

import java.util.Set;
import java.util.UUID;

/**
 * Who sent a request.
 *
 * @param team the team whose rows the caller sees
 * @param name the token's name, shown as the one who answered or cancelled
 * @param scopes what the token allows
 */
public record Caller(UUID team, String name, Set<Scope> scopes) {}
