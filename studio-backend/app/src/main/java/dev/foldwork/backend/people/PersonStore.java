package dev.foldwork.backend.people;

import static dev.foldwork.schema.Tables.MEMBERSHIP;
import static dev.foldwork.schema.Tables.PERSON;
import static dev.foldwork.schema.Tables.TEAM;

import dev.foldwork.backend.access.Role;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** People and their memberships in the database. */
@Component
class PersonStore {

    private static final String DEFAULT_TEAM = "default";

    private final DSLContext database;

    PersonStore(DSLContext database) {
        this.database = database;
    }

    Optional<Person> byEmail(String email) {
        // The database knows no character 0, and nobody has an address with one.
        return email.indexOf('\0') >= 0 ? Optional.empty() : find(database, PERSON.EMAIL_KEY.eq(Person.key(email)));
    }

    Optional<Person> byId(UUID person) {
        return byId(database, person);
    }

    Optional<Person> byId(DSLContext transaction, UUID person) {
        return find(transaction, PERSON.ID.eq(person));
    }

    /** Holds a person until the transaction ends, so that ways in are added and taken off one after the other. */
    void hold(DSLContext transaction, UUID person) {
        transaction
                .select(PERSON.ID)
                .from(PERSON)
                .where(PERSON.ID.eq(person))
                .forUpdate()
                .execute();
    }

    private static Optional<Person> find(DSLContext transaction, Condition which) {
        return transaction
                .select(PERSON.ID, PERSON.EMAIL, PERSON.NAME, PERSON.PASSWORD_HASH)
                .from(PERSON)
                .where(which)
                .fetchOptional(row -> new Person(row.value1(), row.value2(), row.value3(), row.value4()));
    }

    /** Adds a person; returns false when somebody has the address already. */
    boolean insert(DSLContext transaction, Person person, Instant now) {
        return transaction
                        .insertInto(PERSON)
                        .set(PERSON.ID, person.id())
                        .set(PERSON.EMAIL, person.email())
                        .set(PERSON.EMAIL_KEY, Person.key(person.email()))
                        .set(PERSON.NAME, person.name())
                        .set(PERSON.PASSWORD_HASH, person.passwordHash())
                        .set(PERSON.CREATED_AT, now.atOffset(ZoneOffset.UTC))
                        .onConflict(PERSON.EMAIL_KEY)
                        .doNothing()
                        .execute()
                == 1;
    }

    void password(DSLContext transaction, UUID person, @Nullable String hash) {
        transaction
                .update(PERSON)
                .set(PERSON.PASSWORD_HASH, hash)
                .where(PERSON.ID.eq(person))
                .execute();
    }

    /** Returns the person's teams by name. */
    List<Membership> memberships(UUID person) {
        return database.select(TEAM.ID, TEAM.NAME, MEMBERSHIP.ROLE)
                .from(MEMBERSHIP)
                .join(TEAM)
                .on(TEAM.ID.eq(MEMBERSHIP.TEAM_ID))
                .where(MEMBERSHIP.PERSON_ID.eq(person))
                .orderBy(TEAM.NAME)
                .fetch(row -> new Membership(row.value1(), row.value2(), Role.of(row.value3())));
    }

    /** Makes a person a member; returns false for one that is a member already. */
    boolean join(DSLContext transaction, UUID team, UUID person, Role role, Instant now) {
        return transaction
                        .insertInto(MEMBERSHIP)
                        .set(MEMBERSHIP.TEAM_ID, team)
                        .set(MEMBERSHIP.PERSON_ID, person)
                        .set(MEMBERSHIP.ROLE, role.wire())
                        .set(MEMBERSHIP.CREATED_AT, now.atOffset(ZoneOffset.UTC))
                        .onConflict(MEMBERSHIP.TEAM_ID, MEMBERSHIP.PERSON_ID)
                        .doNothing()
                        .execute()
                == 1;
    }

    String teamName(UUID team) {
        return database.select(TEAM.NAME)
                .from(TEAM)
                .where(TEAM.ID.eq(team))
                .fetchSingle()
                .value1();
    }

    UUID defaultTeam() {
        return team(DEFAULT_TEAM).orElseThrow();
    }

    Optional<UUID> team(String name) {
        return database.select(TEAM.ID).from(TEAM).where(TEAM.NAME.eq(name)).fetchOptional(row -> row.value1());
    }

    boolean hasOwner(UUID team) {
        return database.fetchExists(MEMBERSHIP, MEMBERSHIP.TEAM_ID.eq(team), MEMBERSHIP.ROLE.eq(Role.OWNER.wire()));
    }
}
