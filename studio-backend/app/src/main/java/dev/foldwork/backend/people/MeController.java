package dev.foldwork.backend.people;

import dev.foldwork.backend.access.Caller;
import dev.foldwork.backend.access.Needs;
import dev.foldwork.backend.access.Role;
import dev.foldwork.backend.access.Scope;
import dev.foldwork.backend.access.SessionCookie;
import dev.foldwork.backend.access.Sessions;
import dev.foldwork.backend.audit.SelfAudited;
import dev.foldwork.backend.problem.Code;
import dev.foldwork.backend.wire.Fields;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Who calls, and what people change about themselves. */
@RestController
@SelfAudited
@RequestMapping("/api/v1/me")
class MeController {

    private final Me me;
    private final SignIn signIn;
    private final PasswordChange passwordChange;
    private final OwnTokens ownTokens;
    private final SessionCookie cookie;

    MeController(Me me, SignIn signIn, PasswordChange passwordChange, OwnTokens ownTokens, SessionCookie cookie) {
        this.me = me;
        this.signIn = signIn;
        this.passwordChange = passwordChange;
        this.ownTokens = ownTokens;
        this.cookie = cookie;
    }

    @GetMapping
    @Needs(value = Scope.FLOWS_READ, role = Role.VIEWER)
    Map<String, @Nullable Object> get(Caller caller) {
        return me.of(caller);
    }

    /** Ends the token that calls: how a program signs out. */
    @DeleteMapping("/token")
    @Needs(value = Scope.FLOWS_READ, role = Role.VIEWER)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void token(Caller caller) {
        ownTokens.revokeCalling(caller);
    }

    /** Goes over to another of the person's teams; the session begins anew. */
    @PutMapping("/team")
    @Needs(value = Scope.ACCOUNT, role = Role.VIEWER)
    Map<String, @Nullable Object> team(
            Caller caller,
            @RequestBody Map<String, @Nullable Object> body,
            HttpServletRequest request,
            HttpServletResponse response) {
        String team = Fields.of(body, "team").text("team");
        Sessions.Begun begun = signIn.enterTeam(
                Requests.person(caller),
                Requests.id(team, Code.TEAM_UNKNOWN),
                Requests.origin(request),
                cookie.read(request));
        cookie.set(response, begun.cookie());
        return me.of(begun);
    }

    /** Sets or changes the password; every other session of the person ends. */
    @PutMapping("/password")
    @Needs(value = Scope.ACCOUNT, role = Role.VIEWER)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void password(Caller caller, @RequestBody Map<String, @Nullable Object> body, HttpServletRequest request) {
        Fields fields = Fields.of(body, "old", "passkey", "new");
        String wanted = fields.text("new");
        passwordChange.change(caller, Proof.of(fields, "old"), wanted, Requests.origin(request));
    }
}
