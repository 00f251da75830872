package dev.foldwork.backend.secret;

import dev.foldwork.backend.secret.TeamKeyStore.Sealed;
import dev.foldwork.backend.settings.BackendSettings;
import java.time.InstantSource;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** The keys of teams, sealed in the database by a master key and kept open nowhere. Thread-safe. */
@Component
class TeamKeys {

    private final TeamKeyStore store;
    private final MasterKeys masters;
    private final InstantSource clock;

    TeamKeys(TeamKeyStore store, BackendSettings settings, InstantSource clock) {
        this.store = store;
        this.masters = MasterKeys.read(settings.secretKeyFile(), store.isEmpty());
        this.clock = clock;
        sealAnew();
    }

    /**
     * An open key.
     *
     * @param version which of the team's keys it is
     */
    record Open(int version, byte[] key) {}

    /** Seals every team's keys with the master key that seals now. */
    private void sealAnew() {
        store.database()
                .transaction(transaction -> store.notSealedBy(transaction.dsl(), masters.current())
                        .forEach(old -> store.replace(
                                transaction.dsl(),
                                sealed(old.team(), old.version(), open(old).key()))));
    }

    /** Returns the key that seals a team's secrets, made here when it is the first; it stays that until the transaction ends. */
    Open current(DSLContext transaction, UUID team) {
        return store.newest(transaction, team).map(this::open).orElseGet(() -> {
            store.add(transaction, sealed(team, 1, Seal.newKey()), clock.instant());
            return open(store.newest(transaction, team).orElseThrow());
        });
    }

    /** Makes a new key for a team and returns it; nobody seals with the old ones until the transaction ends. */
    Open renew(DSLContext transaction, UUID team) {
        int version = store.hold(transaction, team) + 1;
        store.add(transaction, sealed(team, version, Seal.newKey()), clock.instant());
        return of(transaction, team, version);
    }

    /** Forgets a team's keys but this one. */
    void keepOnly(DSLContext transaction, UUID team, int version) {
        store.keepOnly(transaction, team, version);
    }

    /** Returns one of a team's keys. */
    Open of(DSLContext reader, UUID team, int version) {
        return store.find(reader, team, version).map(this::open).orElseThrow();
    }

    private Sealed sealed(UUID team, int version, byte[] key) {
        String master = masters.current();
        return new Sealed(team, version, master, Seal.seal(masters.key(master), key, place(team, version)));
    }

    private Open open(Sealed key) {
        return new Open(
                key.version(), Seal.open(masters.key(key.master()), key.sealed(), place(key.team(), key.version())));
    }

    private static String place(UUID team, int version) {
        return "key of team " + team + ", version " + version;
    }
}
