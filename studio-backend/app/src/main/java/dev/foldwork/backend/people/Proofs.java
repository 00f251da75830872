package dev.foldwork.backend.people;

import dev.foldwork.backend.access.Caller;
import dev.foldwork.backend.access.Session;
import dev.foldwork.backend.access.Sessions;
import dev.foldwork.backend.passkey.Purpose;
import dev.foldwork.backend.problem.ApiProblem;
import dev.foldwork.backend.problem.Code;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** Has people prove once more who they are before they change how they come in. Thread-safe. */
@Component
class Proofs {

    /** Whoever has neither password nor passkey can prove who it is at a provider only, by signing in. */
    private static final Duration YOUNG = Duration.ofMinutes(10);

    private final WaysIn ways;
    private final PersonStore people;
    private final SignIn signIn;
    private final PasskeySignIn passkeySignIn;
    private final Sessions sessions;
    private final DSLContext database;

    Proofs(
            WaysIn ways,
            PersonStore people,
            SignIn signIn,
            PasskeySignIn passkeySignIn,
            Sessions sessions,
            DSLContext database) {
        this.ways = ways;
        this.people = people;
        this.signIn = signIn;
        this.passkeySignIn = passkeySignIn;
        this.sessions = sessions;
        this.database = database;
    }

    /** Returns what counts for a caller: password and passkey, or, without both, the session. */
    List<String> of(Caller caller) {
        UUID person = Requests.person(caller);
        var names = new ArrayList<String>();
        if (ways.hasPassword(database, person)) {
            names.add("password");
        }
        if (ways.hasPasskey(database, person)) {
            names.add("passkey");
        }
        if (names.isEmpty() && sessions.provedWithin(caller.credential().id(), YOUNG)) {
            names.add("session");
        }
        return names;
    }

    /**
     * Refuses who does not prove to be the caller's person.
     *
     * @throws ApiProblem SIGN_IN_FAILED, PASSKEY_NOT_BEGUN, PASSKEY_REFUSED, PASSKEYS_UNAVAILABLE, PROOF_MISSING,
     *     RATE_LIMITED
     */
    void check(Caller caller, Proof proof, Session.Origin from) {
        UUID id = Requests.person(caller);
        switch (proof) {
            case Proof.OfPassword(var password) -> {
                Person person = people.byId(id).orElseThrow(() -> Requests.unknown(id.toString(), Code.NOT_FOUND));
                signIn.person(person.email(), password, from);
            }
            case Proof.OfPasskey(var answer) ->
                passkeySignIn.prove(
                        answer, new Purpose.Prove(caller.credential().id()), id, from);
            case Proof.OfSession() -> {
                if (!of(caller).contains("session")) {
                    throw missing();
                }
            }
        }
    }

    private static ApiProblem missing() {
        return new ApiProblem(
                Code.PROOF_MISSING,
                "Prove that it is you: with your password or a passkey of yours, or, without both, by signing in again.");
    }
}
