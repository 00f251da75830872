package dev.foldwork.backend.flow;

import static dev.foldwork.schema.Tables.DEFINITION;

import dev.foldwork.flow.json.Json;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.JSON;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Definitions in the database. */
@Component
class DefinitionStore {

    private final DSLContext database;

    DefinitionStore(DSLContext database) {
        this.database = database;
    }

    void save(UUID team, String hash, String flow, String title, Sources sources) {
        database.insertInto(DEFINITION)
                .set(DEFINITION.TEAM_ID, team)
                .set(DEFINITION.HASH, hash)
                .set(DEFINITION.FLOW, flow)
                .set(DEFINITION.TITLE, title)
                .set(DEFINITION.MAIN, sources.main())
                .set(DEFINITION.FILES, JSON.valueOf(Json.write(sources.files())))
                .onConflictDoNothing()
                .execute();
    }

    @Nullable
    Sources find(UUID team, String hash) {
        return database.select(DEFINITION.MAIN, DEFINITION.FILES)
                .from(DEFINITION)
                .where(DEFINITION.TEAM_ID.eq(team))
                .and(DEFINITION.HASH.eq(hash))
                .fetchOne(row -> new Sources(row.value1(), texts(row.value2().data())));
    }

    private static Map<String, String> texts(String json) {
        var texts = new LinkedHashMap<String, String>();
        Json.object(json).forEach((name, text) -> texts.put(name, String.valueOf(text)));
        return texts;
    }
}
