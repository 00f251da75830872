package dev.foldwork.backend.template;

import static dev.foldwork.schema.Tables.TEMPLATE_VERSION;

import dev.foldwork.backend.flow.FlowExchange.Content;
import dev.foldwork.backend.transfer.Arrivals.Called;
import dev.foldwork.flow.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.JSON;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Versions of templates in the database. */
@Component
class TemplateVersionStore {

    private final DSLContext database;

    TemplateVersionStore(DSLContext database) {
        this.database = database;
    }

    private static TemplateVersion version(Record row) {
        return new TemplateVersion(
                row.get(TEMPLATE_VERSION.NUMBER),
                new Card(
                        row.get(TEMPLATE_VERSION.TITLE),
                        row.get(TEMPLATE_VERSION.SUMMARY),
                        List.of(row.get(TEMPLATE_VERSION.TAGS))),
                row.get(TEMPLATE_VERSION.NOTE),
                row.get(TEMPLATE_VERSION.HASH),
                new Content(
                        null,
                        row.get(TEMPLATE_VERSION.NAME),
                        row.get(TEMPLATE_VERSION.TEXT),
                        texts(object(row.get(TEMPLATE_VERSION.FILES))),
                        object(row.get(TEMPLATE_VERSION.LAYOUT)),
                        "",
                        false),
                called(row.get(TEMPLATE_VERSION.CALLED)),
                Needed.ofJson(object(row.get(TEMPLATE_VERSION.NEEDS))),
                object(row.get(TEMPLATE_VERSION.LEFT_OUT)),
                row.get(TEMPLATE_VERSION.CREATED_AT).toInstant(),
                row.get(TEMPLATE_VERSION.CREATED_BY));
    }

    private static Map<String, @Nullable Object> object(JSON json) {
        return Json.object(json.data());
    }

    private static Map<String, String> texts(@Nullable Object json) {
        var texts = new LinkedHashMap<String, String>();
        if (json instanceof Map<?, ?> map) {
            map.forEach((path, text) -> texts.put(String.valueOf(path), String.valueOf(text)));
        }
        return texts;
    }

    private static List<Called> called(JSON json) {
        var called = new ArrayList<Called>();
        if (Json.parse(json.data()) instanceof List<?> list) {
            for (Object each : list) {
                if (each instanceof Map<?, ?> map && map.get("number") instanceof Long number) {
                    called.add(new Called(number.intValue(), content(map)));
                }
            }
        }
        return List.copyOf(called);
    }

    private static Content content(Map<?, ?> json) {
        var layout = new LinkedHashMap<String, @Nullable Object>();
        if (json.get("layout") instanceof Map<?, ?> map) {
            map.forEach((name, value) -> layout.put(String.valueOf(name), value));
        }
        return new Content(
                null,
                String.valueOf(json.get("name")),
                String.valueOf(json.get("text")),
                texts(json.get("files")),
                layout,
                "",
                false);
    }

    static List<Object> json(List<Called> called) {
        var list = new ArrayList<>();
        for (Called each : called) {
            var json = new LinkedHashMap<String, Object>();
            json.put("name", each.content().name());
            json.put("number", (long) each.number());
            json.put("text", each.content().text());
            json.put("files", each.content().files());
            json.put("layout", each.content().layout());
            list.add(json);
        }
        return list;
    }

    Optional<TemplateVersion> find(UUID team, UUID template, int number) {
        return database.selectFrom(TEMPLATE_VERSION)
                .where(TEMPLATE_VERSION.TEAM_ID.eq(team))
                .and(TEMPLATE_VERSION.TEMPLATE_ID.eq(template))
                .and(TEMPLATE_VERSION.NUMBER.eq(number))
                .fetchOptional(TemplateVersionStore::version);
    }

    /** Returns a template's newest versions before one, newest first. */
    List<TemplateVersion> list(UUID team, UUID template, @Nullable Integer before, int limit) {
        return database.selectFrom(TEMPLATE_VERSION)
                .where(TEMPLATE_VERSION.TEAM_ID.eq(team))
                .and(TEMPLATE_VERSION.TEMPLATE_ID.eq(template))
                .and(TEMPLATE_VERSION.NUMBER.lt(before == null ? Integer.MAX_VALUE : before))
                .orderBy(TEMPLATE_VERSION.NUMBER.desc())
                .limit(limit)
                .fetch(TemplateVersionStore::version);
    }

    void insert(DSLContext transaction, UUID team, UUID template, TemplateVersion version) {
        transaction
                .insertInto(TEMPLATE_VERSION)
                .set(TEMPLATE_VERSION.TEMPLATE_ID, template)
                .set(TEMPLATE_VERSION.NUMBER, version.number())
                .set(TEMPLATE_VERSION.TEAM_ID, team)
                .set(TEMPLATE_VERSION.TITLE, version.card().title())
                .set(TEMPLATE_VERSION.SUMMARY, version.card().summary())
                .set(TEMPLATE_VERSION.TAGS, version.card().tags().toArray(String[]::new))
                .set(TEMPLATE_VERSION.NOTE, version.note())
                .set(TEMPLATE_VERSION.HASH, version.hash())
                .set(TEMPLATE_VERSION.NAME, version.content().name())
                .set(TEMPLATE_VERSION.TEXT, version.content().text())
                .set(TEMPLATE_VERSION.FILES, written(version.content().files()))
                .set(TEMPLATE_VERSION.LAYOUT, written(version.content().layout()))
                .set(TEMPLATE_VERSION.CALLED, written(json(version.called())))
                .set(TEMPLATE_VERSION.NEEDS, written(version.needs().toJson()))
                .set(TEMPLATE_VERSION.LEFT_OUT, written(version.leftOut()))
                .set(TEMPLATE_VERSION.CREATED_AT, TemplateStore.time(version.createdAt()))
                .set(TEMPLATE_VERSION.CREATED_BY, version.createdBy())
                .execute();
    }

    private static JSON written(Object value) {
        return JSON.valueOf(Json.write(value));
    }
}
