package dev.foldwork.backend.transfer;

import dev.foldwork.backend.access.Caller;
import dev.foldwork.backend.access.Needs;
import dev.foldwork.backend.access.Role;
import dev.foldwork.backend.access.Scope;
import dev.foldwork.backend.flow.FlowRequests;
import dev.foldwork.backend.problem.ApiProblem;
import dev.foldwork.backend.problem.Code;
import dev.foldwork.backend.wire.Fields;
import dev.foldwork.backend.wire.Limits;
import dev.foldwork.backend.wire.Page;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Exports and imports over HTTP. */
@RestController
@RequestMapping("/api/v1")
class TransferController {

    private static final int LONGEST_NAME = 200;

    private final Exports exports;
    private final Imports imports;

    TransferController(Exports exports, Imports imports) {
        this.exports = exports;
        this.imports = imports;
    }

    @GetMapping("/flows/{flow}/export")
    @Needs(value = Scope.FLOWS_READ, role = Role.VIEWER)
    void flow(
            Caller caller,
            @PathVariable String flow,
            @RequestParam(defaultValue = "draft") String version,
            @RequestParam(defaultValue = "flowpack") String format,
            HttpServletResponse response)
            throws IOException {
        Integer number = version.equals("draft") ? null : FlowRequests.version(version);
        write(exports.flow(caller.team(), FlowRequests.flow(flow), number, format), response);
    }

    @GetMapping("/export")
    @Needs(value = Scope.FLOWS_READ, role = Role.VIEWER)
    void team(Caller caller, HttpServletResponse response) throws IOException {
        write(exports.team(caller.team()), response);
    }

    /** File names are made of a flow's name only, so that nothing in them needs to be escaped. */
    private static void write(Exports.Exported exported, HttpServletResponse response) throws IOException {
        response.setContentType(exported.mediaType());
        response.setHeader("Content-Disposition", "attachment; filename=\"" + exported.fileName() + "\"");
        response.setContentLength(exported.bytes().length);
        response.getOutputStream().write(exported.bytes());
    }

    @PostMapping("/imports")
    @Needs(value = Scope.FLOWS_WRITE, role = Role.EDITOR)
    ResponseEntity<Map<String, @Nullable Object>> plan(
            Caller caller, @RequestParam(defaultValue = "import") String name, HttpServletRequest request)
            throws IOException {
        if (name.isBlank() || name.length() > LONGEST_NAME || name.chars().anyMatch(Character::isISOControl)) {
            throw ApiProblem.field("name", "a text of 1 to " + LONGEST_NAME + " characters");
        }
        byte[] bytes = request.getInputStream().readNBytes(Limits.BODY_BYTES + 1);
        if (bytes.length > Limits.BODY_BYTES) {
            throw new ApiProblem(Code.BODY_TOO_LARGE, Limits.BODY_MESSAGE);
        }
        Map<String, @Nullable Object> plan = imports.plan(caller, bytes, name);
        return ResponseEntity.status(HttpStatus.CREATED)
                .header("Location", "/api/v1/imports/" + plan.get("id"))
                .body(plan);
    }

    @GetMapping("/imports/{import}")
    @Needs(value = Scope.FLOWS_READ, role = Role.VIEWER)
    Map<String, @Nullable Object> plan(Caller caller, @PathVariable("import") String id) {
        return imports.plan(caller.team(), id(id));
    }

    @PostMapping("/imports/{import}/apply")
    @Needs(value = Scope.FLOWS_WRITE, role = Role.EDITOR)
    Map<String, @Nullable Object> apply(
            Caller caller, @PathVariable("import") String id, @RequestBody Map<String, @Nullable Object> body) {
        return imports.apply(caller, id(id), Fields.of(body, "choices").texts("choices"));
    }

    private static UUID id(String text) {
        return Page.id(text, () -> Imports.unknown(text));
    }
}
