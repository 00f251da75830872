package dev.foldwork.backend.access;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;

/** The tokens that people make for programs. Thread-safe. */
public final class PersonalTokens {

    private final PersonalTokenStore store;
    private final InstantSource clock;

    PersonalTokens(PersonalTokenStore store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    /**
     * A token that was made.
     *
     * @param secret what opens; shown this once
     */
    public record Made(PersonalToken token, String secret) {}

    /** Makes a token; empty when another one of the person's has the name. */
    public Optional<Made> make(
            DSLContext transaction, UUID team, UUID person, String name, Set<Scope> scopes, Duration works) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        String secret = Tokens.create();
        var token = new PersonalToken(
                UUID.randomUUID(), team, person, name, Set.copyOf(scopes), now, now.plus(works), null);
        store.deleteExpired(transaction, team, person, now);
        return store.insert(transaction, token, Secrets.hash(secret))
                ? Optional.of(new Made(token, secret))
                : Optional.empty();
    }

    /** Returns a person's tokens of a team that still work, newest first. */
    public List<PersonalToken> list(UUID team, UUID person) {
        return store.list(team, person, clock.instant());
    }

    /** Ends one of a person's tokens; false when there is no such token. */
    public boolean revoke(DSLContext transaction, UUID team, UUID person, UUID token) {
        return store.delete(transaction, team, person, token);
    }
}
