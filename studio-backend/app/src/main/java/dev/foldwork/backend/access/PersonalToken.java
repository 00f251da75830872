package dev.foldwork.backend.access;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A token that a person made for a program. It never does more than its owner may do at that moment.
 *
 * @param lastUsedAt to the minute, null when it was never used
 */
public record PersonalToken(
        UUID id,
        UUID team,
        UUID person,
        String name,
        Set<Scope> scopes,
        Instant createdAt,
        Instant expiresAt,
        @Nullable Instant lastUsedAt) {

    /** Returns the token as JSON, without what opens something. */
    public Map<String, @Nullable Object> toJson() {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("id", id.toString());
        json.put("name", name);
        json.put("scopes", scopes.stream().map(Scope::wire).sorted().toList());
        json.put("createdAt", createdAt.toString());
        json.put("expiresAt", expiresAt.toString());
        json.put("lastUsedAt", lastUsedAt == null ? null : lastUsedAt.toString());
        return json;
    }
}
