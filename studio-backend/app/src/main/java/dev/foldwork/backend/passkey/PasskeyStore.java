package dev.foldwork.backend.passkey;

import static dev.foldwork.schema.Tables.PASSKEY;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.springframework.stereotype.Component;

/** The passkeys of people in the database. */
@Component
public class PasskeyStore {

    private final DSLContext database;
    private final RelyingParty site;

    PasskeyStore(DSLContext database, RelyingParty site) {
        this.database = database;
        this.site = site;
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    /** Finds the passkey that a browser calls so, if it is one for the service's present name. */
    public Optional<Passkey> find(byte[] credential) {
        return site.id() == null
                ? Optional.empty()
                : database.select(PASSKEY.fields())
                        .from(PASSKEY)
                        .where(PASSKEY.CREDENTIAL_ID.eq(credential))
                        .and(PASSKEY.RP_ID.eq(site.id()))
                        .fetchOptional(PasskeyStore::passkey);
    }

    /** Finds it and holds it, so that of two answers at the same moment the second one sees what the first one counted. */
    public Optional<Passkey> hold(DSLContext transaction, byte[] credential) {
        return site.id() == null
                ? Optional.empty()
                : transaction
                        .select(PASSKEY.fields())
                        .from(PASSKEY)
                        .where(PASSKEY.CREDENTIAL_ID.eq(credential))
                        .and(PASSKEY.RP_ID.eq(site.id()))
                        .forUpdate()
                        .fetchOptional(PasskeyStore::passkey);
    }

    /** Returns whether it opens anything under the service's present name. */
    public boolean works(Passkey passkey) {
        return passkey.site().equals(site.id());
    }

    public List<Passkey> list(UUID person) {
        return list(database, person);
    }

    /** Returns a person's passkeys, the first one first. */
    public List<Passkey> list(DSLContext transaction, UUID person) {
        return transaction
                .select(PASSKEY.fields())
                .from(PASSKEY)
                .where(PASSKEY.PERSON_ID.eq(person))
                .orderBy(PASSKEY.CREATED_AT, PASSKEY.ID)
                .fetch(PasskeyStore::passkey);
    }

    /** Adds a passkey; returns false when somebody has it already. */
    public boolean insert(DSLContext transaction, Passkey passkey) {
        return transaction
                        .insertInto(PASSKEY)
                        .set(PASSKEY.ID, passkey.id())
                        .set(PASSKEY.PERSON_ID, passkey.person())
                        .set(PASSKEY.RP_ID, passkey.site())
                        .set(PASSKEY.CREDENTIAL_ID, passkey.credential())
                        .set(PASSKEY.PUBLIC_KEY, passkey.publicKey())
                        .set(PASSKEY.SIGN_COUNT, passkey.signCount())
                        .set(PASSKEY.AAGUID, passkey.aaguid())
                        .set(PASSKEY.TRANSPORTS, passkey.transports().toArray(String[]::new))
                        .set(PASSKEY.BACKUP_ELIGIBLE, passkey.backupEligible())
                        .set(PASSKEY.BACKED_UP, passkey.backedUp())
                        .set(PASSKEY.NAME, passkey.name())
                        .set(PASSKEY.CREATED_AT, time(passkey.createdAt()))
                        .set(PASSKEY.USED_AT, time(passkey.usedAt()))
                        .onConflictDoNothing()
                        .execute()
                == 1;
    }

    /** Keeps what a passkey said of itself when it proved who it is. */
    public void used(DSLContext transaction, Passkey passkey, Assertions.Shown shown, Instant now) {
        transaction
                .update(PASSKEY)
                .set(PASSKEY.SIGN_COUNT, shown.signCount())
                .set(PASSKEY.BACKED_UP, shown.backedUp())
                .set(PASSKEY.USED_AT, time(now))
                .where(PASSKEY.ID.eq(passkey.id()))
                .and(PASSKEY.PERSON_ID.eq(passkey.person()))
                .execute();
    }

    /** Gives a person's passkey another name and returns it. */
    public Optional<Passkey> rename(DSLContext transaction, UUID person, UUID passkey, String name) {
        return transaction
                .update(PASSKEY)
                .set(PASSKEY.NAME, name)
                .where(PASSKEY.ID.eq(passkey))
                .and(PASSKEY.PERSON_ID.eq(person))
                .returning(PASSKEY.fields())
                .fetchOptional(PasskeyStore::passkey);
    }

    public void delete(DSLContext transaction, UUID person, UUID passkey) {
        transaction
                .deleteFrom(PASSKEY)
                .where(PASSKEY.ID.eq(passkey))
                .and(PASSKEY.PERSON_ID.eq(person))
                .execute();
    }

    private static Passkey passkey(Record row) {
        return new Passkey(
                row.get(PASSKEY.ID),
                row.get(PASSKEY.PERSON_ID),
                row.get(PASSKEY.RP_ID),
                row.get(PASSKEY.CREDENTIAL_ID),
                row.get(PASSKEY.PUBLIC_KEY),
                row.get(PASSKEY.SIGN_COUNT),
                row.get(PASSKEY.AAGUID),
                List.of(row.get(PASSKEY.TRANSPORTS)),
                row.get(PASSKEY.BACKUP_ELIGIBLE),
                row.get(PASSKEY.BACKED_UP),
                row.get(PASSKEY.NAME),
                row.get(PASSKEY.CREATED_AT).toInstant(),
                row.get(PASSKEY.USED_AT).toInstant());
    }
}
