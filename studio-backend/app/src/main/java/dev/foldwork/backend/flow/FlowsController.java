package dev.foldwork.backend.flow;

import static dev.foldwork.backend.flow.FlowRequests.flow;
import static dev.foldwork.backend.flow.FlowRequests.sought;

import dev.foldwork.backend.access.Caller;
import dev.foldwork.backend.access.Needs;
import dev.foldwork.backend.access.Role;
import dev.foldwork.backend.access.Scope;
import dev.foldwork.backend.problem.ApiProblem;
import dev.foldwork.backend.wire.Cursor;
import dev.foldwork.backend.wire.Fields;
import dev.foldwork.backend.wire.Page;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The flows of the caller's team over HTTP. */
@RestController
@RequestMapping("/api/v1/flows")
class FlowsController {

    private final Library library;
    private final FlowSearchStore search;
    private final Drafts drafts;
    private final Versions versions;

    FlowsController(Library library, FlowSearchStore search, Drafts drafts, Versions versions) {
        this.library = library;
        this.search = search;
        this.drafts = drafts;
        this.versions = versions;
    }

    @GetMapping
    @Needs(value = Scope.FLOWS_READ, role = Role.VIEWER)
    Map<String, @Nullable Object> list(
            Caller caller,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String tag,
            @RequestParam(required = false) @Nullable String folder,
            @RequestParam(required = false) @Nullable String type,
            @RequestParam(required = false) @Nullable String uses,
            @RequestParam(defaultValue = "false") boolean archived,
            @RequestParam(defaultValue = "name") String sort,
            @RequestParam(defaultValue = "50") int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        Page.limit(limit);
        var filter = new FlowFilter(sought(q), sought(tag), sought(folder), sought(type), sought(uses), archived);
        return switch (sort) {
            case "name" -> byName(caller, filter, limit, Cursor.of(cursor, 1));
            case "changed" -> byChange(caller, filter, limit, Cursor.of(cursor, 2));
            default -> throw ApiProblem.field("sort", "name or changed");
        };
    }

    private Map<String, @Nullable Object> byName(Caller caller, FlowFilter filter, int limit, @Nullable Cursor cursor) {
        String after = cursor == null ? "" : cursor.parts().getFirst();
        List<FlowSummary> page = search.byName(caller.team(), filter, after, limit);
        return Page.of("flows", page, limit, FlowSummary::toJson, last -> new Cursor(last.name()));
    }

    private Map<String, @Nullable Object> byChange(
            Caller caller, FlowFilter filter, int limit, @Nullable Cursor cursor) {
        List<FlowSummary> page = cursor == null
                ? search.byChange(caller.team(), filter, null, null, limit)
                : search.byChange(caller.team(), filter, cursor.time(0), cursor.id(1), limit);
        return Page.of(
                "flows",
                page,
                limit,
                FlowSummary::toJson,
                last -> new Cursor(last.changedAt().toString(), last.id().toString()));
    }

    @PostMapping
    @Needs(value = Scope.FLOWS_WRITE, role = Role.EDITOR)
    ResponseEntity<Map<String, @Nullable Object>> create(
            Caller caller, @RequestBody Map<String, @Nullable Object> body) {
        Fields fields = Fields.of(body, "text", "files", "layout", "folder");
        String folder = fields.optionalText("folder");
        var content = DraftContent.of(fields.text("text"), fields.texts("files"));
        return created(
                drafts.create(caller, content, fields.map("layout"), Library.folder(folder == null ? "" : folder)));
    }

    private static ResponseEntity<Map<String, @Nullable Object>> created(Draft draft) {
        return ResponseEntity.status(HttpStatus.CREATED)
                .header("Location", "/api/v1/flows/" + draft.flow().id())
                .body(draft.flow().toJson());
    }

    @GetMapping("/{flow}")
    @Needs(value = Scope.FLOWS_READ, role = Role.VIEWER)
    Map<String, @Nullable Object> get(Caller caller, @PathVariable String flow) {
        return library.get(caller.team(), flow(flow)).toJson();
    }

    @PatchMapping("/{flow}")
    @Needs(value = Scope.FLOWS_WRITE, role = Role.EDITOR)
    Map<String, @Nullable Object> move(
            Caller caller, @PathVariable String flow, @RequestBody Map<String, @Nullable Object> body) {
        String folder = Fields.of(body, "folder").text("folder");
        return library.move(caller.team(), flow(flow), folder).toJson();
    }

    @DeleteMapping("/{flow}")
    @Needs(value = Scope.FLOWS_WRITE, role = Role.EDITOR)
    ResponseEntity<Void> delete(Caller caller, @PathVariable String flow) {
        library.delete(caller.team(), flow(flow));
        return ResponseEntity.noContent().build();
    }

    @PostMapping("/{flow}/archive")
    @Needs(value = Scope.FLOWS_WRITE, role = Role.EDITOR)
    Map<String, @Nullable Object> archive(Caller caller, @PathVariable String flow) {
        return library.archive(caller.team(), flow(flow)).toJson();
    }

    @PostMapping("/{flow}/unarchive")
    @Needs(value = Scope.FLOWS_WRITE, role = Role.EDITOR)
    Map<String, @Nullable Object> bringBack(Caller caller, @PathVariable String flow) {
        return library.bringBack(caller.team(), flow(flow)).toJson();
    }

    @PostMapping("/{flow}/duplicate")
    @Needs(value = Scope.FLOWS_WRITE, role = Role.EDITOR)
    ResponseEntity<Map<String, @Nullable Object>> duplicate(
            Caller caller, @PathVariable String flow, @RequestBody Map<String, @Nullable Object> body) {
        Fields fields = Fields.of(body, "name", "title", "version");
        Long number = fields.optionalWhole("version");
        FlowVersion version = number == null
                ? null
                : versions.get(caller.team(), flow(flow), FlowRequests.version(number.toString()));
        return created(
                library.duplicate(caller, flow(flow), version, fields.text("name"), fields.optionalText("title")));
    }

    @GetMapping("/{flow}/usage")
    @Needs(value = Scope.FLOWS_READ, role = Role.VIEWER)
    Map<String, @Nullable Object> usage(
            Caller caller,
            @PathVariable String flow,
            @RequestParam(defaultValue = "50") int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        Cursor at = Cursor.of(cursor, 3);
        var after = at == null
                ? null
                : new FlowSearchStore.Call(flow(flow), at.parts().getFirst(), "", at.number(1), at.number(2));
        var page = library.calls(caller.team(), flow(flow), after, Page.limit(limit));
        return Page.of("calls", page, limit, FlowSearchStore.Call::toJson, FlowsController::cursor);
    }

    private static Cursor cursor(FlowSearchStore.Call last) {
        return new Cursor(last.name(), Integer.toString(last.number()), Integer.toString(last.used()));
    }
}
