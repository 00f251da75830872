package dev.foldwork.backend.trigger;

import dev.foldwork.backend.run.Place;
import dev.foldwork.flow.json.Json;
import dev.foldwork.flow.run.Runs.StartOptions;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.Field;
import org.jooq.JSON;
import org.jooq.Record;
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

    /** The columns in which a table of triggers keeps what each of them starts. */
    record JobColumns(
            Field<UUID> team,
            Field<String> hash,
            Field<UUID> flow,
            Field<Integer> version,
            Field<String> engine,
            Field<UUID> runner,
            Field<JSON> inputs,
            Field<JSON> folders,
            Field<String[]> privateHosts) {

        Map<Field<?>, @Nullable Object> of(Job job) {
            var columns = new LinkedHashMap<Field<?>, @Nullable Object>();
            columns.put(team, job.team());
            switch (job.target()) {
                case Target.Pinned(String content) -> {
                    columns.put(hash, content);
                    columns.put(flow, null);
                    columns.put(version, null);
                }
                case Target.Stored(UUID stored, Integer number) -> {
                    columns.put(hash, null);
                    columns.put(flow, stored);
                    columns.put(version, number);
                }
            }
            String on = job.place().runner();
            columns.put(engine, job.place().local() ? "local" : "cloud");
            columns.put(runner, on == null ? null : UUID.fromString(on));
            columns.put(inputs, json(job.inputs()));
            columns.put(folders, json(job.options().folders()));
            columns.put(privateHosts, job.options().privateHosts().toArray(String[]::new));
            return columns;
        }

        Job job(Record row) {
            var granted = new LinkedHashMap<String, String>();
            Json.object(row.get(folders).data()).forEach((name, path) -> granted.put(name, String.valueOf(path)));
            String content = row.get(hash);
            UUID on = row.get(runner);
            return new Job(
                    row.get(team),
                    content == null ? new Target.Stored(row.get(flow), row.get(version)) : new Target.Pinned(content),
                    Json.object(row.get(inputs).data()),
                    new StartOptions(granted, List.of(row.get(privateHosts)), null),
                    new Place(row.get(engine).equals("local"), on == null ? null : on.toString()));
        }
    }
}
