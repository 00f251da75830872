package dev.foldwork.backend.people;

import dev.foldwork.backend.access.Caller;
import dev.foldwork.backend.access.Needs;
import dev.foldwork.backend.access.Role;
import dev.foldwork.backend.access.Scope;
import dev.foldwork.backend.audit.SelfAudited;
import dev.foldwork.backend.problem.Code;
import dev.foldwork.backend.wire.Fields;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The open invitations of the caller's team over HTTP. */
@RestController
@SelfAudited
@RequestMapping("/api/v1/invitations")
class InvitationsController {

    private static final int USUAL_DAYS = 7;
    private static final int MOST_DAYS = 30;

    private final Invitations invitations;

    InvitationsController(Invitations invitations) {
        this.invitations = invitations;
    }

    @PostMapping
    @Needs(value = Scope.ADMIN, role = Role.OWNER)
    @ResponseStatus(HttpStatus.CREATED)
    Map<String, @Nullable Object> write(Caller caller, @RequestBody Map<String, @Nullable Object> body) {
        Fields fields = Fields.of(body, "role", "days");
        int days = Requests.days(fields, MOST_DAYS, USUAL_DAYS);
        return invitations
                .write(caller, Requests.role(fields), Duration.ofDays(days))
                .toJson();
    }

    @GetMapping
    @Needs(value = Scope.ADMIN, role = Role.OWNER)
    Map<String, @Nullable Object> list(Caller caller) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put(
                "invitations",
                invitations.open(caller.team()).stream().map(Invitation::toJson).toList());
        return json;
    }

    @DeleteMapping("/{invitation}")
    @Needs(value = Scope.ADMIN, role = Role.OWNER)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void takeBack(Caller caller, @PathVariable String invitation) {
        invitations.takeBack(caller, Requests.id(invitation, Code.INVITATION_UNKNOWN));
    }
}
