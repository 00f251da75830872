package dev.foldwork.backend.people;

import dev.foldwork.backend.access.Session;
import dev.foldwork.backend.access.SessionCookie;
import dev.foldwork.backend.access.Sessions;
import dev.foldwork.backend.audit.SelfAudited;
import dev.foldwork.backend.passkey.Assertion;
import dev.foldwork.backend.passkey.Assertions;
import dev.foldwork.backend.passkey.Purpose;
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

/** Signing in with a passkey. */
@RestController
@SelfAudited
class PasskeySignInController {

    private final Assertions assertions;
    private final PasskeySignIn passkeySignIn;
    private final SignIn signIn;
    private final Attempts attempts;
    private final SessionCookie cookie;
    private final Me me;

    PasskeySignInController(
            Assertions assertions,
            PasskeySignIn passkeySignIn,
            SignIn signIn,
            Attempts attempts,
            SessionCookie cookie,
            Me me) {
        this.assertions = assertions;
        this.passkeySignIn = passkeySignIn;
        this.signIn = signIn;
        this.attempts = attempts;
        this.cookie = cookie;
        this.me = me;
    }

    /** Open to everybody: nobody says yet who it is, so that the answer tells nothing of anybody. */
    @PostMapping("/api/v1/sign-in/passkey")
    Map<String, @Nullable Object> begin(HttpServletRequest request) {
        long wait = attempts.waitBeforePasskey(Requests.origin(request).address());
        if (wait > 0) {
            throw Waits.after(wait);
        }
        return assertions.begin(new Purpose.SignIn(), List.of());
    }

    /** Open to everybody; what the passkey answers is what the caller has for a token. */
    @PostMapping("/api/v1/sessions/passkey")
    @ResponseStatus(HttpStatus.CREATED)
    Map<String, @Nullable Object> signIn(
            @RequestBody Map<String, @Nullable Object> body, HttpServletRequest request, HttpServletResponse response) {
        Assertion answer = Assertion.of(Fields.of(body, "passkey"), "passkey");
        Session.Origin from = Requests.origin(request);
        Person person = passkeySignIn.person(answer, from);
        Sessions.Begun begun = signIn.enter(person, from, cookie.read(request), PasskeySignIn.VIA);
        cookie.set(response, begun.cookie());
        return me.of(begun);
    }
}
