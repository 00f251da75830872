package dev.foldwork.backend.people;

import dev.foldwork.backend.access.Role;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A person in a team. */
record Member(UUID person, String email, String name, Role role, Instant joinedAt) {

    Map<String, @Nullable Object> toJson() {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("id", person.toString());
        json.put("email", email);
        json.put("name", name);
        json.put("role", role.wire());
        json.put("joinedAt", joinedAt.toString());
        return json;
    }
}
