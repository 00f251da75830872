package dev.foldwork.backend.people;

import dev.foldwork.backend.access.Caller;
import dev.foldwork.backend.access.Session;
import dev.foldwork.backend.access.Sessions;
import dev.foldwork.backend.audit.Audit;
import dev.foldwork.backend.audit.Deed;
import dev.foldwork.backend.problem.Code;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** Gives people another password, or their first one. Thread-safe. */
@Component
class PasswordChange {

    private final PersonStore people;
    private final Passwords passwords;
    private final Proofs proofs;
    private final Sessions sessions;
    private final Audit audit;
    private final DSLContext database;

    PasswordChange(
            PersonStore people,
            Passwords passwords,
            Proofs proofs,
            Sessions sessions,
            Audit audit,
            DSLContext database) {
        this.people = people;
        this.passwords = passwords;
        this.proofs = proofs;
        this.sessions = sessions;
        this.audit = audit;
        this.database = database;
    }

    /**
     * Sets or changes the caller's password and ends the other sessions, which may be somebody else's.
     *
     * @throws dev.foldwork.backend.problem.ApiProblem ACCOUNT_INVALID, SIGN_IN_FAILED, PASSKEY_NOT_BEGUN,
     *     PASSKEY_REFUSED, PASSKEYS_UNAVAILABLE, PROOF_MISSING, RATE_LIMITED
     */
    void change(Caller caller, Proof proof, String wanted, Session.Origin from) {
        UUID id = Requests.person(caller);
        Person person = people.byId(id).orElseThrow(() -> Requests.unknown(id.toString(), Code.NOT_FOUND));
        new AccountCheck().password(wanted, person.email(), person.name()).refuse();
        proofs.check(caller, proof, from);
        String hash = passwords.hash(wanted);
        database.transaction(transaction -> {
            people.password(transaction.dsl(), id, hash);
            sessions.endAll(transaction.dsl(), id, caller.credential().id());
            audit.write(transaction.dsl(), Deed.of(caller, "password.changed", id.toString(), ""));
        });
    }
}
