package dev.foldwork.backend.runner;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A program on somebody's computer.
 *
 * @param owner who it works for; null for one with the token of a service
 * @param folders names of the folders that it was granted
 * @param seenAt when it was last heard
 */
record Runner(
        UUID id,
        String name,
        String version,
        @Nullable Owner owner,
        List<String> folders,
        Instant createdAt,
        Instant seenAt,
        boolean connected) {

    /** A person. */
    record Owner(UUID id, String name) {}

    Map<String, @Nullable Object> toJson() {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("id", id.toString());
        json.put("name", name);
        json.put("version", version);
        json.put("owner", owner == null ? null : Map.of("id", owner.id().toString(), "name", owner.name()));
        json.put("folders", folders);
        json.put("createdAt", createdAt.toString());
        json.put("seenAt", seenAt.toString());
        json.put("connected", connected);
        return json;
    }
}
