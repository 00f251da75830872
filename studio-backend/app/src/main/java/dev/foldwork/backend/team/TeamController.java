package dev.foldwork.backend.team;

import dev.foldwork.backend.access.Caller;
import dev.foldwork.backend.access.Needs;
import dev.foldwork.backend.access.Role;
import dev.foldwork.backend.access.Scope;
import dev.foldwork.backend.audit.SelfAudited;
import dev.foldwork.backend.problem.ApiProblem;
import dev.foldwork.backend.wire.Fields;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The settings of the caller's team. */
@RestController
@RequestMapping("/api/v1/team/settings")
@SelfAudited
class TeamController {

    private final TeamRetention retention;

    TeamController(TeamRetention retention) {
        this.retention = retention;
    }

    @GetMapping
    @Needs(value = Scope.ADMIN, role = Role.VIEWER)
    Map<String, @Nullable Object> get(Caller caller) {
        return retention.get(caller.team());
    }

    @PutMapping
    @Needs(value = Scope.ADMIN, role = Role.OWNER)
    Map<String, @Nullable Object> put(Caller caller, @RequestBody Map<String, @Nullable Object> body) {
        Fields fields = Fields.of(body, "keepRunsDays");
        if (!body.containsKey("keepRunsDays")) {
            throw ApiProblem.field("keepRunsDays", "a whole number, or null");
        }
        retention.choose(caller, fields.optionalWhole("keepRunsDays"));
        return retention.get(caller.team());
    }
}
