package dev.foldwork.backend.people;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who a person is for a provider.
 *
 * @param provider what the settings called the provider when it was linked
 * @param usedAt when the person last signed in with it
 */
record Identity(UUID id, UUID person, String provider, Instant createdAt, Instant usedAt) {

    Map<String, @Nullable Object> toJson() {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("id", id.toString());
        json.put("provider", provider);
        json.put("createdAt", createdAt.toString());
        json.put("usedAt", usedAt.toString());
        return json;
    }
}
