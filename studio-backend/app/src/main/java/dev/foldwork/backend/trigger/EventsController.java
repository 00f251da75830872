package dev.foldwork.backend.trigger;

import dev.foldwork.backend.access.Caller;
import dev.foldwork.backend.access.Needs;
import dev.foldwork.backend.access.Role;
import dev.foldwork.backend.access.Scope;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Where programs tell of events. What they start was chosen by an editor, so it takes no more than steering runs does. */
@RestController
class EventsController {

    private final EventTriggers triggers;

    EventsController(EventTriggers triggers) {
        this.triggers = triggers;
    }

    @PostMapping("/api/v1/events")
    @Needs(value = Scope.RUNS_WRITE, role = Role.RUNNER)
    ResponseEntity<Map<String, @Nullable Object>> post(
            Caller caller,
            @RequestBody Map<String, @Nullable Object> body,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key) {
        return ResponseEntity.accepted().body(triggers.post(caller, body, key).toJson());
    }
}
