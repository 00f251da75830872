package dev.foldwork.backend.people;

import dev.foldwork.backend.access.Session;
import dev.foldwork.backend.access.Sessions;
import dev.foldwork.backend.audit.Audit;
import dev.foldwork.backend.audit.Deed;
import dev.foldwork.backend.passkey.Assertion;
import dev.foldwork.backend.passkey.Attestation;
import dev.foldwork.backend.passkey.Attestations;
import dev.foldwork.backend.passkey.Newcomer;
import dev.foldwork.backend.passkey.Passkey;
import dev.foldwork.backend.passkey.Purpose;
import dev.foldwork.backend.problem.ApiProblem;
import dev.foldwork.backend.problem.Code;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes whoever has a link a member who comes in with a passkey and has no password. Thread-safe. */
@Component
class PasskeyJoining {

    private static final String VIA = "link";
    private static final String FIRST_NAME = "Passkey";

    private final Joining joining;
    private final Attestations attestations;
    private final Passkeys passkeys;
    private final PasskeySignIn passkeySignIn;
    private final PersonStore people;
    private final Attempts attempts;
    private final Failures failures;
    private final Audit audit;

    PasskeyJoining(
            Joining joining,
            Attestations attestations,
            Passkeys passkeys,
            PasskeySignIn passkeySignIn,
            PersonStore people,
            Attempts attempts,
            Failures failures,
            Audit audit) {
        this.joining = joining;
        this.attestations = attestations;
        this.passkeys = passkeys;
        this.passkeySignIn = passkeySignIn;
        this.people = people;
        this.attempts = attempts;
        this.failures = failures;
        this.audit = audit;
    }

    /**
     * Who wants to have an account.
     *
     * @param code of the link
     */
    record Guest(String code, String email, String name) {

        /** Leaves out what stands around the texts. */
        Guest {
            email = email.strip();
            name = name.strip();
        }

        void check() {
            new AccountCheck().email(email).name(name).refuse();
        }
    }

    /**
     * Begins; whether somebody has the address is not told yet.
     *
     * @throws ApiProblem INVITATION_UNKNOWN, ACCOUNT_INVALID, PASSKEYS_UNAVAILABLE, RATE_LIMITED
     */
    Map<String, @Nullable Object> begin(Guest guest, Session.Origin from) {
        long wait = attempts.waitBeforePasskey(from.address());
        if (wait > 0) {
            throw Waits.after(wait);
        }
        byte[] hash = joining.open(guest.code());
        guest.check();
        var who = new Newcomer(UUID.randomUUID(), guest.email(), guest.name());
        return attestations.begin(new Purpose.Join(hash), who);
    }

    /**
     * Makes an account that the new passkey opens, uses the link up, and begins a session.
     *
     * @throws ApiProblem INVITATION_UNKNOWN, ACCOUNT_INVALID, PASSKEY_NOT_BEGUN, PASSKEY_REFUSED, PASSKEY_TAKEN,
     *     PASSKEYS_UNAVAILABLE, SIGN_IN_FAILED, RATE_LIMITED
     */
    Sessions.Begun make(Guest guest, Attestation answer, Session.Origin from, @Nullable String left) {
        byte[] hash = joining.open(guest.code());
        guest.check();
        Attestations.Made made = attestations.check(answer, new Purpose.Join(hash));
        refuseTaken(guest.email(), from);
        var person = new Person(Objects.requireNonNull(made.guest()), guest.email(), guest.name(), null);
        return joining.enter(hash, person, VIA, from, left, (dsl, team) -> add(dsl, team, made, person));
    }

    /** Whoever has a link could ask for one address after the other, so it counts as a try of the account. */
    private void refuseTaken(String email, Session.Origin from) {
        Person owner = people.byEmail(email).orElse(null);
        if (owner != null) {
            long wait = attempts.waitBefore(email, owner.id(), from.address());
            failures.note(owner.id(), PasskeySignIn.VIA, from.address());
            throw wait > 0
                    ? Waits.after(wait)
                    : new ApiProblem(
                            Code.SIGN_IN_FAILED,
                            "No account can be made for this address. If you have one, follow the link with its password or"
                                    + " passkey.");
        }
    }

    private void add(DSLContext transaction, UUID team, Attestations.Made made, Person person) {
        Passkey passkey = passkeys.insert(transaction, made, person.id(), FIRST_NAME);
        audit.write(
                transaction,
                new Deed(
                        team,
                        person.id(),
                        person.name(),
                        VIA,
                        null,
                        "passkey.added",
                        passkey.id().toString(),
                        ""));
    }

    /**
     * Adds the team to the account that a passkey opens, and begins a session.
     *
     * @throws ApiProblem INVITATION_UNKNOWN, PASSKEY_NOT_BEGUN, PASSKEY_REFUSED, PASSKEYS_UNAVAILABLE, ALREADY_MEMBER,
     *     RATE_LIMITED
     */
    Sessions.Begun add(String code, Assertion answer, Session.Origin from, @Nullable String left) {
        byte[] hash = joining.open(code);
        Person person = passkeySignIn.person(answer, from);
        return joining.enter(hash, person, VIA, from, left, (dsl, team) -> {});
    }
}
