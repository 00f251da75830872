package dev.foldwork.backend.run;

import dev.foldwork.backend.access.Caller;
import dev.foldwork.backend.access.Needs;
import dev.foldwork.backend.access.Role;
import dev.foldwork.backend.access.Scope;
import dev.foldwork.backend.flow.FlowRequests;
import dev.foldwork.backend.flow.FlowSources;
import dev.foldwork.backend.problem.ApiProblem;
import dev.foldwork.backend.wire.Fields;
import dev.foldwork.flow.json.Json;
import dev.foldwork.flow.run.Runs.StartOptions;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Starts runs of stored flows. */
@RestController
class FlowRunsController {

    private final CloudRuns runs;
    private final FlowSources flows;

    FlowRunsController(CloudRuns runs, FlowSources flows) {
        this.runs = runs;
        this.flows = flows;
    }

    @PostMapping("/api/v1/flows/{flow}/runs")
    @Needs(value = Scope.ADMIN, role = Role.RUNNER)
    ResponseEntity<Map<String, @Nullable Object>> start(
            Caller caller,
            @PathVariable String flow,
            @RequestBody Map<String, @Nullable Object> body,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key) {
        Fields fields = Fields.of(body, "version", "inputs", "folders", "privateHosts", "engine", "runner");
        var options = new StartOptions(
                fields.texts("folders"), fields.textList("privateHosts"), RunsController.checkedKey(key));
        RunsController.granting(caller, options);
        UUID id = FlowRequests.flow(flow);
        FlowSources.Stored stored = stored(caller, id, fields);
        var origin = new RunOrigin(RunOrigin.Trigger.MANUAL, caller.name(), id, stored.version());
        String request = Json.sha256(Arrays.asList(id.toString(), body));
        Place place = Place.of(fields, options);
        return RunsController.created(
                runs.start(caller.team(), stored.sources(), fields.map("inputs"), options, origin, request, place));
    }

    private FlowSources.Stored stored(Caller caller, UUID flow, Fields fields) {
        UUID team = caller.team();
        Object version = fields.json().get("version");
        return switch (version) {
            case null -> flows.version(team, flow, null);
            case String draft
            when draft.equals("draft") -> {
                caller.require(Role.EDITOR, "Running a draft");
                yield flows.draft(team, flow);
            }
            case Long number
            when number > 0 && number < Integer.MAX_VALUE -> flows.version(team, flow, number.intValue());
            default -> throw ApiProblem.field("version", "a version's number, or \"draft\"");
        };
    }
}
