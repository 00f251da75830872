package dev.foldwork.backend.event;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened in a team.
 *
 * @param flow the stored flow it is about, null when it is about none
 * @param run the run that ended, null for other kinds and once it has been deleted
 * @param state how that run ended
 * @param data what is told of it
 * @param depth how many event triggers, one behind the other, led to it
 */
public record TeamEvent(
        UUID id,
        UUID team,
        Kind kind,
        String type,
        @Nullable UUID flow,
        @Nullable UUID run,
        @Nullable String state,
        @Nullable Object data,
        int depth,
        Instant at) {

    /** What can happen. */
    public enum Kind {
        RUN_ENDED("foldwork.run.ended"),
        VERSION_PUBLISHED("foldwork.version.published"),
        /** Told by a program that calls the service; it names the type. */
        POSTED("");

        /** What the types of the service's own events begin with. */
        public static final String OWN = "foldwork.";

        private final String type;

        Kind(String type) {
            this.type = type;
        }

        /** Returns the type of the events of this kind, empty where they have types of their own. */
        public String type() {
            return type;
        }

        /** Returns the name in the database and the contract. */
        public String wire() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Returns the kind of this name. */
        public static Kind of(String wire) {
            return valueOf(wire.toUpperCase(Locale.ROOT));
        }
    }

    /** Returns the event as expressions and flows see it. */
    public Map<String, @Nullable Object> toJson() {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("id", id.toString());
        json.put("type", type);
        json.put("at", at.toString());
        json.put("data", data);
        return json;
    }
}
