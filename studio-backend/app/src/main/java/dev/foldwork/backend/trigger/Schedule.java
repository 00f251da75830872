package dev.foldwork.backend.trigger;

import dev.foldwork.flow.schedule.CatchUp;
import dev.foldwork.flow.schedule.Overlap;
import dev.foldwork.flow.schedule.Timetable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A flow that is started at times (S10).
 *
 * @param handledUntil every due time up to here has been looked after
 * @param dueAt the next due time, null when there is none
 */
record Schedule(
        UUID id,
        Terms terms,
        boolean paused,
        Instant createdAt,
        Instant updatedAt,
        Instant handledUntil,
        @Nullable Instant dueAt) {

    /** What its owner decides. */
    record Terms(String name, Job job, Timetable timetable, CatchUp catchUp, Overlap overlap) {}

    UUID team() {
        return terms.job().team();
    }

    Map<String, @Nullable Object> toJson() {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("id", id.toString());
        json.put("name", terms.name());
        json.putAll(terms.job().toJson());
        Timetable timetable = terms.timetable();
        json.put("cron", timetable.cron().text());
        json.put("zone", timetable.zone().getId());
        json.put("skipped", texts(timetable.skipped()));
        json.put("added", texts(timetable.added()));
        json.put("catchUp", terms.catchUp().rule().wire());
        json.put("catchUpLimit", terms.catchUp().limit());
        json.put("overlap", terms.overlap().wire());
        json.put("paused", paused);
        json.put("nextAt", paused || dueAt == null ? null : dueAt.toString());
        json.put("createdAt", createdAt.toString());
        json.put("updatedAt", updatedAt.toString());
        return json;
    }

    private static java.util.List<String> texts(Set<LocalDate> dates) {
        return dates.stream().sorted().map(LocalDate::toString).toList();
    }
}
