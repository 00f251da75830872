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

/** Puts another password in the place of the one that is known. Thread-safe. */
@Component
class PasswordChange {

    private final PersonStore people;
    private final Passwords passwords;
    private final SignIn signIn;
    private final Sessions sessions;
    private final Audit audit;
    private final DSLContext database;

    PasswordChange(
            PersonStore people,
            Passwords passwords,
            SignIn signIn,
            Sessions sessions,
            Audit audit,
            DSLContext database) {
        this.people = people;
        this.passwords = passwords;
        this.signIn = signIn;
        this.sessions = sessions;
        this.audit = audit;
        this.database = database;
    }

    /**
     * Changes the caller's password and ends the other sessions, which may be somebody else's.
     *
     * @throws dev.foldwork.backend.problem.ApiProblem SIGN_IN_FAILED, ACCOUNT_INVALID, RATE_LIMITED
     */
    void change(Caller caller, String old, String wanted, Session.Origin from) {
        UUID id = Requests.person(caller);
        Person person = people.byId(id).orElseThrow(() -> Requests.unknown(id.toString(), Code.NOT_FOUND));
        new AccountCheck().password(wanted, person.email(), person.name()).refuse();
        signIn.person(person.email(), old, from);
        String hash = passwords.hash(wanted);
        database.transaction(transaction -> {
            people.password(transaction.dsl(), id, hash);
            sessions.endAll(transaction.dsl(), id, caller.credential().id());
            audit.write(transaction.dsl(), Deed.of(caller, "password.changed", id.toString(), ""));
        });
    }
}
