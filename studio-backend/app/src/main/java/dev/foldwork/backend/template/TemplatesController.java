package dev.foldwork.backend.template;

import static dev.foldwork.backend.template.TemplateRequests.template;

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
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The gallery over HTTP. */
@RestController
@RequestMapping("/api/v1/templates")
class TemplatesController {

    private static final int LONGEST_TITLE = 200;

    private final Gallery gallery;
    private final Publishing publishing;
    private final Copies copies;

    TemplatesController(Gallery gallery, Publishing publishing, Copies copies) {
        this.gallery = gallery;
        this.publishing = publishing;
        this.copies = copies;
    }

    @GetMapping
    @Needs(value = Scope.FLOWS_READ, role = Role.VIEWER)
    Map<String, @Nullable Object> list(
            Caller caller,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String tag,
            @RequestParam(defaultValue = "50") int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        Cursor at = Cursor.of(cursor, 2);
        List<Gallery.Shown> page = gallery.list(
                caller.team(),
                FlowRequests.sought(q),
                FlowRequests.sought(tag),
                at == null ? null : at.time(0),
                at == null ? null : at.id(1),
                Page.limit(limit));
        return Page.of(
                "templates",
                page,
                limit,
                Gallery.Shown::toJson,
                last -> new Cursor(
                        last.template().changedAt().toString(),
                        last.template().id().toString()));
    }

    @PostMapping
    @Needs(value = Scope.FLOWS_WRITE, role = Role.EDITOR)
    ResponseEntity<Map<String, @Nullable Object>> publish(
            Caller caller, @RequestBody Map<String, @Nullable Object> body) {
        String[] known = TemplateRequests.and("plan");
        String plan = Fields.of(body, known).text("plan");
        Template published = publishing.publish(caller, TemplateRequests.wish(body, known), plan);
        return ResponseEntity.status(HttpStatus.CREATED)
                .header("Location", "/api/v1/templates/" + published.id())
                .body(gallery.shown(caller.team(), published).toJson());
    }

    @GetMapping("/{template}")
    @Needs(value = Scope.FLOWS_READ, role = Role.VIEWER)
    Map<String, @Nullable Object> get(Caller caller, @PathVariable("template") String id) {
        return gallery.detail(caller.team(), template(id));
    }

    @DeleteMapping("/{template}")
    @Needs(value = Scope.FLOWS_WRITE, role = Role.EDITOR)
    ResponseEntity<Void> withdraw(Caller caller, @PathVariable("template") String id) {
        gallery.withdraw(caller, template(id));
        return ResponseEntity.noContent().build();
    }

    @GetMapping("/{template}/versions")
    @Needs(value = Scope.FLOWS_READ, role = Role.VIEWER)
    Map<String, @Nullable Object> versions(
            Caller caller,
            @PathVariable("template") String id,
            @RequestParam(defaultValue = "50") int limit,
            @RequestParam(required = false) @Nullable Integer before) {
        List<TemplateVersion> page = gallery.versions(caller.team(), template(id), before, Page.limit(limit));
        return Page.of("versions", page, limit, TemplateVersion::summaryJson, last -> (long) last.number());
    }

    @GetMapping("/{template}/versions/{version}")
    @Needs(value = Scope.FLOWS_READ, role = Role.VIEWER)
    Map<String, @Nullable Object> version(
            Caller caller, @PathVariable("template") String id, @PathVariable String version) {
        return gallery.version(caller.team(), template(id), FlowRequests.version(version))
                .toJson();
    }

    @PostMapping("/{template}/copies")
    @Needs(value = Scope.FLOWS_WRITE, role = Role.EDITOR)
    ResponseEntity<Map<String, @Nullable Object>> use(
            Caller caller, @PathVariable("template") String id, @RequestBody Map<String, @Nullable Object> body) {
        Fields fields = Fields.of(body, "name", "title", "folder");
        String title = fields.optionalText("title");
        if (title != null && (title.length() > LONGEST_TITLE || title.indexOf('\0') >= 0)) {
            throw ApiProblem.field("title", "a text of at most " + LONGEST_TITLE + " characters");
        }
        String name = fields.text("name");
        if (name.indexOf('\0') >= 0) {
            throw ApiProblem.field("name", "a text without the character 0");
        }
        String folder = fields.optionalText("folder");
        Copies.Made made = copies.make(caller, template(id), name, title, folder == null ? "" : folder);
        return ResponseEntity.status(made.fresh() ? 201 : 200)
                .header("Location", "/api/v1/flows/" + made.copy().flow())
                .body(made.copy().toJson());
    }
}
