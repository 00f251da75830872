package dev.foldwork.backend.people;

import dev.foldwork.backend.access.Secrets;
import dev.foldwork.backend.access.Session;
import dev.foldwork.backend.access.Sessions;
import dev.foldwork.backend.audit.Audit;
import dev.foldwork.backend.audit.Deed;
import dev.foldwork.backend.problem.ApiProblem;
import dev.foldwork.backend.problem.Code;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes whoever has a link a member: with a new account, or with the one of the address. Thread-safe. */
@Component
class Joining {

    private final InvitationStore invitations;
    private final PersonStore people;
    private final Passwords passwords;
    private final SignIn signIn;
    private final SetupLink setup;
    private final Audit audit;
    private final DSLContext database;
    private final InstantSource clock;

    Joining(
            InvitationStore invitations,
            PersonStore people,
            Passwords passwords,
            SignIn signIn,
            SetupLink setup,
            Audit audit,
            DSLContext database,
            InstantSource clock) {
        this.invitations = invitations;
        this.people = people;
        this.passwords = passwords;
        this.signIn = signIn;
        this.setup = setup;
        this.audit = audit;
        this.database = database;
        this.clock = clock;
    }

    /**
     * Who wants to come in.
     *
     * @param name empty when there is an account already
     */
    record Guest(String code, String email, String name, String password) {}

    /**
     * Uses a link up and begins a session. What slow work there is comes before the link is held.
     *
     * @param left the cookie that the browser had before
     * @throws ApiProblem INVITATION_UNKNOWN, ACCOUNT_INVALID, SIGN_IN_FAILED, ALREADY_MEMBER, RATE_LIMITED
     */
    Sessions.Begun accept(Guest guest, Session.Origin from, @Nullable String left) {
        byte[] hash = open(guest.code());
        Person person = people.byEmail(guest.email()).isPresent()
                ? signIn.person(guest.email(), guest.password(), from)
                : fresh(guest);
        return enter(hash, person, "link", from, left, (dsl, team) -> {});
    }

    /**
     * Returns the hash of a link's code.
     *
     * @throws ApiProblem INVITATION_UNKNOWN
     */
    byte[] open(String code) {
        byte[] hash = Secrets.hash(code);
        if (invitations.find(hash, clock.instant()).isEmpty()) {
            throw unknown();
        }
        return hash;
    }

    /** What else happens when somebody has become a member. */
    interface Joined {
        void in(DSLContext transaction, UUID team);
    }

    /**
     * Uses a link up for a person who is known or new, and begins a session.
     *
     * @param hash of the link's code
     * @param via what proved who it is
     * @throws ApiProblem INVITATION_UNKNOWN, SIGN_IN_FAILED, ALREADY_MEMBER
     */
    Sessions.Begun enter(
            byte[] hash, Person person, String via, Session.Origin from, @Nullable String left, Joined then) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Sessions.Begun begun = database.transactionResult(transaction -> {
            DSLContext dsl = transaction.dsl();
            Invitation invitation = invitations.hold(dsl, hash, now).orElseThrow(Joining::unknown);
            join(dsl, invitation, person, now);
            audit.write(dsl, joined(invitation, person, via));
            then.in(dsl, invitation.team());
            return signIn.start(dsl, person, invitation.team(), from, left, via);
        });
        setup.used();
        return begun;
    }

    private static Deed joined(Invitation invitation, Person person, String via) {
        return new Deed(
                invitation.team(),
                person.id(),
                person.name(),
                via,
                null,
                "member.joined",
                invitation.id().toString(),
                invitation.role().wire());
    }

    private Person fresh(Guest guest) {
        String email = guest.email().strip();
        String name = guest.name().strip();
        new AccountCheck()
                .email(email)
                .name(name)
                .password(guest.password(), email, name)
                .refuse();
        return new Person(UUID.randomUUID(), email, name, passwords.hash(guest.password()));
    }

    private void join(DSLContext transaction, Invitation invitation, Person person, Instant now) {
        boolean known = people.byId(transaction, person.id()).isPresent();
        if (!known && !people.insert(transaction, person, now)) {
            throw new ApiProblem(Code.SIGN_IN_FAILED, "Nobody has this address with this password.");
        }
        if (!people.join(transaction, invitation.team(), person.id(), invitation.role(), now)) {
            throw new ApiProblem(Code.ALREADY_MEMBER, "You are a member of this team already.");
        }
        invitations.used(transaction, invitation.id(), person.id(), now);
    }

    private static ApiProblem unknown() {
        return new ApiProblem(
                Code.INVITATION_UNKNOWN, "The link is unknown, was used or has expired. Ask an owner for another one.");
    }
}
