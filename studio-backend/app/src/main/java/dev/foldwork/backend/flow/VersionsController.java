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
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** A flow's published versions over HTTP. */
@RestController
@RequestMapping("/api/v1/flows/{flow}")
class VersionsController {

    private static final int LONGEST_NOTE = 2_000;

    private final Versions versions;
    private final Drafts drafts;
    private final Comparison comparison;

    VersionsController(Versions versions, Drafts drafts, Comparison comparison) {
        this.versions = versions;
        this.drafts = drafts;
        this.comparison = comparison;
    }

    @PostMapping("/versions")
    @Needs(value = Scope.FLOWS_WRITE, role = Role.EDITOR)
    ResponseEntity<Map<String, @Nullable Object>> publish(
            Caller caller,
            @PathVariable String flow,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody Map<String, @Nullable Object> body) {
        String note = Fields.of(body, "note").optionalText("note");
        if (note != null && (note.length() > LONGEST_NOTE || note.indexOf('\0') >= 0)) {
            throw ApiProblem.field("note", "a text of at most " + LONGEST_NOTE + " characters");
        }
        var published = versions.publish(caller, flow(flow), revision(ifMatch), note == null ? "" : note);
        FlowVersion version = published.version();
        return ResponseEntity.status(published.fresh() ? 201 : 200)
                .header("Location", "/api/v1/flows/" + version.flow() + "/versions/" + version.number())
                .body(version.summaryJson());
    }

    @GetMapping("/versions")
    @Needs(value = Scope.FLOWS_READ, role = Role.VIEWER)
    Map<String, @Nullable Object> history(
            Caller caller,
            @PathVariable String flow,
            @RequestParam(defaultValue = "50") int limit,
            @RequestParam(required = false) @Nullable Integer before) {
        List<FlowVersion> page = versions.list(caller.team(), flow(flow), before, Page.limit(limit));
        return Page.of("versions", page, limit, FlowVersion::summaryJson, last -> (long) last.number());
    }

    @GetMapping("/versions/{version}")
    @Needs(value = Scope.FLOWS_READ, role = Role.VIEWER)
    Map<String, @Nullable Object> get(Caller caller, @PathVariable String flow, @PathVariable String version) {
        return versions.get(caller.team(), flow(flow), FlowRequests.version(version))
                .toJson();
    }

    @PostMapping("/versions/{version}/restore")
    @Needs(value = Scope.FLOWS_WRITE, role = Role.EDITOR)
    ResponseEntity<Map<String, @Nullable Object>> restore(
            Caller caller,
            @PathVariable String flow,
            @PathVariable String version,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
        FlowVersion old = versions.get(caller.team(), flow(flow), FlowRequests.version(version));
        Change change = drafts.restore(caller, flow(flow), revision(ifMatch), old);
        Map<String, @Nullable Object> json = change.toJson();
        json.put("undo", change.undo());
        return ResponseEntity.ok().eTag(FlowRequests.tag(change.revision())).body(json);
    }

    @GetMapping("/diff")
    @Needs(value = Scope.FLOWS_READ, role = Role.VIEWER)
    Map<String, @Nullable Object> diff(
            Caller caller, @PathVariable String flow, @RequestParam String from, @RequestParam String to) {
        return comparison.between(caller.team(), flow(flow), from, to);
    }
}
