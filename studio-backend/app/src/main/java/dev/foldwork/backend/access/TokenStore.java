package dev.foldwork.backend.access;

import static dev.foldwork.schema.Tables.API_TOKEN;
import static dev.foldwork.schema.Tables.TEAM;
import static org.jooq.impl.DSL.select;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** The tokens in the database. */
final class TokenStore {

    private static final String DEFAULT_TEAM = "default";

    private final DSLContext database;

    TokenStore(DSLContext database) {
        this.database = database;
    }

    @Nullable
    Caller find(byte[] hash, Instant now) {
        return database.select(API_TOKEN.TEAM_ID, API_TOKEN.NAME, API_TOKEN.SCOPES)
                .from(API_TOKEN)
                .where(API_TOKEN.HASH.eq(hash))
                .and(API_TOKEN.EXPIRES_AT.isNull().or(API_TOKEN.EXPIRES_AT.gt(now.atOffset(ZoneOffset.UTC))))
                .fetchOne(row -> new Caller(row.value1(), row.value2(), scopes(row.value3())));
    }

    private static Set<Scope> scopes(String[] names) {
        return Arrays.stream(names).map(Scope::of).collect(Collectors.toUnmodifiableSet());
    }

    void save(String name, byte[] hash, Set<Scope> scopes) {
        String[] names = scopes.stream().map(Scope::wire).toArray(String[]::new);
        database.insertInto(API_TOKEN, API_TOKEN.TEAM_ID, API_TOKEN.NAME, API_TOKEN.HASH, API_TOKEN.SCOPES)
                .select(select(
                                TEAM.ID,
                                org.jooq.impl.DSL.val(name),
                                org.jooq.impl.DSL.val(hash, API_TOKEN.HASH),
                                org.jooq.impl.DSL.val(names, API_TOKEN.SCOPES))
                        .from(TEAM)
                        .where(TEAM.NAME.eq(DEFAULT_TEAM)))
                .onConflict(API_TOKEN.TEAM_ID, API_TOKEN.NAME)
                .doUpdate()
                .set(API_TOKEN.HASH, hash)
                .set(API_TOKEN.SCOPES, names)
                .execute();
    }
}
