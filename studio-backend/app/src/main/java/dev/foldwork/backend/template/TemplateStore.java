package dev.foldwork.backend.template;

import static dev.foldwork.schema.Tables.MEMBERSHIP;
import static dev.foldwork.schema.Tables.PERSON;
import static dev.foldwork.schema.Tables.TEAM;
import static dev.foldwork.schema.Tables.TEMPLATE;
import static dev.foldwork.schema.Tables.TEMPLATE_VERSION;

import dev.foldwork.flow.json.Json;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.SelectConditionStep;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Templates in the database; withdrawn ones are not there for anybody. */
@Component
class TemplateStore {

    private final DSLContext database;

    TemplateStore(DSLContext database) {
        this.database = database;
    }

    static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static Template template(Record row) {
        return new Template(
                row.get(TEMPLATE.ID),
                row.get(TEMPLATE.FLOW_ID),
                new Card(row.get(TEMPLATE.TITLE), row.get(TEMPLATE.SUMMARY), List.of(row.get(TEMPLATE.TAGS))),
                row.get(TEMPLATE.AUTHOR),
                row.get(TEMPLATE.AUTHOR_ID),
                row.get(TEMPLATE.LAST_VERSION),
                Needed.ofJson(Json.object(row.get(TEMPLATE_VERSION.NEEDS).data())),
                row.get(TEMPLATE.CREATED_AT).toInstant(),
                row.get(TEMPLATE.CHANGED_AT).toInstant());
    }

    private SelectConditionStep<Record> select(DSLContext transaction, UUID team) {
        return transaction
                .select(TEMPLATE.fields())
                .select(TEMPLATE_VERSION.NEEDS)
                .from(TEMPLATE)
                .join(TEMPLATE_VERSION)
                .on(TEMPLATE_VERSION.TEMPLATE_ID.eq(TEMPLATE.ID))
                .and(TEMPLATE_VERSION.NUMBER.eq(TEMPLATE.LAST_VERSION))
                .where(TEMPLATE.TEAM_ID.eq(team))
                .and(TEMPLATE.WITHDRAWN_AT.isNull());
    }

    Optional<Template> find(UUID team, UUID id) {
        return select(database, team).and(TEMPLATE.ID.eq(id)).fetchOptional(TemplateStore::template);
    }

    /** Returns the template that a flow has, and keeps others from publishing it until the transaction ends. */
    Optional<Template> hold(DSLContext transaction, UUID team, UUID flow) {
        return select(transaction, team)
                .and(TEMPLATE.FLOW_ID.eq(flow))
                .forUpdate()
                .of(TEMPLATE)
                .fetchOptional(TemplateStore::template);
    }

    /** Returns templates, those behind a place in the order of their newest versions. */
    List<Template> list(
            UUID team,
            @Nullable String text,
            @Nullable String tag,
            @Nullable Instant at,
            @Nullable UUID id,
            int limit) {
        var all = new ArrayList<Condition>();
        if (text != null) {
            all.add(TEMPLATE.SEARCH_TEXT.contains(text.toLowerCase(Locale.ROOT)));
        }
        if (tag != null) {
            all.add(TEMPLATE.TAGS.contains(new String[] {tag}));
        }
        if (at != null && id != null) {
            all.add(TEMPLATE.CHANGED_AT
                    .lt(time(at))
                    .or(TEMPLATE.CHANGED_AT.eq(time(at)).and(TEMPLATE.ID.gt(id))));
        }
        return select(database, team)
                .and(DSL.and(all))
                .orderBy(TEMPLATE.CHANGED_AT.desc(), TEMPLATE.ID)
                .limit(limit)
                .fetch(TemplateStore::template);
    }

    /** Adds a template without versions. */
    UUID insert(DSLContext transaction, UUID team, UUID flow, TemplateVersion first, UUID author) {
        return transaction
                .insertInto(TEMPLATE)
                .set(TEMPLATE.TEAM_ID, team)
                .set(TEMPLATE.FLOW_ID, flow)
                .set(TEMPLATE.TITLE, first.card().title())
                .set(TEMPLATE.SUMMARY, first.card().summary())
                .set(TEMPLATE.TAGS, first.card().tags().toArray(String[]::new))
                .set(TEMPLATE.SEARCH_TEXT, searchText(first, first.createdBy()))
                .set(TEMPLATE.AUTHOR, first.createdBy())
                .set(TEMPLATE.AUTHOR_ID, author)
                .set(TEMPLATE.LAST_VERSION, first.number())
                .set(TEMPLATE.CREATED_AT, time(first.createdAt()))
                .set(TEMPLATE.CHANGED_AT, time(first.createdAt()))
                .returningResult(TEMPLATE.ID)
                .fetchSingle()
                .value1();
    }

    /** Has a template that is held show its newest version. */
    void show(DSLContext transaction, UUID team, Template template, TemplateVersion newest) {
        transaction
                .update(TEMPLATE)
                .set(TEMPLATE.TITLE, newest.card().title())
                .set(TEMPLATE.SUMMARY, newest.card().summary())
                .set(TEMPLATE.TAGS, newest.card().tags().toArray(String[]::new))
                .set(TEMPLATE.SEARCH_TEXT, searchText(newest, template.author()))
                .set(TEMPLATE.LAST_VERSION, newest.number())
                .set(TEMPLATE.CHANGED_AT, time(newest.createdAt()))
                .where(TEMPLATE.TEAM_ID.eq(team))
                .and(TEMPLATE.ID.eq(template.id()))
                .execute();
    }

    private static String searchText(TemplateVersion version, String author) {
        var parts = new ArrayList<String>(
                List.of(version.card().title(), version.card().summary(), author));
        parts.addAll(version.card().tags());
        parts.addAll(version.needs().types());
        return String.join("\n", parts).replace('\0', ' ').toLowerCase(Locale.ROOT);
    }

    void withdraw(UUID team, UUID id, Instant at, String by) {
        database.update(TEMPLATE)
                .set(TEMPLATE.WITHDRAWN_AT, time(at))
                .set(TEMPLATE.WITHDRAWN_BY, by)
                .where(TEMPLATE.TEAM_ID.eq(team))
                .and(TEMPLATE.ID.eq(id))
                .and(TEMPLATE.WITHDRAWN_AT.isNull())
                .execute();
    }

    /** Returns the team's name. */
    String teamName(UUID team) {
        return database.select(TEAM.NAME)
                .from(TEAM)
                .where(TEAM.ID.eq(team))
                .fetchSingle()
                .value1();
    }

    /** Returns the names of the team's members. */
    List<String> memberNames(UUID team) {
        return database.select(PERSON.NAME)
                .from(MEMBERSHIP)
                .join(PERSON)
                .on(PERSON.ID.eq(MEMBERSHIP.PERSON_ID))
                .where(MEMBERSHIP.TEAM_ID.eq(team))
                .fetch(PERSON.NAME);
    }
}
