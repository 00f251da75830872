package dev.foldwork.backend.worker;

import dev.foldwork.backend.access.Needs;
import dev.foldwork.backend.access.Role;
import dev.foldwork.backend.access.Scope;
import dev.foldwork.backend.problem.ApiProblem;
import dev.foldwork.backend.run.RunControls;
import dev.foldwork.backend.run.RunControls.Heed;
import dev.foldwork.backend.run.RunIntake;
import dev.foldwork.backend.run.RunSecrets;
import dev.foldwork.backend.wire.Fields;
import dev.foldwork.backend.wire.Page;
import dev.foldwork.conductor.client.KeyedEvent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Hears workers, and tells them which runs are paused or cancelled. */
@RestController
class WorkerController {

    private static final long LONG_POLL_MILLIS = 10_000;

    private final RunIntake intake;
    private final RunControls controls;
    private final RunSecrets secrets;

    WorkerController(RunIntake intake, RunControls controls, RunSecrets secrets) {
        this.intake = intake;
        this.controls = controls;
        this.secrets = secrets;
    }

    @PostMapping("/internal/worker/events")
    @Needs(value = Scope.WORKER, role = Role.VIEWER)
    Map<String, @Nullable Object> events(@RequestBody Map<String, @Nullable Object> body) {
        var events = new ArrayList<KeyedEvent>();
        for (Object event : Fields.of(body, "events").list("events")) {
            if (!(event instanceof Map<?, ?> json)) {
                throw ApiProblem.field("events", "a list of objects");
            }
            events.add(event(json));
        }
        intake.take(events);
        return json(controls.now());
    }

    private static KeyedEvent event(Map<?, ?> json) {
        try {
            java.util.UUID.fromString(String.valueOf(json.get("run")));
            return KeyedEvent.fromJson(json);
        } catch (RuntimeException malformed) {
            throw ApiProblem.field("events", "a list of events");
        }
    }

    /** Answers as soon as something differs from what the worker knows, or after some seconds. */
    @PostMapping("/internal/worker/controls")
    @Needs(value = Scope.WORKER, role = Role.VIEWER)
    Map<String, @Nullable Object> controls(@RequestBody Map<String, @Nullable Object> body)
            throws InterruptedException {
        Fields fields = Fields.of(body, "paused", "cancelled");
        var known = new Heed(fields.textList("paused"), fields.textList("cancelled"));
        return json(controls.unlike(known, LONG_POLL_MILLIS));
    }

    /** Gives a node what it needs, at the moment it is executed. */
    @PostMapping("/internal/worker/secrets")
    @Needs(value = Scope.WORKER, role = Role.VIEWER)
    Map<String, @Nullable Object> secrets(@RequestBody Map<String, @Nullable Object> body) {
        Fields fields = Fields.of(body, "run", "names", "connections");
        UUID run = Page.id(fields.text("run"), () -> ApiProblem.field("run", "the id of a run"));
        return secrets.open(run, Set.copyOf(fields.textList("names")), Set.copyOf(fields.textList("connections")))
                .toJson();
    }

    private static Map<String, @Nullable Object> json(Heed heed) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("paused", heed.paused());
        json.put("cancelled", heed.cancelled());
        return json;
    }
}
