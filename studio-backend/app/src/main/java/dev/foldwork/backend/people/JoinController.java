package dev.foldwork.backend.people;

import dev.foldwork.backend.access.SessionCookie;
import dev.foldwork.backend.access.Sessions;
import dev.foldwork.backend.audit.SelfAudited;
import dev.foldwork.backend.wire.Fields;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Lets in who has a link. */
@RestController
@SelfAudited
class JoinController {

    private final Joining joining;
    private final SessionCookie cookie;
    private final Me me;

    JoinController(Joining joining, SessionCookie cookie, Me me) {
        this.joining = joining;
        this.cookie = cookie;
        this.me = me;
    }

    /** Open to everybody; the code is what the caller has for a token. */
    @PostMapping("/api/v1/invitations/accept")
    @ResponseStatus(HttpStatus.CREATED)
    Map<String, @Nullable Object> accept(
            @RequestBody Map<String, @Nullable Object> body, HttpServletRequest request, HttpServletResponse response) {
        Fields fields = Fields.of(body, "code", "email", "name", "password");
        String name = fields.optionalText("name");
        var guest = new Joining.Guest(
                fields.text("code"), fields.text("email"), name == null ? "" : name, fields.text("password"));
        Sessions.Begun begun = joining.accept(guest, Requests.origin(request), cookie.read(request));
        cookie.set(response, begun.cookie());
        return me.of(begun);
    }
}
