package dev.foldwork.backend.trigger;

import dev.foldwork.backend.access.Caller;
import dev.foldwork.backend.access.Needs;
import dev.foldwork.backend.access.Role;
import dev.foldwork.backend.access.Scope;
import dev.foldwork.backend.wire.Page;
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

/** The event triggers of the caller's team over HTTP. */
@RestController
@RequestMapping("/api/v1/event-triggers")
class EventTriggersController {

    private final EventTriggers triggers;

    EventTriggersController(EventTriggers triggers) {
        this.triggers = triggers;
    }

    @PostMapping
    @Needs(value = Scope.ADMIN, role = Role.EDITOR)
    ResponseEntity<Map<String, @Nullable Object>> create(
            Caller caller, @RequestBody Map<String, @Nullable Object> body) {
        EventTrigger trigger = triggers.create(caller, body);
        return ResponseEntity.status(HttpStatus.CREATED)
                .header("Location", "/api/v1/event-triggers/" + trigger.id())
                .body(trigger.toJson());
    }

    @GetMapping
    @Needs(value = Scope.ADMIN, role = Role.VIEWER)
    Map<String, @Nullable Object> list(
            Caller caller,
            @RequestParam(defaultValue = "50") int limit,
            @RequestParam(required = false) @Nullable String before) {
        List<EventTrigger> page = triggers.list(caller.team(), Page.limit(limit), Page.id(before));
        return Page.of("eventTriggers", page, limit, EventTrigger::toJson, EventTrigger::id);
    }

    @GetMapping("/{trigger}")
    @Needs(value = Scope.ADMIN, role = Role.VIEWER)
    Map<String, @Nullable Object> get(Caller caller, @PathVariable String trigger) {
        return triggers.get(caller.team(), id(trigger)).toJson();
    }

    @PutMapping("/{trigger}")
    @Needs(value = Scope.ADMIN, role = Role.EDITOR)
    Map<String, @Nullable Object> update(
            Caller caller, @PathVariable String trigger, @RequestBody Map<String, @Nullable Object> body) {
        return triggers.update(caller, id(trigger), body).toJson();
    }

    @DeleteMapping("/{trigger}")
    @Needs(value = Scope.ADMIN, role = Role.EDITOR)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(Caller caller, @PathVariable String trigger) {
        triggers.delete(caller.team(), id(trigger));
    }

    @PostMapping("/{trigger}/pause")
    @Needs(value = Scope.ADMIN, role = Role.EDITOR)
    Map<String, @Nullable Object> pause(Caller caller, @PathVariable String trigger) {
        return triggers.pause(caller.team(), id(trigger), true).toJson();
    }

    @PostMapping("/{trigger}/resume")
    @Needs(value = Scope.ADMIN, role = Role.EDITOR)
    Map<String, @Nullable Object> resume(Caller caller, @PathVariable String trigger) {
        return triggers.pause(caller.team(), id(trigger), false).toJson();
    }

    @GetMapping("/{trigger}/fires")
    @Needs(value = Scope.ADMIN, role = Role.VIEWER)
    Map<String, @Nullable Object> fires(
            Caller caller,
            @PathVariable String trigger,
            @RequestParam(defaultValue = "50") int limit,
            @RequestParam(required = false) @Nullable String before) {
        List<EventFire> page = triggers.fires(caller.team(), id(trigger), Page.limit(limit), Page.id(before));
        return Page.of("fires", page, limit, EventFire::toJson, EventFire::event);
    }

    private static UUID id(String text) {
        return Page.id(text, () -> EventTriggers.unknown(text));
    }
}
