package dev.foldwork.backend.trigger;

import dev.foldwork.backend.access.Caller;
import dev.foldwork.backend.access.Needs;
import dev.foldwork.backend.access.Role;
import dev.foldwork.backend.access.Scope;
import dev.foldwork.backend.wire.Page;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The schedules of the caller's team over HTTP. */
@RestController
@RequestMapping("/api/v1/schedules")
class SchedulesController {

    private final Schedules schedules;

    SchedulesController(Schedules schedules) {
        this.schedules = schedules;
    }

    @PostMapping
    @Needs(value = Scope.ADMIN, role = Role.EDITOR)
    ResponseEntity<Map<String, @Nullable Object>> create(
            Caller caller, @RequestBody Map<String, @Nullable Object> body) {
        Schedule schedule = schedules.create(caller, body);
        return ResponseEntity.status(HttpStatus.CREATED)
                .header("Location", "/api/v1/schedules/" + schedule.id())
                .body(schedule.toJson());
    }

    @PostMapping("/preview")
    @Needs(value = Scope.ADMIN, role = Role.VIEWER)
    Map<String, @Nullable Object> preview(@RequestBody Map<String, @Nullable Object> body) {
        return times(schedules.preview(body));
    }

    @GetMapping
    @Needs(value = Scope.ADMIN, role = Role.VIEWER)
    Map<String, @Nullable Object> list(
            Caller caller,
            @RequestParam(defaultValue = "50") int limit,
            @RequestParam(required = false) @Nullable String before) {
        List<Schedule> page = schedules.list(caller.team(), Page.limit(limit), Page.id(before));
        return Page.of("schedules", page, limit, Schedule::toJson, Schedule::id);
    }

    @GetMapping("/{schedule}")
    @Needs(value = Scope.ADMIN, role = Role.VIEWER)
    Map<String, @Nullable Object> get(Caller caller, @PathVariable String schedule) {
        return schedules.get(caller.team(), id(schedule)).toJson();
    }

    @PutMapping("/{schedule}")
    @Needs(value = Scope.ADMIN, role = Role.EDITOR)
    Map<String, @Nullable Object> update(
            Caller caller, @PathVariable String schedule, @RequestBody Map<String, @Nullable Object> body) {
        return schedules.update(caller, id(schedule), body).toJson();
    }

    @DeleteMapping("/{schedule}")
    @Needs(value = Scope.ADMIN, role = Role.EDITOR)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(Caller caller, @PathVariable String schedule) {
        schedules.delete(caller.team(), id(schedule));
    }

    @PostMapping("/{schedule}/pause")
    @Needs(value = Scope.ADMIN, role = Role.EDITOR)
    Map<String, @Nullable Object> pause(Caller caller, @PathVariable String schedule) {
        return schedules.pause(caller.team(), id(schedule)).toJson();
    }

    @PostMapping("/{schedule}/resume")
    @Needs(value = Scope.ADMIN, role = Role.EDITOR)
    Map<String, @Nullable Object> resume(Caller caller, @PathVariable String schedule) {
        return schedules.resume(caller.team(), id(schedule)).toJson();
    }

    @GetMapping("/{schedule}/next")
    @Needs(value = Scope.ADMIN, role = Role.VIEWER)
    Map<String, @Nullable Object> next(Caller caller, @PathVariable String schedule) {
        return times(schedules.upcoming(caller.team(), id(schedule)));
    }

    @GetMapping("/{schedule}/fires")
    @Needs(value = Scope.ADMIN, role = Role.VIEWER)
    Map<String, @Nullable Object> fires(
            Caller caller,
            @PathVariable String schedule,
            @RequestParam(defaultValue = "50") int limit,
            @RequestParam(required = false) @Nullable String before) {
        List<Fire> page = schedules.fires(caller.team(), id(schedule), Page.limit(limit), Page.time(before));
        return Page.of("fires", page, limit, Fire::toJson, Fire::dueAt);
    }

    private static Map<String, @Nullable Object> times(List<Instant> times) {
        return Map.of("times", times.stream().map(Instant::toString).toList());
    }

    private static UUID id(String text) {
        return Page.id(text, () -> Schedules.unknown(text));
    }
}
