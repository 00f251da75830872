package dev.foldwork.backend.people;

import dev.foldwork.backend.access.Session;
import dev.foldwork.backend.access.SessionCookie;
import dev.foldwork.backend.access.Sessions;
import dev.foldwork.backend.audit.SelfAudited;
import dev.foldwork.backend.passkey.Assertion;
import dev.foldwork.backend.passkey.Attestation;
import dev.foldwork.backend.problem.ApiProblem;
import dev.foldwork.backend.wire.Fields;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
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

    private static final List<String> PROOFS = List.of("password", "newPasskey", "passkey");

    private final Joining joining;
    private final PasskeyJoining passkeyJoining;
    private final SessionCookie cookie;
    private final Me me;

    JoinController(Joining joining, PasskeyJoining passkeyJoining, SessionCookie cookie, Me me) {
        this.joining = joining;
        this.passkeyJoining = passkeyJoining;
        this.cookie = cookie;
        this.me = me;
    }

    /** Open to everybody; the code is what the caller has for a token. */
    @PostMapping("/api/v1/invitations/accept")
    @ResponseStatus(HttpStatus.CREATED)
    Map<String, @Nullable Object> accept(
            @RequestBody Map<String, @Nullable Object> body, HttpServletRequest request, HttpServletResponse response) {
        Fields fields = Fields.of(body, "code", "email", "name", "password", "newPasskey", "passkey");
        Sessions.Begun begun = enter(fields, Requests.origin(request), cookie.read(request));
        cookie.set(response, begun.cookie());
        return me.of(begun);
    }

    private Sessions.Begun enter(Fields fields, Session.Origin from, @Nullable String left) {
        List<String> given =
                PROOFS.stream().filter(each -> fields.json().get(each) != null).toList();
        if (given.size() != 1) {
            throw ApiProblem.field("password", "given, or newPasskey, or passkey; one of them");
        }
        String code = fields.text("code");
        return switch (given.getFirst()) {
            case "password" -> joining.accept(guest(code, fields), from, left);
            case "newPasskey" ->
                passkeyJoining.make(newcomer(code, fields), Attestation.of(fields, "newPasskey"), from, left);
            default -> {
                if (fields.optionalText("email") != null || fields.optionalText("name") != null) {
                    throw ApiProblem.field("email", "left out, as name, with a passkey that says whose it is");
                }
                yield passkeyJoining.add(code, Assertion.of(fields, "passkey"), from, left);
            }
        };
    }

    private static Joining.Guest guest(String code, Fields fields) {
        String name = fields.optionalText("name");
        return new Joining.Guest(code, fields.text("email"), name == null ? "" : name, fields.text("password"));
    }

    private static PasskeyJoining.Guest newcomer(String code, Fields fields) {
        return new PasskeyJoining.Guest(code, fields.text("email"), fields.text("name"));
    }

    /** Open to everybody; begins to make the passkey with which somebody comes in instead of with a password. */
    @PostMapping("/api/v1/invitations/passkey")
    Map<String, @Nullable Object> begin(@RequestBody Map<String, @Nullable Object> body, HttpServletRequest request) {
        Fields fields = Fields.of(body, "code", "email", "name");
        return passkeyJoining.begin(newcomer(fields.text("code"), fields), Requests.origin(request));
    }
}
