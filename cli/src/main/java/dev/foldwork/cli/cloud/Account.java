package dev.foldwork.cli.cloud;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Whom a backend takes the caller for.
 *
 * @param email null for a service
 */
public record Account(String url, String name, @Nullable String email, String team, String role) {

    /** Asks a backend. */
    public static Account of(Backend backend) {
        Map<String, ?> me = backend.get("/api/v1/me");
        return new Account(
                backend.url().toString(),
                String.valueOf(me.get("name")),
                me.get("person") instanceof Map<?, ?> person ? String.valueOf(person.get("email")) : null,
                me.get("team") instanceof Map<?, ?> team ? String.valueOf(team.get("name")) : "",
                String.valueOf(me.get("role")));
    }

    /** Ends the token that a backend was called with. */
    public static void signOut(Backend backend) {
        backend.delete("/api/v1/me/token");
    }

    /** Returns the account as JSON. */
    public Map<String, @Nullable Object> toJson() {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("url", url);
        json.put("name", name);
        json.put("email", email);
        json.put("team", team);
        json.put("role", role);
        return json;
    }

    /** Returns the account as one line. */
    public String line() {
        return name + (email == null ? "" : " <" + email + ">") + ", " + role + " of team " + team + " at " + url;
    }
}
