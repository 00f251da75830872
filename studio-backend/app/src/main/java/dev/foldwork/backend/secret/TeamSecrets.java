package dev.foldwork.backend.secret;

import dev.foldwork.backend.access.Caller;
import dev.foldwork.backend.problem.ApiProblem;
import dev.foldwork.backend.problem.Code;
import dev.foldwork.backend.secret.SecretStore.Sealed;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The secrets of teams. Thread-safe; no value is kept open. */
@Component
public class TeamSecrets {

    private static final int MOST = 500;

    private final SecretStore store;
    private final TeamKeys keys;
    private final InstantSource clock;

    TeamSecrets(SecretStore store, TeamKeys keys, InstantSource clock) {
        this.store = store;
        this.keys = keys;
        this.clock = clock;
    }

    List<Secret> list(UUID team, String after, int limit) {
        return store.list(team, after, limit);
    }

    Secret get(UUID team, UUID secret) {
        return store.find(team, secret).orElseThrow(() -> unknown(secret.toString()));
    }

    static ApiProblem unknown(String secret) {
        return new ApiProblem(Code.SECRET_UNKNOWN, "There is no secret " + secret + ".");
    }

    /**
     * Adds a secret.
     *
     * @throws ApiProblem SECRET_NAME_TAKEN, SECRETS_TOO_MANY
     */
    Secret add(Caller caller, String name, String value, String note) {
        UUID team = caller.team();
        if (store.count(team) >= MOST) {
            throw new ApiProblem(Code.SECRETS_TOO_MANY, "The team has " + MOST + " secrets. Delete some first.");
        }
        var secret = new Secret(UUID.randomUUID(), name, note, 1, clock.instant(), caller.name(), null);
        boolean added = store.database().transactionResult(transaction -> {
            TeamKeys.Open key = keys.current(transaction.dsl(), team);
            byte[] sealed = sealed(key, value, place(team, secret.id(), 1));
            return store.add(transaction.dsl(), team, secret, key.version(), sealed);
        });
        if (!added) {
            throw new ApiProblem(
                    Code.SECRET_NAME_TAKEN,
                    "The team has a secret '" + name
                            + "' already. Give that one another value, or choose another name.");
        }
        return get(team, secret.id());
    }

    /** Gives a secret another value, another note, or both; null leaves it as it is. */
    Secret change(Caller caller, UUID secret, @Nullable String value, @Nullable String note) {
        UUID team = caller.team();
        store.database().transaction(transaction -> {
            DSLContext database = transaction.dsl();
            TeamKeys.Open key = keys.current(database, team);
            Sealed old = store.held(database, team, secret).orElseThrow(() -> unknown(secret.toString()));
            if (note != null) {
                store.setNote(database, secret, note);
            }
            if (value != null) {
                int version = old.version() + 1;
                byte[] sealed = sealed(key, value, place(team, secret, version));
                store.setValue(
                        database,
                        new Sealed(secret, old.name(), version, key.version(), sealed),
                        clock.instant(),
                        caller.name());
            }
        });
        return get(team, secret);
    }

    void delete(UUID team, UUID secret) {
        if (!store.delete(team, secret)) {
            throw unknown(secret.toString());
        }
    }

    /** Seals all of a team's secrets with this key, within the transaction; returns how many they are. */
    int sealAnew(DSLContext transaction, UUID team, TeamKeys.Open fresh) {
        List<Sealed> all = store.held(transaction, team);
        for (Sealed old : all) {
            String place = place(team, old.id(), old.version());
            byte[] value =
                    Seal.open(keys.of(transaction, team, old.keyVersion()).key(), old.sealed(), place);
            byte[] sealed = Seal.seal(fresh.key(), value, place);
            store.setSealed(transaction, new Sealed(old.id(), old.name(), old.version(), fresh.version(), sealed));
        }
        return all.size();
    }

    /** Returns the names among these that the team has no secret of, in their order. */
    List<String> missing(UUID team, Collection<String> names) {
        if (names.isEmpty()) {
            return List.of();
        }
        List<String> known = store.known(team, names);
        return names.stream().filter(name -> !known.contains(name)).toList();
    }

    /** Returns values by name for a node that is executed now; a secret that there is none of is left out. */
    public Map<String, String> open(UUID team, Collection<String> names) {
        if (names.isEmpty()) {
            return Map.of();
        }
        Instant now = clock.instant();
        var values = new LinkedHashMap<String, String>();
        for (Sealed found : store.sealed(team, names)) {
            byte[] key = keys.of(store.database(), team, found.keyVersion()).key();
            byte[] value = Seal.open(key, found.sealed(), place(team, found.id(), found.version()));
            values.put(found.name(), new String(value, StandardCharsets.UTF_8));
        }
        store.used(team, values.keySet(), now);
        return values;
    }

    private static byte[] sealed(TeamKeys.Open key, String value, String place) {
        return Seal.seal(key.key(), value.getBytes(StandardCharsets.UTF_8), place);
    }

    private static String place(UUID team, UUID secret, int version) {
        return "secret " + secret + " of team " + team + ", version " + version;
    }
}
