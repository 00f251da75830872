package dev.foldwork.backend.secret;

import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** Gives teams new keys. Thread-safe. */
@Component
class Resealing {

    private final DSLContext database;
    private final TeamKeys keys;
    private final TeamSecrets secrets;
    private final TeamConnections connections;

    Resealing(DSLContext database, TeamKeys keys, TeamSecrets secrets, TeamConnections connections) {
        this.database = database;
        this.keys = keys;
        this.secrets = secrets;
        this.connections = connections;
    }

    /** Seals all that a team keeps with a new key and forgets the old one; returns how many things they are. */
    int sealAnew(UUID team) {
        return database.transactionResult(configuration -> {
            DSLContext transaction = configuration.dsl();
            TeamKeys.Open fresh = keys.renew(transaction, team);
            int resealed = secrets.sealAnew(transaction, team, fresh) + connections.sealAnew(transaction, team, fresh);
            keys.keepOnly(transaction, team, fresh.version());
            return resealed;
        });
    }
}
