package dev.foldwork.backend.people;

import dev.foldwork.backend.access.Session;
import dev.foldwork.backend.access.Sessions;
import dev.foldwork.backend.audit.Audit;
import dev.foldwork.backend.audit.Deed;
import dev.foldwork.backend.problem.ApiProblem;
import dev.foldwork.backend.problem.Code;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Lets people in: with address and password, or however else they were proved. Thread-safe. */
@Component
class SignIn {

    /** Going over to another team proves nothing anew. */
    private static final String OVER = "session";

    private final PersonStore people;
    private final Passwords passwords;
    private final Attempts attempts;
    private final Failures failures;
    private final Sessions sessions;
    private final Audit audit;
    private final DSLContext database;

    SignIn(
            PersonStore people,
            Passwords passwords,
            Attempts attempts,
            Failures failures,
            Sessions sessions,
            Audit audit,
            DSLContext database) {
        this.people = people;
        this.passwords = passwords;
        this.attempts = attempts;
        this.failures = failures;
        this.sessions = sessions;
        this.audit = audit;
        this.database = database;
    }

    /**
     * Returns who has this address and password.
     *
     * @throws ApiProblem SIGN_IN_FAILED, the same for an address that nobody has; RATE_LIMITED
     */
    Person person(String email, String password, Session.Origin from) {
        Person person = people.byEmail(email).orElse(null);
        UUID id = person == null ? null : person.id();
        long wait = attempts.waitBefore(email, id, from.address());
        if (wait > 0) {
            failures.note(id, "password", from.address());
            throw Waits.after(wait);
        }
        if (!passwords.matches(password, person == null ? null : person.passwordHash()) || person == null) {
            failures.note(id, "password", from.address());
            throw new ApiProblem(Code.SIGN_IN_FAILED, "Nobody has this address with this password.");
        }
        attempts.right(email, person.id(), from.address());
        return person;
    }

    /**
     * Begins a session in the person's first team.
     *
     * @param left the cookie that the browser had before; its session ends
     * @param via what proved who it is
     */
    Sessions.Begun enter(Person person, Session.Origin from, @Nullable String left, String via) {
        List<Membership> teams = people.memberships(person.id());
        if (teams.isEmpty()) {
            throw new ApiProblem(Code.TEAM_MISSING, "You are a member of no team. Ask an owner for an invitation.");
        }
        UUID team = teams.getFirst().team();
        return database.transactionResult(transaction -> start(transaction.dsl(), person, team, from, left, via));
    }

    /** Begins a session under a new cookie, whatever cookie the browser had, and says where its person was. */
    Sessions.Begun start(
            DSLContext transaction, Person person, UUID team, Session.Origin from, @Nullable String left, String via) {
        if (left != null) {
            sessions.endLeft(transaction, left);
        }
        Sessions.Begun begun = sessions.begin(transaction, team, person.id(), from, !via.equals(OVER));
        attempts.entered(transaction, person.id(), from.address());
        audit.write(transaction, began(person, begun, via));
        return begun;
    }

    private static Deed began(Person person, Sessions.Begun begun, String via) {
        Session session = begun.session();
        return new Deed(
                session.team(),
                person.id(),
                person.name(),
                via,
                null,
                "session.begun",
                session.id().toString(),
                "");
    }

    /**
     * Goes over to another team of the person under a new cookie.
     *
     * @throws ApiProblem TEAM_UNKNOWN
     */
    Sessions.Begun enterTeam(UUID id, UUID team, Session.Origin from, @Nullable String left) {
        Person person = people.byId(id).orElseThrow(() -> Requests.unknown(id.toString(), Code.TEAM_UNKNOWN));
        if (people.memberships(id).stream().noneMatch(each -> each.team().equals(team))) {
            throw new ApiProblem(Code.TEAM_UNKNOWN, "You are a member of no team " + team + ".");
        }
        return database.transactionResult(transaction -> start(transaction.dsl(), person, team, from, left, OVER));
    }
}
