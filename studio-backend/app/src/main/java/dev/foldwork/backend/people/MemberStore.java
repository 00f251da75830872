package dev.foldwork.backend.people;

import static dev.foldwork.schema.Tables.MEMBERSHIP;
import static dev.foldwork.schema.Tables.PERSON;
import static dev.foldwork.schema.Tables.PERSON_IDENTITY;
import static dev.foldwork.schema.Tables.TEAM;
import static org.jooq.impl.DSL.array;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;

import dev.foldwork.backend.access.Role;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SelectConditionStep;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The members of teams in the database. */
@Component
class MemberStore {

    private static final Field<String[]> PROVIDERS = array(select(PERSON_IDENTITY.PROVIDER)
            .from(PERSON_IDENTITY)
            .where(PERSON_IDENTITY.PERSON_ID.eq(PERSON.ID))
            .orderBy(PERSON_IDENTITY.PROVIDER));

    private final DSLContext database;

    MemberStore(DSLContext database) {
        this.database = database;
    }

    private static Condition is(UUID team, UUID person) {
        return MEMBERSHIP.TEAM_ID.eq(team).and(MEMBERSHIP.PERSON_ID.eq(person));
    }

    /** Holds a team, so that of two who change its members the second one sees what the first one did. */
    void hold(DSLContext transaction, UUID team) {
        transaction
                .select(TEAM.ID)
                .from(TEAM)
                .where(TEAM.ID.eq(team))
                .forUpdate()
                .execute();
    }

    /** Returns members in the order of their ids, behind one of them. */
    List<Member> list(UUID team, int limit, @Nullable UUID after) {
        return members(database, MEMBERSHIP.TEAM_ID.eq(team))
                .and(after == null ? noCondition() : PERSON.ID.gt(after))
                .orderBy(PERSON.ID)
                .limit(limit)
                .fetch(MemberStore::member);
    }

    Optional<Member> find(DSLContext transaction, UUID team, UUID person) {
        return members(transaction, is(team, person)).fetchOptional(MemberStore::member);
    }

    private static SelectConditionStep<? extends Record> members(DSLContext transaction, Condition which) {
        return transaction
                .select(PERSON.ID, PERSON.EMAIL, PERSON.NAME, MEMBERSHIP.ROLE, MEMBERSHIP.CREATED_AT, PROVIDERS)
                .from(MEMBERSHIP)
                .join(PERSON)
                .on(PERSON.ID.eq(MEMBERSHIP.PERSON_ID))
                .where(which);
    }

    private static Member member(Record row) {
        return new Member(
                row.get(PERSON.ID),
                row.get(PERSON.EMAIL),
                row.get(PERSON.NAME),
                Role.of(row.get(MEMBERSHIP.ROLE)),
                row.get(MEMBERSHIP.CREATED_AT).toInstant(),
                List.of(row.get(PROVIDERS)));
    }

    boolean hasOtherOwner(DSLContext transaction, UUID team, UUID person) {
        return transaction.fetchExists(
                MEMBERSHIP,
                MEMBERSHIP.TEAM_ID.eq(team),
                MEMBERSHIP.PERSON_ID.ne(person),
                MEMBERSHIP.ROLE.eq(Role.OWNER.wire()));
    }

    void role(DSLContext transaction, UUID team, UUID person, Role role) {
        transaction
                .update(MEMBERSHIP)
                .set(MEMBERSHIP.ROLE, role.wire())
                .where(is(team, person))
                .execute();
    }

    /** Ends a membership, and with it the person's sessions and tokens of the team. */
    void remove(DSLContext transaction, UUID team, UUID person) {
        transaction.deleteFrom(MEMBERSHIP).where(is(team, person)).execute();
    }
}
