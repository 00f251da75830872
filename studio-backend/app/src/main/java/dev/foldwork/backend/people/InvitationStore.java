package dev.foldwork.backend.people;

import static dev.foldwork.schema.Tables.INVITATION;

import dev.foldwork.backend.access.Role;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.SelectConditionStep;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Invitations in the database. */
@Component
class InvitationStore {

    private final DSLContext database;

    InvitationStore(DSLContext database) {
        this.database = database;
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    void insert(DSLContext transaction, Invitation invitation, byte[] hash) {
        transaction
                .insertInto(INVITATION)
                .set(INVITATION.ID, invitation.id())
                .set(INVITATION.TEAM_ID, invitation.team())
                .set(INVITATION.HASH, hash)
                .set(INVITATION.ROLE, invitation.role().wire())
                .set(INVITATION.SETUP, invitation.setup())
                .set(INVITATION.INVITED_BY, invitation.invitedBy())
                .set(INVITATION.CREATED_AT, time(invitation.createdAt()))
                .set(INVITATION.EXPIRES_AT, time(invitation.expiresAt()))
                .execute();
    }

    /** Finds an invitation that still works. */
    Optional<Invitation> find(byte[] hash, Instant now) {
        return working(database, hash, now).fetchOptional(InvitationStore::invitation);
    }

    /** Finds an invitation that still works and holds it, so that of two who follow it the second one finds it used. */
    Optional<Invitation> hold(DSLContext transaction, byte[] hash, Instant now) {
        return working(transaction, hash, now).forUpdate().fetchOptional(InvitationStore::invitation);
    }

    private static SelectConditionStep<Record> working(DSLContext transaction, byte[] hash, Instant now) {
        return transaction
                .select(INVITATION.fields())
                .from(INVITATION)
                .where(INVITATION.HASH.eq(hash))
                .and(INVITATION.USED_AT.isNull())
                .and(INVITATION.EXPIRES_AT.gt(time(now)));
    }

    void used(DSLContext transaction, UUID invitation, UUID by, Instant now) {
        transaction
                .update(INVITATION)
                .set(INVITATION.USED_AT, time(now))
                .set(INVITATION.USED_BY, by)
                .where(INVITATION.ID.eq(invitation))
                .execute();
    }

    /** Returns the invitations of a team that nobody has used, newest first. */
    List<Invitation> open(UUID team, Instant now) {
        return database.select(INVITATION.fields())
                .from(INVITATION)
                .where(INVITATION.TEAM_ID.eq(team))
                .and(INVITATION.USED_AT.isNull())
                .and(INVITATION.EXPIRES_AT.gt(time(now)))
                .orderBy(INVITATION.ID.desc())
                .limit(500)
                .fetch(InvitationStore::invitation);
    }

    boolean delete(DSLContext transaction, UUID team, UUID invitation) {
        return transaction
                        .deleteFrom(INVITATION)
                        .where(INVITATION.TEAM_ID.eq(team))
                        .and(INVITATION.ID.eq(invitation))
                        .and(INVITATION.USED_AT.isNull())
                        .execute()
                == 1;
    }

    /** Takes back what a person has invited. */
    void deleteOf(DSLContext transaction, UUID team, UUID person) {
        transaction
                .deleteFrom(INVITATION)
                .where(INVITATION.TEAM_ID.eq(team))
                .and(INVITATION.INVITED_BY.eq(person))
                .and(INVITATION.USED_AT.isNull())
                .execute();
    }

    void deleteSetups(DSLContext transaction, UUID team) {
        transaction
                .deleteFrom(INVITATION)
                .where(INVITATION.TEAM_ID.eq(team))
                .and(INVITATION.SETUP)
                .and(INVITATION.USED_AT.isNull())
                .execute();
    }

    private static Invitation invitation(Record row) {
        @Nullable UUID by = row.get(INVITATION.INVITED_BY);
        return new Invitation(
                row.get(INVITATION.ID),
                row.get(INVITATION.TEAM_ID),
                Role.of(row.get(INVITATION.ROLE)),
                row.get(INVITATION.SETUP),
                by,
                row.get(INVITATION.CREATED_AT).toInstant(),
                row.get(INVITATION.EXPIRES_AT).toInstant());
    }
}
