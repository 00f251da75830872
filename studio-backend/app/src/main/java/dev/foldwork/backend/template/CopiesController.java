package dev.foldwork.backend.template;

import static dev.foldwork.backend.flow.FlowRequests.flow;

import dev.foldwork.backend.access.Caller;
import dev.foldwork.backend.access.Needs;
import dev.foldwork.backend.access.Role;
import dev.foldwork.backend.access.Scope;
import dev.foldwork.backend.flow.FlowRequests;
import dev.foldwork.backend.problem.ApiProblem;
import dev.foldwork.backend.wire.Cursor;
import dev.foldwork.backend.wire.Fields;
import dev.foldwork.backend.wire.Page;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Copies of templates and their updates over HTTP. */
@RestController
@RequestMapping("/api/v1")
class CopiesController {

    private final Copies copies;
    private final Updates updates;

    CopiesController(Copies copies, Updates updates) {
        this.copies = copies;
        this.updates = updates;
    }

    @GetMapping("/template-copies")
    @Needs(value = Scope.FLOWS_READ, role = Role.VIEWER)
    Map<String, @Nullable Object> list(
            Caller caller,
            @RequestParam(name = "updates", defaultValue = "false") boolean outdated,
            @RequestParam(defaultValue = "50") int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        Cursor at = Cursor.of(cursor, 1);
        String after = at == null ? "" : at.parts().getFirst();
        List<Copy> page = copies.list(caller.team(), outdated, after, Page.limit(limit));
        return Page.of("copies", page, limit, Copy::toJson, last -> new Cursor(last.name()));
    }

    @GetMapping("/flows/{flow}/template")
    @Needs(value = Scope.FLOWS_READ, role = Role.VIEWER)
    Map<String, @Nullable Object> get(Caller caller, @PathVariable("flow") String id) {
        return copies.get(caller.team(), flow(id)).toJson();
    }

    @GetMapping("/flows/{flow}/template/update")
    @Needs(value = Scope.FLOWS_READ, role = Role.VIEWER)
    ResponseEntity<Map<String, @Nullable Object>> plan(Caller caller, @PathVariable("flow") String id) {
        UpdatePlan plan = updates.plan(caller.team(), flow(id));
        return ResponseEntity.ok().eTag(FlowRequests.tag(plan.revision())).body(plan.toJson());
    }

    @PostMapping("/flows/{flow}/template/update")
    @Needs(value = Scope.FLOWS_WRITE, role = Role.EDITOR)
    ResponseEntity<Map<String, @Nullable Object>> apply(
            Caller caller,
            @PathVariable("flow") String id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody Map<String, @Nullable Object> body) {
        Fields fields = Fields.of(body, "to", "choices");
        Long to = fields.optionalWhole("to");
        if (to == null || to < 1 || to > Integer.MAX_VALUE) {
            throw ApiProblem.field("to", "the version that the plan names");
        }
        Map<String, @Nullable Object> saved =
                updates.apply(caller, flow(id), FlowRequests.revision(ifMatch), to.intValue(), fields.texts("choices"));
        return ResponseEntity.ok()
                .eTag(FlowRequests.tag(saved.get("revision") instanceof Long revision ? revision : 0))
                .body(saved);
    }
}
