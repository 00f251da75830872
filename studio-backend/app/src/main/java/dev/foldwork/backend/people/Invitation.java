package dev.foldwork.backend.people;

import dev.foldwork.backend.access.Role;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A link that makes whoever follows it a member, once.
 *
 * @param invitedBy who made it; null for the link of a first start and for one that a service made
 */
record Invitation(
        UUID id,
        UUID team,
        Role role,
        boolean setup,
        @Nullable UUID invitedBy,
        Instant createdAt,
        Instant expiresAt) {

    /** Begins each code. */
    static final String PREFIX = "fwi_";

    Map<String, @Nullable Object> toJson() {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("id", id.toString());
        json.put("role", role.wire());
        json.put("invitedBy", invitedBy == null ? null : invitedBy.toString());
        json.put("createdAt", createdAt.toString());
        json.put("expiresAt", expiresAt.toString());
        return json;
    }
}
