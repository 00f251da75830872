package dev.foldwork.backend.people;

import dev.foldwork.backend.access.Role;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A person in a team.
 *
 * @param providers with whom the account is linked
 */
record Member(UUID person, String email, String name, Role role, Instant joinedAt, List<String> providers) {

    Map<String, @Nullable Object> toJson() {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("id", person.toString());
        json.put("email", email);
        json.put("name", name);
        json.put("role", role.wire());
        json.put("joinedAt", joinedAt.toString());
        json.put("providers", providers);
        return json;
    }
}
