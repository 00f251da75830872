package dev.foldwork.backend.template;

import dev.foldwork.backend.access.Caller;
import dev.foldwork.backend.access.Needs;
import dev.foldwork.backend.access.Role;
import dev.foldwork.backend.access.Scope;
import dev.foldwork.backend.audit.SelfAudited;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Says over HTTP what would be published; there is nothing in that for the audit trail. */
@RestController
@SelfAudited
class TemplatePlanController {

    private final Publishing publishing;

    TemplatePlanController(Publishing publishing) {
        this.publishing = publishing;
    }

    @PostMapping("/api/v1/templates/plan")
    @Needs(value = Scope.FLOWS_WRITE, role = Role.EDITOR)
    Map<String, @Nullable Object> plan(Caller caller, @RequestBody Map<String, @Nullable Object> body) {
        return publishing
                .plan(caller.team(), TemplateRequests.wish(body, TemplateRequests.DRAFT))
                .toJson();
    }
}
