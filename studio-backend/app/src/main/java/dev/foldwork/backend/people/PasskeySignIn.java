package dev.foldwork.backend.people;

import dev.foldwork.backend.access.Session;
import dev.foldwork.backend.passkey.Assertion;
import dev.foldwork.backend.passkey.Assertions;
import dev.foldwork.backend.passkey.Passkey;
import dev.foldwork.backend.passkey.PasskeyStore;
import dev.foldwork.backend.passkey.Purpose;
import dev.foldwork.backend.problem.ApiProblem;
import dev.foldwork.backend.problem.Code;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds out whose passkey answered. Thread-safe. */
@Component
class PasskeySignIn {

    /** How it is called in the audit trail. */
    static final String VIA = "passkey";

    private final Assertions assertions;
    private final PasskeyStore store;
    private final PersonStore people;
    private final Attempts attempts;
    private final Failures failures;
    private final DSLContext database;
    private final InstantSource clock;

    PasskeySignIn(
            Assertions assertions,
            PasskeyStore store,
            PersonStore people,
            Attempts attempts,
            Failures failures,
            DSLContext database,
            InstantSource clock) {
        this.assertions = assertions;
        this.store = store;
        this.people = people;
        this.attempts = attempts;
        this.failures = failures;
        this.database = database;
        this.clock = clock;
    }

    /**
     * Returns whose passkey answered a challenge of a sign-in.
     *
     * @throws ApiProblem PASSKEY_NOT_BEGUN, PASSKEY_REFUSED, the same for a passkey that nobody has; RATE_LIMITED
     */
    Person person(Assertion answer, Session.Origin from) {
        return tried(answer, new Purpose.SignIn(), null, from);
    }

    /**
     * Refuses an answer that is not of a passkey of this person.
     *
     * @throws ApiProblem PASSKEY_NOT_BEGUN, PASSKEY_REFUSED, RATE_LIMITED
     */
    void prove(Assertion answer, Purpose.Prove purpose, UUID person, Session.Origin from) {
        tried(answer, purpose, person, from);
    }

    /** Tries are counted by passkey: who fails on purpose with a person's address keeps no passkey out. */
    private Person tried(Assertion answer, Purpose purpose, @Nullable UUID whom, Session.Origin from) {
        UUID owner = store.find(answer.credential()).map(Passkey::person).orElse(null);
        String account = VIA + " " + HexFormat.of().formatHex(answer.credential());
        long wait = attempts.waitBefore(account, owner, from.address());
        try {
            if (wait > 0) {
                throw Waits.after(wait);
            }
            Assertions.Answered answered = assertions.take(answer, purpose);
            Person person = database.transactionResult(transaction -> checked(transaction.dsl(), answered, whom));
            attempts.right(account, person.id(), from.address());
            return person;
        } catch (ApiProblem refused) {
            if (refused.code() != Code.PASSKEYS_UNAVAILABLE) {
                failures.note(owner, VIA, from.address());
            }
            throw refused;
        }
    }

    private Person checked(DSLContext transaction, Assertions.Answered answered, @Nullable UUID whom) {
        Passkey passkey =
                store.hold(transaction, answered.answer().credential()).orElse(null);
        Assertions.Shown shown = assertions.check(answered, passkey, whom);
        if (passkey == null) {
            throw new IllegalStateException("a passkey that nobody has was believed");
        }
        store.used(transaction, passkey, shown, clock.instant());
        return people.byId(transaction, passkey.person())
                .orElseThrow(() -> Requests.unknown(passkey.person().toString(), Code.NOT_FOUND));
    }
}
