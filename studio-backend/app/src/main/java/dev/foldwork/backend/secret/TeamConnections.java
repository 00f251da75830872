package dev.foldwork.backend.secret;

import dev.foldwork.backend.access.Caller;
import dev.foldwork.backend.problem.ApiProblem;
import dev.foldwork.backend.problem.Code;
import dev.foldwork.backend.secret.ConnectionStore.Sealed;
import dev.foldwork.flow.connection.ConnectionKind;
import dev.foldwork.flow.json.Json;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The connections of teams. Thread-safe; no secret field is kept open. */
@Component
public class TeamConnections {

    private static final int MOST = 500;

    private final ConnectionStore store;
    private final TeamKeys keys;
    private final InstantSource clock;

    TeamConnections(ConnectionStore store, TeamKeys keys, InstantSource clock) {
        this.store = store;
        this.keys = keys;
        this.clock = clock;
    }

    List<Connection> list(UUID team, String after, int limit) {
        return store.list(team, after, limit);
    }

    Connection get(UUID team, UUID connection) {
        return store.find(team, connection).orElseThrow(() -> unknown(connection.toString()));
    }

    static ApiProblem unknown(String connection) {
        return new ApiProblem(Code.CONNECTION_UNKNOWN, "There is no connection " + connection + ".");
    }

    /**
     * Adds a connection.
     *
     * @throws ApiProblem CONNECTION_INVALID, CONNECTION_NAME_TAKEN, CONNECTIONS_TOO_MANY
     */
    Connection add(Caller caller, String name, String kind, Map<String, @Nullable Object> fields, String note) {
        UUID team = caller.team();
        ConnectionParts parts = ConnectionParts.of(ConnectionParts.kind(kind), fields);
        if (store.count(team) >= MOST) {
            throw new ApiProblem(
                    Code.CONNECTIONS_TOO_MANY, "The team has " + MOST + " connections. Delete some first.");
        }
        var made = new Connection(
                UUID.randomUUID(), name, kind, parts.shown(), note, 1, clock.instant(), caller.name(), null);
        boolean added = store.database().transactionResult(transaction -> {
            TeamKeys.Open key = keys.current(transaction.dsl(), team);
            byte[] sealed = seal(key, parts, place(team, made.id(), 1, kind, parts.shown()));
            return store.add(transaction.dsl(), team, made, key.version(), sealed);
        });
        if (!added) {
            throw new ApiProblem(
                    Code.CONNECTION_NAME_TAKEN,
                    "The team has a connection '" + name + "' already. Change that one, or choose another name.");
        }
        return get(team, made.id());
    }

    /** Gives a connection other fields, another note, or both; null leaves it as it is. */
    Connection change(
            Caller caller, UUID connection, @Nullable Map<String, @Nullable Object> fields, @Nullable String note) {
        UUID team = caller.team();
        store.database().transaction(transaction -> {
            DSLContext database = transaction.dsl();
            TeamKeys.Open key = keys.current(database, team);
            Sealed old = store.held(database, team, connection).orElseThrow(() -> unknown(connection.toString()));
            if (note != null) {
                store.setNote(database, connection, note);
            }
            if (fields != null) {
                ConnectionKind kind = ConnectionParts.kind(old.kind());
                ConnectionParts parts =
                        new ConnectionParts(old.fields(), opened(database, team, old)).changed(kind, fields);
                int version = old.version() + 1;
                String place = place(team, connection, version, old.kind(), parts.shown());
                var sealed = new Sealed(
                        connection,
                        old.name(),
                        old.kind(),
                        parts.shown(),
                        version,
                        key.version(),
                        seal(key, parts, place));
                store.setFields(database, sealed, clock.instant(), caller.name());
            }
        });
        return get(team, connection);
    }

    void delete(UUID team, UUID connection) {
        if (!store.delete(team, connection)) {
            throw unknown(connection.toString());
        }
    }

    /** Seals all of a team's connections with this key, within the transaction; returns how many they are. */
    int sealAnew(DSLContext transaction, UUID team, TeamKeys.Open fresh) {
        List<Sealed> all = store.held(transaction, team);
        for (Sealed old : all) {
            byte[] sealed = Seal.seal(fresh.key(), open(transaction, team, old), place(team, old));
            store.setSealed(transaction, old.id(), fresh.version(), sealed);
        }
        return all.size();
    }

    /** Returns the kinds of those of these names that the team has. */
    Map<String, String> kinds(UUID team, java.util.Collection<String> names) {
        return names.isEmpty() ? Map.of() : store.kinds(team, names);
    }

    /**
     * Returns connections by name for a node that is executed now; one that there is none of is left out, one of another
     * kind comes without its fields.
     *
     * @param wanted kinds by name
     */
    public Map<String, OpenConnection> open(UUID team, Map<String, String> wanted) {
        if (wanted.isEmpty()) {
            return Map.of();
        }
        var found = new LinkedHashMap<String, OpenConnection>();
        var used = new ArrayList<String>();
        for (Sealed sealed : store.sealed(team, wanted.keySet())) {
            var fields = new LinkedHashMap<String, @Nullable Object>();
            if (sealed.kind().equals(wanted.get(sealed.name()))) {
                fields.putAll(sealed.fields());
                fields.putAll(opened(store.database(), team, sealed));
                used.add(sealed.name());
            }
            found.put(sealed.name(), new OpenConnection(sealed.kind(), fields));
        }
        store.used(team, used, clock.instant());
        return found;
    }

    private Map<String, @Nullable Object> opened(DSLContext reader, UUID team, Sealed sealed) {
        return Json.object(open(reader, team, sealed));
    }

    private byte[] open(DSLContext reader, UUID team, Sealed sealed) {
        byte[] key = keys.of(reader, team, sealed.keyVersion()).key();
        return Seal.open(key, sealed.sealed(), place(team, sealed));
    }

    private static byte[] seal(TeamKeys.Open key, ConnectionParts parts, String place) {
        return Seal.seal(key.key(), Json.bytes(parts.secret()), place);
    }

    private static String place(UUID team, Sealed sealed) {
        return place(team, sealed.id(), sealed.version(), sealed.kind(), sealed.fields());
    }

    /** What may be read is part of the place: whoever can write to the database cannot send a key to another address. */
    private static String place(UUID team, UUID connection, int version, String kind, Map<String, ?> shown) {
        return "connection " + connection + " of team " + team + ", version " + version + ", kind " + kind + ", fields "
                + Json.sha256(shown);
    }
}
