package dev.foldwork.backend.trigger;

import dev.foldwork.backend.access.Caller;
import dev.foldwork.backend.problem.ApiProblem;
import dev.foldwork.backend.problem.Code;
import dev.foldwork.backend.run.RunOrigin;
import dev.foldwork.backend.wire.Fields;
import dev.foldwork.flow.schedule.CatchUp;
import dev.foldwork.flow.schedule.Overlap;
import dev.foldwork.flow.schedule.Timetable;
import dev.foldwork.flow.schedule.TimetableReader;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What people do with schedules. Thread-safe. */
@Component
class Schedules {

    private static final int UPCOMING = 10;
    private static final int USUAL_LIMIT = 10;

    private final ScheduleStore store;
    private final FireStore fires;
    private final Jobs jobs;
    private final InstantSource clock;

    Schedules(ScheduleStore store, FireStore fires, Jobs jobs, InstantSource clock) {
        this.store = store;
        this.fires = fires;
        this.jobs = jobs;
        this.clock = clock;
    }

    /** Keeps a schedule; the first due time is the first one after now. */
    Schedule create(Caller caller, Map<String, @Nullable Object> body) {
        Schedule.Terms terms = terms(caller, body, null);
        Instant now = now();
        return get(caller.team(), store.insert(terms, now, next(terms, now)));
    }

    /** Replaces what its owner decides; due times count from now on. */
    Schedule update(Caller caller, UUID id, Map<String, @Nullable Object> body) {
        Schedule old = get(caller.team(), id);
        Schedule.Terms terms = terms(caller, body, old.terms().job());
        Instant now = now();
        store.update(old, terms, now, next(terms, now));
        return get(caller.team(), id);
    }

    private Schedule.Terms terms(Caller caller, Map<String, @Nullable Object> body, @Nullable Job old) {
        Fields fields = Body.of(body, "name", "cron", "zone", "skipped", "added", "catchUp", "catchUpLimit", "overlap");
        String name = Body.name(fields);
        Timetable timetable = timetable(fields);
        CatchUp catchUp = catchUp(fields);
        Overlap overlap = overlap(fields);
        Job job = jobs.read(caller, fields, old);
        jobs.prepare(job, Map.of(), RunOrigin.Trigger.SCHEDULE, name);
        return new Schedule.Terms(name, job, timetable, catchUp, overlap);
    }

    private static Timetable timetable(Fields fields) {
        String zone = fields.optionalText("zone");
        TimetableReader.Read read = TimetableReader.read(
                fields.text("cron"), zone == null ? "UTC" : zone, fields.textList("skipped"), fields.textList("added"));
        if (read.timetable() == null) {
            throw new ApiProblem(Code.SCHEDULE_INVALID, "The times of the schedule cannot be read.", read.problems());
        }
        return read.timetable();
    }

    private static CatchUp catchUp(Fields fields) {
        String rule = fields.optionalText("catchUp");
        return new CatchUp(
                CatchUp.Rule.of(rule == null ? "last" : rule)
                        .orElseThrow(() -> ApiProblem.field("catchUp", "none, last or all")),
                Body.number(fields, "catchUpLimit", 1, CatchUp.MOST, USUAL_LIMIT));
    }

    private static Overlap overlap(Fields fields) {
        String rule = fields.optionalText("overlap");
        return Overlap.of(rule == null ? "skip" : rule)
                .orElseThrow(() -> ApiProblem.field("overlap", "skip, queue, allow or cancel_previous"));
    }

    /** Returns the next ten due times of times that nobody has kept yet. */
    List<Instant> preview(Map<String, @Nullable Object> body) {
        return timetable(Fields.of(body, "cron", "zone", "skipped", "added")).next(now(), UPCOMING);
    }

    /** Returns the next ten due times, also of a paused schedule. */
    List<Instant> upcoming(UUID team, UUID id) {
        return get(team, id).terms().timetable().next(now(), UPCOMING);
    }

    Schedule get(UUID team, UUID id) {
        return store.find(team, id).orElseThrow(() -> unknown(id.toString()));
    }

    static ApiProblem unknown(String id) {
        return new ApiProblem(Code.SCHEDULE_UNKNOWN, "There is no schedule " + id + ".");
    }

    List<Schedule> list(UUID team, int limit, @Nullable UUID before) {
        return store.list(team, limit, before);
    }

    List<Fire> fires(UUID team, UUID id, int limit, @Nullable Instant before) {
        return fires.list(get(team, id), limit, before);
    }

    void delete(UUID team, UUID id) {
        if (!store.delete(team, id)) {
            throw unknown(id.toString());
        }
    }

    Schedule pause(UUID team, UUID id) {
        store.pause(team, id);
        return get(team, id);
    }

    Schedule resume(UUID team, UUID id) {
        Schedule schedule = get(team, id);
        Instant now = now();
        store.resume(schedule, now, next(schedule.terms(), now));
        return get(team, id);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private static @Nullable Instant next(Schedule.Terms terms, Instant now) {
        return terms.timetable().next(now).orElse(null);
    }
}
