package dev.foldwork.backend.people;

import dev.foldwork.backend.access.Caller;
import dev.foldwork.backend.access.Role;
import dev.foldwork.backend.access.Secrets;
import dev.foldwork.backend.audit.Audit;
import dev.foldwork.backend.audit.Deed;
import dev.foldwork.backend.problem.ApiProblem;
import dev.foldwork.backend.problem.Code;
import dev.foldwork.backend.settings.BackendSettings;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The links by which owners let people in. Thread-safe. */
@Component
class Invitations {

    private static final int MOST_OPEN = 200;

    private final InvitationStore store;
    private final BackendSettings settings;
    private final Audit audit;
    private final DSLContext database;
    private final InstantSource clock;

    Invitations(
            InvitationStore store, BackendSettings settings, Audit audit, DSLContext database, InstantSource clock) {
        this.store = store;
        this.settings = settings;
        this.audit = audit;
        this.database = database;
        this.clock = clock;
    }

    /** An invitation with its link, which is shown this once. */
    record Written(Invitation invitation, String link) {

        Map<String, @Nullable Object> toJson() {
            var json = new LinkedHashMap<String, @Nullable Object>(invitation.toJson());
            json.put("link", link);
            return json;
        }
    }

    /**
     * Makes a link.
     *
     * @throws ApiProblem INVITATIONS_TOO_MANY
     */
    Written write(Caller caller, Role role, Duration works) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        if (store.open(caller.team(), now).size() >= MOST_OPEN) {
            throw new ApiProblem(
                    Code.INVITATIONS_TOO_MANY,
                    "The team has " + MOST_OPEN + " open invitations. Take some back first.");
        }
        String code = Secrets.create(Invitation.PREFIX);
        var invitation =
                new Invitation(UUID.randomUUID(), caller.team(), role, false, caller.person(), now, now.plus(works));
        database.transaction(transaction -> {
            store.insert(transaction.dsl(), invitation, Secrets.hash(code));
            String id = invitation.id().toString();
            audit.write(transaction.dsl(), Deed.of(caller, "invitation.made", id, role.wire()));
        });
        return new Written(invitation, Links.join(settings, code));
    }

    List<Invitation> open(UUID team) {
        return store.open(team, clock.instant());
    }

    /**
     * Takes a link back that nobody has used.
     *
     * @throws ApiProblem INVITATION_UNKNOWN
     */
    void takeBack(Caller caller, UUID invitation) {
        database.transaction(transaction -> {
            if (!store.delete(transaction.dsl(), caller.team(), invitation)) {
                throw Requests.unknown(invitation.toString(), Code.INVITATION_UNKNOWN);
            }
            audit.write(transaction.dsl(), Deed.of(caller, "invitation.taken_back", invitation.toString(), ""));
        });
    }
}
