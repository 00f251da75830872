package dev.foldwork.backend.people;

import dev.foldwork.backend.access.Caller;
import dev.foldwork.backend.access.Needs;
import dev.foldwork.backend.access.Role;
import dev.foldwork.backend.access.Scope;
import dev.foldwork.backend.access.SessionCookie;
import dev.foldwork.backend.audit.SelfAudited;
import dev.foldwork.backend.problem.Code;
import dev.foldwork.backend.wire.Cursor;
import dev.foldwork.backend.wire.Fields;
import dev.foldwork.backend.wire.Page;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The members of the caller's team over HTTP. */
@RestController
@SelfAudited
class MembersController {

    private final Members members;
    private final SessionCookie cookie;

    MembersController(Members members, SessionCookie cookie) {
        this.members = members;
        this.cookie = cookie;
    }

    @GetMapping("/api/v1/members")
    @Needs(value = Scope.ADMIN, role = Role.VIEWER)
    Map<String, @Nullable Object> list(
            Caller caller,
            @RequestParam(defaultValue = "50") int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        Cursor after = Cursor.of(cursor, 1);
        List<Member> page = members.list(caller.team(), Page.limit(limit), after == null ? null : after.id(0));
        return Page.of(
                "members",
                page,
                limit,
                Member::toJson,
                last -> new Cursor(last.person().toString()));
    }

    @PutMapping("/api/v1/members/{person}/role")
    @Needs(value = Scope.ADMIN, role = Role.OWNER)
    Map<String, @Nullable Object> role(
            Caller caller, @PathVariable String person, @RequestBody Map<String, @Nullable Object> body) {
        Role role = Requests.role(Fields.of(body, "role"));
        return members.role(caller, Requests.id(person, Code.MEMBER_UNKNOWN), role)
                .toJson();
    }

    @DeleteMapping("/api/v1/members/{person}")
    @Needs(value = Scope.ADMIN, role = Role.OWNER)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(Caller caller, @PathVariable String person) {
        members.remove(caller, Requests.id(person, Code.MEMBER_UNKNOWN));
    }

    /** Leaves the team; the session is one of it and ends. */
    @DeleteMapping("/api/v1/me/team")
    @Needs(value = Scope.ACCOUNT, role = Role.VIEWER)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void leave(Caller caller, HttpServletResponse response) {
        members.remove(caller, Requests.person(caller));
        cookie.clear(response);
    }
}
