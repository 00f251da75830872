package dev.foldwork.backend.run;

import dev.foldwork.backend.access.Caller;
import dev.foldwork.backend.access.Needs;
import dev.foldwork.backend.access.Role;
import dev.foldwork.backend.access.Scope;
import dev.foldwork.backend.flow.Sources;
import dev.foldwork.backend.problem.ApiProblem;
import dev.foldwork.backend.problem.Code;
import dev.foldwork.backend.wire.Fields;
import dev.foldwork.backend.wire.Page;
import dev.foldwork.flow.json.Json;
import dev.foldwork.flow.run.NodeRecord;
import dev.foldwork.flow.run.Runs.StartOptions;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The runs of the caller's team over HTTP. */
@RestController
@RequestMapping("/api/v1/runs")
class RunsController {

    private final CloudRuns runs;

    RunsController(CloudRuns runs) {
        this.runs = runs;
    }

    @PostMapping
    @Needs(value = Scope.ADMIN, role = Role.EDITOR)
    ResponseEntity<Map<String, @Nullable Object>> start(
            Caller caller,
            @RequestBody Map<String, @Nullable Object> body,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key) {
        Fields fields = Fields.of(body, "flow", "inputs", "folders", "privateHosts", "engine", "runner");
        Fields flow = fields.object("flow", "main", "files");
        var options = new StartOptions(fields.texts("folders"), fields.textList("privateHosts"), checkedKey(key));
        granting(caller, options);
        var sources = new Sources(flow.text("main"), flow.texts("files"));
        var origin = RunOrigin.of(RunOrigin.Trigger.MANUAL, caller.name());
        Place place = Place.of(fields, options);
        StoredRun run =
                runs.start(caller.team(), sources, fields.map("inputs"), options, origin, Json.sha256(body), place);
        return created(run);
    }

    static void granting(Caller caller, StartOptions options) {
        caller.requireGrants(options.folders().keySet(), options.privateHosts());
    }

    static @Nullable String checkedKey(@Nullable String key) {
        if (key != null && (key.isBlank() || key.length() > 200)) {
            throw ApiProblem.field("Idempotency-Key", "a text of 1 to 200 characters");
        }
        return key;
    }

    static ResponseEntity<Map<String, @Nullable Object>> created(StoredRun run) {
        return ResponseEntity.status(HttpStatus.CREATED)
                .header("Location", "/api/v1/runs/" + run.id())
                .body(run.toJson());
    }

    @GetMapping("/{run}")
    @Needs(value = Scope.RUNS_READ, role = Role.VIEWER)
    Map<String, @Nullable Object> get(Caller caller, @PathVariable String run) {
        return runs.get(caller.team(), id(run)).toJson();
    }

    @GetMapping("/{run}/nodes")
    @Needs(value = Scope.RUNS_READ, role = Role.VIEWER)
    Map<String, @Nullable Object> nodes(Caller caller, @PathVariable String run) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put(
                "nodes",
                runs.nodes(caller.team(), id(run)).stream()
                        .map(NodeRecord::toJson)
                        .toList());
        return json;
    }

    @PostMapping("/{run}/cancel")
    @Needs(value = Scope.RUNS_WRITE, role = Role.RUNNER)
    ResponseEntity<Map<String, @Nullable Object>> cancel(Caller caller, @PathVariable String run) {
        runs.cancel(caller.team(), id(run));
        return accepted(caller, run);
    }

    @PostMapping("/{run}/pause")
    @Needs(value = Scope.RUNS_WRITE, role = Role.RUNNER)
    ResponseEntity<Map<String, @Nullable Object>> pause(Caller caller, @PathVariable String run) {
        runs.pause(caller.team(), id(run));
        return accepted(caller, run);
    }

    @PostMapping("/{run}/resume")
    @Needs(value = Scope.RUNS_WRITE, role = Role.RUNNER)
    ResponseEntity<Map<String, @Nullable Object>> resume(Caller caller, @PathVariable String run) {
        runs.resume(caller.team(), id(run));
        return accepted(caller, run);
    }

    private ResponseEntity<Map<String, @Nullable Object>> accepted(Caller caller, String run) {
        return ResponseEntity.accepted().body(runs.get(caller.team(), id(run)).toJson());
    }

    @PostMapping("/{run}/retry")
    @Needs(value = Scope.RUNS_WRITE, role = Role.RUNNER)
    ResponseEntity<Map<String, @Nullable Object>> retry(Caller caller, @PathVariable String run) {
        grantingAgain(caller, run);
        return created(runs.retry(caller.team(), id(run), caller.name()));
    }

    /** A repeated run reaches what the first one reached, so whoever repeats it grants that anew. */
    private void grantingAgain(Caller caller, String run) {
        granting(caller, runs.get(caller.team(), id(run)).options());
    }

    @PostMapping("/{run}/rerun")
    @Needs(value = Scope.RUNS_WRITE, role = Role.RUNNER)
    ResponseEntity<Map<String, @Nullable Object>> rerun(
            Caller caller, @PathVariable String run, @RequestBody Map<String, @Nullable Object> body) {
        grantingAgain(caller, run);
        String from = Fields.of(body, "from").text("from");
        return created(runs.rerun(caller.team(), id(run), from, caller.name()));
    }

    @PostMapping("/{run}/answers")
    @Needs(value = Scope.RUNS_WRITE, role = Role.RUNNER)
    ResponseEntity<Map<String, @Nullable Object>> answer(
            Caller caller, @PathVariable String run, @RequestBody Map<String, @Nullable Object> body) {
        Fields fields = Fields.of(body, "path", "answer");
        runs.answer(caller.team(), id(run), fields.text("path"), body.get("answer"), caller.name());
        return accepted(caller, run);
    }

    static UUID id(String text) {
        return Page.id(text, () -> new ApiProblem(Code.RUN_UNKNOWN, "There is no run " + text + "."));
    }
}
