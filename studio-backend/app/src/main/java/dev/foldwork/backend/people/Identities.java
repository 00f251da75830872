package dev.foldwork.backend.people;

import dev.foldwork.backend.access.Caller;
import dev.foldwork.backend.audit.Audit;
import dev.foldwork.backend.audit.Deed;
import dev.foldwork.backend.oidc.Intent;
import dev.foldwork.backend.oidc.ProviderIdentity;
import dev.foldwork.backend.problem.ApiProblem;
import dev.foldwork.backend.problem.Code;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** Which identities of providers belong to whom. Thread-safe. */
@Component
class Identities {

    private final IdentityStore store;
    private final PersonStore people;
    private final WaysIn ways;
    private final Audit audit;
    private final DSLContext database;
    private final InstantSource clock;

    Identities(
            IdentityStore store,
            PersonStore people,
            WaysIn ways,
            Audit audit,
            DSLContext database,
            InstantSource clock) {
        this.store = store;
        this.people = people;
        this.ways = ways;
        this.audit = audit;
        this.database = database;
        this.clock = clock;
    }

    /**
     * Adds an identity to the account of who is signed in.
     *
     * @throws ApiProblem IDENTITY_TAKEN
     */
    void link(ProviderIdentity who, Intent.Link link) {
        Identity linked = store.find(who).orElse(null);
        if (linked != null && linked.person().equals(link.person())) {
            return;
        }
        Person person = people.byId(link.person())
                .orElseThrow(() -> Requests.unknown(link.person().toString(), Code.NOT_FOUND));
        database.transaction(transaction -> {
            UUID id = add(transaction.dsl(), who, person.id());
            audit.write(
                    transaction.dsl(),
                    new Deed(
                            link.team(),
                            person.id(),
                            person.name(),
                            "session",
                            link.session(),
                            "identity.linked",
                            id.toString(),
                            who.provider()));
        });
    }

    /**
     * Links an identity with a person and returns its id.
     *
     * @throws ApiProblem IDENTITY_TAKEN
     */
    UUID add(DSLContext transaction, ProviderIdentity who, UUID person) {
        UUID id = UUID.randomUUID();
        if (!store.insert(transaction, id, who, person, now())) {
            throw new ApiProblem(
                    Code.IDENTITY_TAKEN,
                    "This identity is linked with another account. Sign in with it, or take it off there.");
        }
        return id;
    }

    /**
     * Takes an identity off the caller's account.
     *
     * @throws ApiProblem IDENTITY_UNKNOWN, LAST_WAY_IN
     */
    void remove(Caller caller, UUID identity) {
        UUID id = Requests.person(caller);
        database.transaction(transaction -> {
            people.hold(transaction.dsl(), id);
            Identity found = store.list(transaction.dsl(), id).stream()
                    .filter(each -> each.id().equals(identity))
                    .findFirst()
                    .orElseThrow(() -> Requests.unknown(identity.toString(), Code.IDENTITY_UNKNOWN));
            store.delete(transaction.dsl(), identity);
            ways.keepOne(transaction.dsl(), id);
            audit.write(transaction.dsl(), Deed.of(caller, "identity.unlinked", identity.toString(), found.provider()));
        });
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
