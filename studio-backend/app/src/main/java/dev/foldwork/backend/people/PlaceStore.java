package dev.foldwork.backend.people;

import static dev.foldwork.schema.Tables.SIGN_IN_PLACE;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** Where people have signed in from, in the database. */
@Component
class PlaceStore {

    private final DSLContext database;

    PlaceStore(DSLContext database) {
        this.database = database;
    }

    boolean knows(UUID person, byte[] place, Instant usedAfter) {
        return database.fetchExists(
                SIGN_IN_PLACE,
                SIGN_IN_PLACE.PERSON_ID.eq(person),
                SIGN_IN_PLACE.PLACE.eq(place),
                SIGN_IN_PLACE.USED_AT.gt(usedAfter.atOffset(ZoneOffset.UTC)));
    }

    void used(DSLContext transaction, UUID person, byte[] place, Instant now) {
        transaction
                .insertInto(SIGN_IN_PLACE)
                .set(SIGN_IN_PLACE.PERSON_ID, person)
                .set(SIGN_IN_PLACE.PLACE, place)
                .set(SIGN_IN_PLACE.USED_AT, now.atOffset(ZoneOffset.UTC))
                .onConflict(SIGN_IN_PLACE.PERSON_ID, SIGN_IN_PLACE.PLACE)
                .doUpdate()
                .set(SIGN_IN_PLACE.USED_AT, now.atOffset(ZoneOffset.UTC))
                .execute();
    }

    void forgetOld(Instant before) {
        database.deleteFrom(SIGN_IN_PLACE)
                .where(SIGN_IN_PLACE.USED_AT.le(before.atOffset(ZoneOffset.UTC)))
                .execute();
    }
}
