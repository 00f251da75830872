package dev.foldwork.backend.flow;

import dev.foldwork.backend.access.Caller;
import dev.foldwork.backend.access.Needs;
import dev.foldwork.backend.access.Role;
import dev.foldwork.backend.access.Scope;
import dev.foldwork.backend.problem.ProblemDocument;
import dev.foldwork.backend.wire.Fields;
import dev.foldwork.flow.check.Checked;
import dev.foldwork.flow.plan.Plan;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Checks as people type; stores nothing. */
@RestController
@RequestMapping("/api/v1/flows")
class CheckController {

    private final FlowChecks checks;
    private final Drafts drafts;

    CheckController(FlowChecks checks, Drafts drafts) {
        this.checks = checks;
        this.drafts = drafts;
    }

    @PostMapping("/check")
    @Needs(value = Scope.FLOWS_READ, role = Role.VIEWER)
    Map<String, @Nullable Object> check(Caller caller, @RequestBody Map<String, @Nullable Object> body) {
        Fields fields = Fields.of(body, "text", "files");
        return answer(checks.check(caller.team(), fields.text("text"), fields.texts("files")));
    }

    /** Checks the draft; a text or files sent stand in for the stored ones. */
    @PostMapping("/{flow}/check")
    @Needs(value = Scope.FLOWS_READ, role = Role.VIEWER)
    Map<String, @Nullable Object> check(
            Caller caller, @PathVariable String flow, @RequestBody Map<String, @Nullable Object> body) {
        Fields fields = Fields.of(body, "text", "files");
        Draft draft = drafts.get(caller.team(), FlowRequests.flow(flow));
        String text = fields.optionalText("text");
        return answer(checks.check(
                caller.team(),
                text == null ? draft.text() : text,
                body.get("files") == null ? draft.files() : fields.texts("files")));
    }

    private static Map<String, @Nullable Object> answer(Checked checked) {
        Plan plan = checked.plan();
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("sound", checked.isSound());
        json.put("hash", plan == null ? null : "sha256:" + plan.hash());
        json.put("inputs", plan == null ? null : plan.inputs());
        json.put("problems", ProblemDocument.list(checked.problems()));
        return json;
    }
}
