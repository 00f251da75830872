package dev.foldwork.backend.people;

import dev.foldwork.backend.access.Scope;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A program that wants to act for somebody.
 *
 * @param client what it calls itself
 * @param address where it asked from
 * @param pauseSeconds how long it has to wait between asking
 * @param askedAt when it asked last
 * @param team the team it was approved for, null while it was not
 * @param person who approved it
 */
record DeviceLogin(
        UUID id,
        String client,
        Set<Scope> scopes,
        String address,
        Instant createdAt,
        Instant expiresAt,
        int pauseSeconds,
        @Nullable Instant askedAt,
        State state,
        @Nullable UUID team,
        @Nullable UUID person) {

    /** What became of it. */
    enum State {
        OPEN,
        APPROVED,
        DENIED
    }

    /** Returns what a person looks at before approving. */
    Map<String, @Nullable Object> toJson() {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("client", client);
        json.put("scopes", scopes.stream().map(Scope::wire).sorted().toList());
        json.put("address", address);
        json.put("createdAt", createdAt.toString());
        json.put("expiresAt", expiresAt.toString());
        return json;
    }
}
