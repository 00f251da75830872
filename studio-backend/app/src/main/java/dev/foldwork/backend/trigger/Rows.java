package dev.foldwork.backend.trigger;

import dev.foldwork.flow.json.Json;
import dev.foldwork.flow.run.Runs.StartOptions;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.JSON;
import org.jspecify.annotations.Nullable;

/** How values stand in rows of triggers. */
final class Rows {

    private Rows() {}

    static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    static @Nullable OffsetDateTime optionalTime(@Nullable Instant instant) {
        return instant == null ? null : time(instant);
    }

    static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }

    static JSON json(Object value) {
        return JSON.valueOf(Json.write(value));
    }

    static Job job(UUID team, String hash, JSON inputs, JSON folders, String[] privateHosts) {
        var granted = new LinkedHashMap<String, String>();
        Json.object(folders.data()).forEach((name, path) -> granted.put(name, String.valueOf(path)));
        Map<String, @Nullable Object> values = Json.object(inputs.data());
        return new Job(team, new Target.Pinned(hash), values, new StartOptions(granted, List.of(privateHosts), null));
    }
}
