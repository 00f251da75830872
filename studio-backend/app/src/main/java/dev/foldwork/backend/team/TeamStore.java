package dev.foldwork.backend.team;

import static dev.foldwork.schema.Tables.TEAM;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Settings of teams in the database. */
@Component
class TeamStore {

    private final DSLContext database;

    TeamStore(DSLContext database) {
        this.database = database;
    }

    DSLContext database() {
        return database;
    }

    @Nullable
    Integer keepRunsDays(UUID team) {
        return database.select(TEAM.KEEP_RUNS_DAYS)
                .from(TEAM)
                .where(TEAM.ID.eq(team))
                .fetchOne(TEAM.KEEP_RUNS_DAYS);
    }

    void keepRunsDays(DSLContext transaction, UUID team, @Nullable Integer days) {
        transaction
                .update(TEAM)
                .set(TEAM.KEEP_RUNS_DAYS, days)
                .where(TEAM.ID.eq(team))
                .execute();
    }

    /** Returns what every team chose; null for those that chose nothing. */
    Map<UUID, @Nullable Integer> keepRunsDays() {
        var chosen = new LinkedHashMap<UUID, @Nullable Integer>();
        database.select(TEAM.ID, TEAM.KEEP_RUNS_DAYS)
                .from(TEAM)
                .orderBy(TEAM.ID)
                .forEach(row -> chosen.put(row.value1(), row.value2()));
        return chosen;
    }
}
