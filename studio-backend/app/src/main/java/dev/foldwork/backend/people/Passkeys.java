package dev.foldwork.backend.people;

import dev.foldwork.backend.access.Caller;
import dev.foldwork.backend.access.Sessions;
import dev.foldwork.backend.audit.Audit;
import dev.foldwork.backend.audit.Deed;
import dev.foldwork.backend.passkey.Assertions;
import dev.foldwork.backend.passkey.Attestation;
import dev.foldwork.backend.passkey.Attestations;
import dev.foldwork.backend.passkey.Newcomer;
import dev.foldwork.backend.passkey.Passkey;
import dev.foldwork.backend.passkey.PasskeyStore;
import dev.foldwork.backend.passkey.Purpose;
import dev.foldwork.backend.problem.ApiProblem;
import dev.foldwork.backend.problem.Code;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The passkeys that open people's accounts. Thread-safe. */
@Component
class Passkeys {

    private static final int MOST = 20;

    private final PasskeyStore store;
    private final Attestations attestations;
    private final Assertions assertions;
    private final PersonStore people;
    private final WaysIn ways;
    private final Sessions sessions;
    private final Audit audit;
    private final DSLContext database;
    private final InstantSource clock;

    Passkeys(
            PasskeyStore store,
            Attestations attestations,
            Assertions assertions,
            PersonStore people,
            WaysIn ways,
            Sessions sessions,
            Audit audit,
            DSLContext database,
            InstantSource clock) {
        this.store = store;
        this.attestations = attestations;
        this.assertions = assertions;
        this.people = people;
        this.ways = ways;
        this.sessions = sessions;
        this.audit = audit;
        this.database = database;
        this.clock = clock;
    }

    List<Map<String, @Nullable Object>> list(UUID person) {
        return store.list(person).stream().map(this::json).toList();
    }

    private Map<String, @Nullable Object> json(Passkey passkey) {
        return passkey.toJson(store.works(passkey));
    }

    /** Begins to prove with a passkey of the caller who it is. */
    Map<String, @Nullable Object> beginProof(Caller caller) {
        List<Passkey> own = store.list(Requests.person(caller));
        return assertions.begin(new Purpose.Prove(caller.credential().id()), own);
    }

    /**
     * Begins to add a passkey to the account of a caller that was proved.
     *
     * @throws ApiProblem PASSKEYS_TOO_MANY, PASSKEYS_UNAVAILABLE
     */
    Map<String, @Nullable Object> begin(Caller caller) {
        UUID id = Requests.person(caller);
        Person person = people.byId(id).orElseThrow(() -> Requests.unknown(id.toString(), Code.NOT_FOUND));
        List<Passkey> own = store.list(id);
        refuseMany(own);
        var who = new Newcomer(id, person.email(), person.name());
        return attestations.begin(new Purpose.Register(caller.credential().id()), who, own);
    }

    private static void refuseMany(List<Passkey> own) {
        if (own.size() >= MOST) {
            throw new ApiProblem(Code.PASSKEYS_TOO_MANY, "You have " + MOST + " passkeys. Take some off first.");
        }
    }

    /**
     * Adds the passkey that was made in the caller's session.
     *
     * @throws ApiProblem PASSKEY_NOT_BEGUN, PASSKEY_REFUSED, PASSKEY_TAKEN, PASSKEYS_TOO_MANY, PASSKEYS_UNAVAILABLE
     */
    Map<String, @Nullable Object> add(Caller caller, String name, Attestation answer) {
        UUID person = Requests.person(caller);
        var made = attestations.check(
                answer, new Purpose.Register(caller.credential().id()));
        Passkey added = database.transactionResult(transaction -> {
            people.hold(transaction.dsl(), person);
            refuseMany(store.list(transaction.dsl(), person));
            Passkey passkey = insert(transaction.dsl(), made, person, name);
            audit.write(
                    transaction.dsl(),
                    Deed.of(caller, "passkey.added", passkey.id().toString(), ""));
            return passkey;
        });
        return json(added);
    }

    /**
     * Keeps a new passkey of a person.
     *
     * @throws ApiProblem PASSKEY_TAKEN
     */
    Passkey insert(DSLContext transaction, Attestations.Made made, UUID person, String name) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var passkey = new Passkey(
                UUID.randomUUID(),
                person,
                made.site(),
                made.credential(),
                made.publicKey(),
                made.signCount(),
                made.aaguid(),
                made.transports(),
                made.backupEligible(),
                made.backedUp(),
                name,
                now,
                now);
        if (!store.insert(transaction, passkey)) {
            throw new ApiProblem(
                    Code.PASSKEY_TAKEN,
                    "The passkey belongs to an account already. Sign in with it, or make another one.");
        }
        return passkey;
    }

    /**
     * Gives a passkey of the caller another name.
     *
     * @throws ApiProblem PASSKEY_UNKNOWN
     */
    Map<String, @Nullable Object> rename(Caller caller, UUID passkey, String name) {
        Passkey renamed = database.transactionResult(transaction -> {
            Passkey found = store.rename(transaction.dsl(), Requests.person(caller), passkey, name)
                    .orElseThrow(() -> Requests.unknown(passkey.toString(), Code.PASSKEY_UNKNOWN));
            audit.write(transaction.dsl(), Deed.of(caller, "passkey.renamed", passkey.toString(), ""));
            return found;
        });
        return json(renamed);
    }

    /**
     * Takes a passkey off the caller's account and ends the other sessions, one of which it may have begun elsewhere.
     *
     * @throws ApiProblem PASSKEY_UNKNOWN, LAST_WAY_IN
     */
    void remove(Caller caller, UUID passkey) {
        UUID person = Requests.person(caller);
        database.transaction(transaction -> {
            DSLContext dsl = transaction.dsl();
            people.hold(dsl, person);
            if (store.list(dsl, person).stream().noneMatch(each -> each.id().equals(passkey))) {
                throw Requests.unknown(passkey.toString(), Code.PASSKEY_UNKNOWN);
            }
            store.delete(dsl, person, passkey);
            ways.keepOne(dsl, person);
            sessions.endAll(dsl, person, caller.credential().id());
            audit.write(dsl, Deed.of(caller, "passkey.removed", passkey.toString(), ""));
        });
    }
}
