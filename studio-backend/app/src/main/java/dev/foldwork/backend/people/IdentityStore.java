package dev.foldwork.backend.people;

import static dev.foldwork.schema.Tables.PERSON_IDENTITY;

import dev.foldwork.backend.oidc.ProviderIdentity;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.springframework.stereotype.Component;

/** Who people are for providers, in the database. */
@Component
class IdentityStore {

    private final DSLContext database;

    IdentityStore(DSLContext database) {
        this.database = database;
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    /** Finds whom an identity is linked with; issuer and subject say it, and nothing else. */
    Optional<Identity> find(ProviderIdentity who) {
        return database.select(PERSON_IDENTITY.fields())
                .from(PERSON_IDENTITY)
                .where(PERSON_IDENTITY.ISSUER.eq(who.issuer()))
                .and(PERSON_IDENTITY.SUBJECT.eq(who.subject()))
                .fetchOptional(IdentityStore::identity);
    }

    /** Links an identity; returns false when it is linked already. */
    boolean insert(DSLContext transaction, UUID id, ProviderIdentity who, UUID person, Instant now) {
        return transaction
                        .insertInto(PERSON_IDENTITY)
                        .set(PERSON_IDENTITY.ID, id)
                        .set(PERSON_IDENTITY.PERSON_ID, person)
                        .set(PERSON_IDENTITY.PROVIDER, who.provider())
                        .set(PERSON_IDENTITY.ISSUER, who.issuer())
                        .set(PERSON_IDENTITY.SUBJECT, who.subject())
                        .set(PERSON_IDENTITY.CREATED_AT, time(now))
                        .set(PERSON_IDENTITY.USED_AT, time(now))
                        .onConflictDoNothing()
                        .execute()
                == 1;
    }

    void used(UUID identity, Instant now) {
        database.update(PERSON_IDENTITY)
                .set(PERSON_IDENTITY.USED_AT, time(now))
                .where(PERSON_IDENTITY.ID.eq(identity))
                .execute();
    }

    /** Returns a person's identities, the first one first. */
    List<Identity> list(UUID person) {
        return list(database, person);
    }

    List<Identity> list(DSLContext transaction, UUID person) {
        return transaction
                .select(PERSON_IDENTITY.fields())
                .from(PERSON_IDENTITY)
                .where(PERSON_IDENTITY.PERSON_ID.eq(person))
                .orderBy(PERSON_IDENTITY.CREATED_AT, PERSON_IDENTITY.ID)
                .fetch(IdentityStore::identity);
    }

    void delete(DSLContext transaction, UUID identity) {
        transaction
                .deleteFrom(PERSON_IDENTITY)
                .where(PERSON_IDENTITY.ID.eq(identity))
                .execute();
    }

    private static Identity identity(Record row) {
        return new Identity(
                row.get(PERSON_IDENTITY.ID),
                row.get(PERSON_IDENTITY.PERSON_ID),
                row.get(PERSON_IDENTITY.PROVIDER),
                row.get(PERSON_IDENTITY.CREATED_AT).toInstant(),
                row.get(PERSON_IDENTITY.USED_AT).toInstant());
    }
}
