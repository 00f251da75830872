package dev.foldwork.backend.people;

import dev.foldwork.backend.access.Caller;
import dev.foldwork.backend.access.Needs;
import dev.foldwork.backend.access.Role;
import dev.foldwork.backend.access.Scope;
import dev.foldwork.backend.access.SessionCookie;
import dev.foldwork.backend.access.Sessions;
import dev.foldwork.backend.audit.Audit;
import dev.foldwork.backend.audit.Deed;
import dev.foldwork.backend.audit.SelfAudited;
import dev.foldwork.backend.problem.Code;
import dev.foldwork.backend.wire.Fields;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
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

/** Signing in and out, and the own sessions. */
@RestController
@SelfAudited
@RequestMapping("/api/v1/sessions")
class SessionsController {

    private final SignIn signIn;
    private final Sessions sessions;
    private final SessionCookie cookie;
    private final Me me;
    private final Audit audit;
    private final DSLContext database;

    SessionsController(
            SignIn signIn, Sessions sessions, SessionCookie cookie, Me me, Audit audit, DSLContext database) {
        this.signIn = signIn;
        this.sessions = sessions;
        this.cookie = cookie;
        this.me = me;
        this.audit = audit;
        this.database = database;
    }

    /** Open to everybody; address and password are what the caller has for a token. */
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Map<String, @Nullable Object> signIn(
            @RequestBody Map<String, @Nullable Object> body, HttpServletRequest request, HttpServletResponse response) {
        Fields fields = Fields.of(body, "email", "password");
        var from = Requests.origin(request);
        Person person = signIn.person(fields.text("email"), fields.text("password"), from);
        Sessions.Begun begun = signIn.enter(person, from, cookie.read(request), "password");
        cookie.set(response, begun.cookie());
        return me.of(begun);
    }

    @GetMapping
    @Needs(value = Scope.ACCOUNT, role = Role.VIEWER)
    Map<String, @Nullable Object> list(Caller caller) {
        UUID current = caller.credential().id();
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put(
                "sessions",
                sessions.list(Requests.person(caller)).stream()
                        .map(each -> each.toJson(current))
                        .toList());
        return json;
    }

    /** Ends one session; {@code current} is the own one: signing out. */
    @DeleteMapping("/{session}")
    @Needs(value = Scope.ACCOUNT, role = Role.VIEWER)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void end(Caller caller, @PathVariable String session, HttpServletResponse response) {
        UUID current = caller.credential().id();
        UUID id = session.equals("current") ? current : Requests.id(session, Code.SESSION_UNKNOWN);
        database.transaction(transaction -> {
            if (!sessions.end(transaction.dsl(), Requests.person(caller), id)) {
                throw Requests.unknown(session, Code.SESSION_UNKNOWN);
            }
            audit.write(transaction.dsl(), Deed.of(caller, "session.ended", id.toString(), ""));
        });
        if (id.equals(current)) {
            cookie.clear(response);
        }
    }

    /** Ends every session, the own one too. */
    @DeleteMapping
    @Needs(value = Scope.ACCOUNT, role = Role.VIEWER)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void endAll(Caller caller, HttpServletResponse response) {
        database.transaction(transaction -> {
            sessions.endAll(transaction.dsl(), Requests.person(caller), null);
            audit.write(transaction.dsl(), Deed.of(caller, "session.all_ended", "", ""));
        });
        cookie.clear(response);
    }
}
