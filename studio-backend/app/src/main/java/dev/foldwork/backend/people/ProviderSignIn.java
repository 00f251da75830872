package dev.foldwork.backend.people;

import dev.foldwork.backend.access.Session;
import dev.foldwork.backend.access.Sessions;
import dev.foldwork.backend.audit.Audit;
import dev.foldwork.backend.audit.Deed;
import dev.foldwork.backend.oidc.Intent;
import dev.foldwork.backend.oidc.OidcLogins;
import dev.foldwork.backend.oidc.ProviderIdentity;
import dev.foldwork.backend.problem.ApiProblem;
import dev.foldwork.backend.problem.Code;
import dev.foldwork.backend.settings.OidcProvider.Newcomers;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Lets people in whom a provider vouches for. Somebody is who issuer and subject say; an address only makes an account
 * where there is none, and never opens one. Thread-safe.
 */
@Component
class ProviderSignIn {

    private static final Logger LOG = LoggerFactory.getLogger(ProviderSignIn.class);
    private static final String VIA = "oidc";

    private final OidcLogins providers;
    private final IdentityStore store;
    private final Identities identities;
    private final PersonStore people;
    private final SignIn signIn;
    private final Joining joining;
    private final Audit audit;
    private final DSLContext database;
    private final InstantSource clock;

    ProviderSignIn(
            OidcLogins providers,
            IdentityStore store,
            Identities identities,
            PersonStore people,
            SignIn signIn,
            Joining joining,
            Audit audit,
            DSLContext database,
            InstantSource clock) {
        this.providers = providers;
        this.store = store;
        this.identities = identities;
        this.people = people;
        this.signIn = signIn;
        this.joining = joining;
        this.audit = audit;
        this.database = database;
        this.clock = clock;
    }

    /**
     * Does what somebody went to the provider for; returns the session that it began, if any.
     *
     * @param left the cookie that the browser had before; its session ends when another one begins
     * @throws ApiProblem NOT_INVITED, EMAIL_REFUSED, EMAIL_UNVERIFIED, ACCOUNT_EXISTS, IDENTITY_TAKEN, TEAM_MISSING,
     *     INVITATION_UNKNOWN, ALREADY_MEMBER
     */
    Optional<Sessions.Begun> end(OidcLogins.Ended ended, Session.Origin from, @Nullable String left) {
        ProviderIdentity who = ended.identity();
        checkDomain(who);
        return switch (ended.intent()) {
            case Intent.Enter() -> Optional.of(enter(who, from, left));
            case Intent.Join(var invitation) -> Optional.of(join(who, invitation, from, left));
            case Intent.Link link -> {
                identities.link(who, link);
                yield Optional.empty();
            }
        };
    }

    private void checkDomain(ProviderIdentity who) {
        List<String> domains = providers.settings(who.provider()).emailDomains();
        boolean allowed = who.verified()
                && domains.stream()
                        .anyMatch(each -> each.toLowerCase(Locale.ROOT).equals(who.domain()));
        if (!domains.isEmpty() && !allowed) {
            throw new ApiProblem(
                    Code.EMAIL_REFUSED,
                    "Only verified addresses of " + String.join(", ", domains) + " may sign in with "
                            + providers.name(who.provider()) + ".");
        }
    }

    private Sessions.Begun enter(ProviderIdentity who, Session.Origin from, @Nullable String left) {
        Person known = known(who);
        if (known != null) {
            return signIn.enter(known, from, left, VIA);
        }
        Newcomers newcomers = providers.settings(who.provider()).newcomers();
        if (newcomers == null) {
            throw new ApiProblem(
                    Code.NOT_INVITED,
                    "No account here is linked with yours at " + providers.name(who.provider())
                            + ". Follow an invitation, or sign in with your password and link it.");
        }
        return newcomer(who, newcomers, from, left);
    }

    private @Nullable Person known(ProviderIdentity who) {
        Identity linked = store.find(who).orElse(null);
        if (linked == null) {
            return null;
        }
        store.used(linked.id(), clock.instant());
        return people.byId(linked.person()).orElse(null);
    }

    private Sessions.Begun newcomer(ProviderIdentity who, Newcomers as, Session.Origin from, @Nullable String left) {
        UUID team = people.team(as.team()).orElseThrow(() -> {
            LOG.error("newcomers of provider {} should join team {}, which does not exist", who.provider(), as.team());
            return new ApiProblem(
                    Code.TEAM_MISSING, "The team for newcomers does not exist. Ask who looks after this.");
        });
        Person person = fresh(who);
        var role = dev.foldwork.backend.access.Role.of(as.role());
        return database.transactionResult(transaction -> {
            DSLContext dsl = transaction.dsl();
            if (!people.insert(dsl, person, clock.instant())) {
                throw accountExists(who);
            }
            people.join(dsl, team, person.id(), role, clock.instant());
            audit.write(dsl, deed(team, person, "member.joined", "", role.wire()));
            link(dsl, team, who, person);
            return signIn.start(dsl, person, team, from, left, VIA);
        });
    }

    private Sessions.Begun join(ProviderIdentity who, byte[] invitation, Session.Origin from, @Nullable String left) {
        Person known = known(who);
        if (known != null) {
            return joining.enter(invitation, known, VIA, from, left, (dsl, team) -> {});
        }
        Person person = fresh(who);
        return joining.enter(invitation, person, VIA, from, left, (dsl, team) -> link(dsl, team, who, person));
    }

    private void link(DSLContext transaction, UUID team, ProviderIdentity who, Person person) {
        UUID identity = identities.add(transaction, who, person.id());
        audit.write(transaction, deed(team, person, "identity.linked", identity.toString(), who.provider()));
    }

    private static Deed deed(UUID team, Person person, String action, String subject, String detail) {
        return new Deed(team, person.id(), person.name(), VIA, null, action, subject, detail);
    }

    /** Somebody may have typed another person's address into an account of theirs, so an address opens none. */
    private Person fresh(ProviderIdentity who) {
        String email = who.email();
        if (email == null || !who.verified()) {
            throw new ApiProblem(
                    Code.EMAIL_UNVERIFIED,
                    providers.name(who.provider())
                            + " does not say that your address is yours. Have it verified there.");
        }
        new AccountCheck().email(email.strip()).refuse();
        if (people.byEmail(email).isPresent()) {
            throw accountExists(who);
        }
        return new Person(UUID.randomUUID(), email.strip(), who.shownName(), null);
    }

    private ApiProblem accountExists(ProviderIdentity who) {
        return new ApiProblem(
                Code.ACCOUNT_EXISTS,
                "An account here has your address. Sign in to it with its password and link "
                        + providers.name(who.provider()) + " there.");
    }
}
