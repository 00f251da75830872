package dev.foldwork.backend.access;

import static dev.foldwork.schema.Tables.API_TOKEN;
import static dev.foldwork.schema.Tables.MEMBERSHIP;
import static dev.foldwork.schema.Tables.PERSON;
import static dev.foldwork.schema.Tables.TEAM;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.val;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;

/** The tokens in the database. A service's token has a role of its own; a person's has whatever role its owner has now. */
final class TokenStore {

    private static final String DEFAULT_TEAM = "default";

    private final DSLContext database;

    TokenStore(DSLContext database) {
        this.database = database;
    }

    /** A token's caller, and when it was last used. */
    record Found(Caller caller, @Nullable Instant lastUsedAt) {}

    @Nullable
    Found find(byte[] hash, Instant now) {
        return find(API_TOKEN.HASH.eq(hash), now);
    }

    @Nullable
    Found find(UUID id, Instant now) {
        return find(API_TOKEN.ID.eq(id), now);
    }

    private @Nullable Found find(Condition which, Instant now) {
        Field<String> role = coalesce(API_TOKEN.ROLE, MEMBERSHIP.ROLE);
        Field<String> name = coalesce(PERSON.NAME, API_TOKEN.NAME);
        return database.select(
                        API_TOKEN.TEAM_ID,
                        API_TOKEN.PERSON_ID,
                        name,
                        role,
                        API_TOKEN.SCOPES,
                        API_TOKEN.ID,
                        API_TOKEN.LAST_USED_AT)
                .from(API_TOKEN)
                .leftJoin(MEMBERSHIP)
                .on(MEMBERSHIP.TEAM_ID.eq(API_TOKEN.TEAM_ID), MEMBERSHIP.PERSON_ID.eq(API_TOKEN.PERSON_ID))
                .leftJoin(PERSON)
                .on(PERSON.ID.eq(API_TOKEN.PERSON_ID))
                .where(which)
                .and(API_TOKEN.EXPIRES_AT.isNull().or(API_TOKEN.EXPIRES_AT.gt(now.atOffset(ZoneOffset.UTC))))
                .and(role.isNotNull())
                .fetchOne(row -> new Found(
                        new Caller(
                                row.value1(),
                                row.value2(),
                                row.value3(),
                                Role.of(row.value4()),
                                scopes(row.value5()),
                                new Caller.Credential.OfToken(row.value6())),
                        row.value7() == null ? null : row.value7().toInstant()));
    }

    void used(UUID token, Instant now) {
        database.update(API_TOKEN)
                .set(API_TOKEN.LAST_USED_AT, now.atOffset(ZoneOffset.UTC))
                .where(API_TOKEN.ID.eq(token))
                .execute();
    }

    static Set<Scope> scopes(String[] names) {
        return Arrays.stream(names).map(Scope::of).collect(Collectors.toUnmodifiableSet());
    }

    /** Makes a service's token of the default team, in the place of the one of this name. */
    void save(String name, byte[] hash, Set<Scope> scopes, Role role) {
        String[] names = scopes.stream().map(Scope::wire).toArray(String[]::new);
        database.insertInto(
                        API_TOKEN, API_TOKEN.TEAM_ID, API_TOKEN.NAME, API_TOKEN.HASH, API_TOKEN.SCOPES, API_TOKEN.ROLE)
                .select(select(
                                TEAM.ID,
                                val(name),
                                val(hash, API_TOKEN.HASH),
                                val(names, API_TOKEN.SCOPES),
                                val(role.wire()))
                        .from(TEAM)
                        .where(TEAM.NAME.eq(DEFAULT_TEAM)))
                .onConflict(API_TOKEN.TEAM_ID, API_TOKEN.NAME)
                .where(API_TOKEN.PERSON_ID.isNull())
                .doUpdate()
                .set(API_TOKEN.HASH, hash)
                .set(API_TOKEN.SCOPES, names)
                .set(API_TOKEN.ROLE, role.wire())
                .execute();
    }
}
