package dev.foldwork.backend.people;

import dev.foldwork.backend.access.Role;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a person may do in a team. */
record Membership(UUID team, String teamName, Role role) {

    Map<String, @Nullable Object> toJson() {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("id", team.toString());
        json.put("name", teamName);
        json.put("role", role.wire());
        return json;
    }
}
