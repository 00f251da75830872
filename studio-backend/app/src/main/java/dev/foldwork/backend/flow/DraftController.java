package dev.foldwork.backend.flow;

import static dev.foldwork.backend.flow.FlowRequests.flow;
import static dev.foldwork.backend.flow.FlowRequests.revision;

import dev.foldwork.backend.access.Caller;
import dev.foldwork.backend.access.Needs;
import dev.foldwork.backend.access.Role;
import dev.foldwork.backend.access.Scope;
import dev.foldwork.backend.problem.ApiProblem;
import dev.foldwork.backend.wire.Fields;
import dev.foldwork.backend.wire.Page;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** A flow's draft over HTTP: its logic and its layout, each with its own revision as ETag. */
@RestController
@RequestMapping("/api/v1/flows/{flow}")
class DraftController {

    private final Drafts drafts;
    private final Layouts layouts;

    DraftController(Drafts drafts, Layouts layouts) {
        this.drafts = drafts;
        this.layouts = layouts;
    }

    @GetMapping("/draft")
    @Needs(value = Scope.FLOWS_READ, role = Role.VIEWER)
    ResponseEntity<Map<String, @Nullable Object>> draft(Caller caller, @PathVariable String flow) {
        Draft draft = drafts.get(caller.team(), flow(flow));
        return ResponseEntity.ok()
                .eTag(FlowRequests.tag(draft.flow().draftRevision()))
                .body(draft.logicJson());
    }

    @PutMapping("/draft")
    @Needs(value = Scope.FLOWS_WRITE, role = Role.EDITOR)
    ResponseEntity<Map<String, @Nullable Object>> replace(
            Caller caller,
            @PathVariable String flow,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody Map<String, @Nullable Object> body) {
        Fields fields = Fields.of(body, "text", "files");
        Map<String, String> files = body.get("files") == null ? null : fields.texts("files");
        return saved(drafts.replace(caller, flow(flow), revision(ifMatch), fields.text("text"), files));
    }

    @PatchMapping("/draft")
    @Needs(value = Scope.FLOWS_WRITE, role = Role.EDITOR)
    ResponseEntity<Map<String, @Nullable Object>> patch(
            Caller caller,
            @PathVariable String flow,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody Map<String, @Nullable Object> body) {
        Fields fields = Fields.of(body, "patch", "files");
        return saved(drafts.patch(
                caller, flow(flow), revision(ifMatch), FlowRequests.patch(fields), FlowRequests.files(fields)));
    }

    private static ResponseEntity<Map<String, @Nullable Object>> saved(Change change) {
        return ResponseEntity.ok().eTag(FlowRequests.tag(change.revision())).body(withUndo(change));
    }

    private static Map<String, @Nullable Object> withUndo(Change change) {
        Map<String, @Nullable Object> json = change.toJson();
        json.put("undo", change.undo());
        return json;
    }

    @GetMapping("/layout")
    @Needs(value = Scope.FLOWS_READ, role = Role.VIEWER)
    ResponseEntity<Map<String, @Nullable Object>> layout(Caller caller, @PathVariable String flow) {
        Draft draft = drafts.get(caller.team(), flow(flow));
        return ResponseEntity.ok()
                .eTag(FlowRequests.tag(draft.flow().layoutRevision()))
                .body(draft.layoutJson());
    }

    @PutMapping("/layout")
    @Needs(value = Scope.FLOWS_WRITE, role = Role.EDITOR)
    ResponseEntity<Map<String, @Nullable Object>> replaceLayout(
            Caller caller,
            @PathVariable String flow,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody Map<String, @Nullable Object> body) {
        Fields fields = Fields.of(body, "layout");
        fields.object("layout", fields.map("layout").keySet().toArray(String[]::new));
        return saved(layouts.replace(caller, flow(flow), revision(ifMatch), fields.map("layout")));
    }

    @PatchMapping("/layout")
    @Needs(value = Scope.FLOWS_WRITE, role = Role.EDITOR)
    ResponseEntity<Map<String, @Nullable Object>> patchLayout(
            Caller caller,
            @PathVariable String flow,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody Map<String, @Nullable Object> body) {
        Fields fields = Fields.of(body, "patch");
        return saved(layouts.patch(caller, flow(flow), revision(ifMatch), FlowRequests.patch(fields)));
    }

    @GetMapping("/changes")
    @Needs(value = Scope.FLOWS_READ, role = Role.VIEWER)
    Map<String, @Nullable Object> changes(
            Caller caller,
            @PathVariable String flow,
            @RequestParam(defaultValue = "logic") String part,
            @RequestParam(defaultValue = "50") int limit,
            @RequestParam(required = false) @Nullable Long before) {
        Change.Part which = switch (part) {
            case "logic" -> Change.Part.LOGIC;
            case "layout" -> Change.Part.LAYOUT;
            default -> throw ApiProblem.field("part", "logic or layout");
        };
        List<Change> page = drafts.changes(caller.team(), flow(flow), which, before, Page.limit(limit));
        return Page.of("changes", page, limit, DraftController::withUndo, Change::revision);
    }
}
