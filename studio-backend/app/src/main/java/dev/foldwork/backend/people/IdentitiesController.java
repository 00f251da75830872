package dev.foldwork.backend.people;

import dev.foldwork.backend.access.Caller;
import dev.foldwork.backend.access.Caller.Credential;
import dev.foldwork.backend.access.LoginCookie;
import dev.foldwork.backend.access.Needs;
import dev.foldwork.backend.access.Role;
import dev.foldwork.backend.access.Scope;
import dev.foldwork.backend.audit.SelfAudited;
import dev.foldwork.backend.oidc.Intent;
import dev.foldwork.backend.oidc.OidcLogins;
import dev.foldwork.backend.problem.Code;
import dev.foldwork.backend.wire.Fields;
import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Linking the own account with providers. */
@RestController
@SelfAudited
@RequestMapping("/api/v1/me/identities")
class IdentitiesController {

    private final OidcLogins logins;
    private final Identities identities;
    private final LoginCookie loginCookie;

    IdentitiesController(OidcLogins logins, Identities identities, LoginCookie loginCookie) {
        this.logins = logins;
        this.identities = identities;
        this.loginCookie = loginCookie;
    }

    /** Begins to link; the identity is added when the browser comes back and the session still lasts. */
    @PostMapping
    @Needs(value = Scope.ACCOUNT, role = Role.VIEWER)
    Map<String, @Nullable Object> link(
            Caller caller, @RequestBody Map<String, @Nullable Object> body, HttpServletResponse response) {
        Fields fields = Fields.of(body, "provider", "next");
        Credential session = caller.credential();
        var intent = new Intent.Link(session.id(), caller.team(), Requests.person(caller));
        OidcLogins.Begun begun =
                logins.begin(fields.text("provider"), intent, NextPage.of(fields.optionalText("next")));
        loginCookie.set(response, begun.cookie(), OidcLogins.WORKS);
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("location", begun.location().toString());
        return json;
    }

    /** Takes an identity off. */
    @DeleteMapping("/{identity}")
    @Needs(value = Scope.ACCOUNT, role = Role.VIEWER)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(Caller caller, @PathVariable String identity) {
        identities.remove(caller, Requests.id(identity, Code.IDENTITY_UNKNOWN));
    }
}
