package dev.foldwork.backend.access;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A person's stay in a team, from sign-in to sign-out.
 *
 * @param agent what the browser calls itself
 * @param address where the last sign-in came from
 * @param expiresAt when it ends however busy it is
 */
public record Session(
        UUID id,
        UUID team,
        UUID person,
        String agent,
        String address,
        Instant createdAt,
        Instant seenAt,
        Instant expiresAt) {

    /** Where a sign-in came from. */
    public record Origin(String agent, String address) {

        private static final int LONGEST_AGENT = 200;

        /** Keeps what fits into the record. */
        public Origin {
            agent = agent.replace("\0", "");
            agent = agent.length() > LONGEST_AGENT ? agent.substring(0, LONGEST_AGENT) : agent;
        }
    }

    /**
     * Returns the session as JSON.
     *
     * @param current the session of whoever asks, null when it is none
     */
    public Map<String, @Nullable Object> toJson(@Nullable UUID current) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("id", id.toString());
        json.put("team", team.toString());
        json.put("agent", agent);
        json.put("address", address);
        json.put("createdAt", createdAt.toString());
        json.put("seenAt", seenAt.toString());
        json.put("expiresAt", expiresAt.toString());
        json.put("current", id.equals(current));
        return json;
    }
}
