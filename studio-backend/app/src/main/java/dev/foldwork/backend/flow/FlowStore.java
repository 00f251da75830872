package dev.foldwork.backend.flow;

import static dev.foldwork.schema.Tables.FLOW;
import static dev.foldwork.schema.Tables.FLOW_PIN;
import static dev.foldwork.schema.Tables.FLOW_VERSION;
import static dev.foldwork.schema.Tables.TEAM;

import dev.foldwork.backend.problem.ApiProblem;
import dev.foldwork.backend.problem.Code;
import dev.foldwork.flow.json.Json;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.JSON;
import org.jooq.Record;
import org.jooq.exception.IntegrityConstraintViolationException;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Flows and their drafts in the database. */
@Component
class FlowStore {

    /** The draft's revision that the newest version was made from; none without a version. */
    private static final Field<@Nullable Long> PUBLISHED_REVISION = DSL.<@Nullable Long>field(
                    DSL.select(FLOW_VERSION.REVISION)
                            .from(FLOW_VERSION)
                            .where(FLOW_VERSION.TEAM_ID.eq(FLOW.TEAM_ID))
                            .and(FLOW_VERSION.FLOW_ID.eq(FLOW.ID))
                            .and(FLOW_VERSION.NUMBER.eq(FLOW.LAST_VERSION)))
            .as("published_revision");

    /** What {@link #summary} reads. */
    static final List<Field<?>> SUMMARY = List.of(
            FLOW.ID,
            FLOW.TEAM_ID,
            FLOW.NAME,
            FLOW.TITLE,
            FLOW.FOLDER,
            FLOW.TAGS,
            FLOW.DRAFT_REVISION,
            FLOW.LAYOUT_REVISION,
            FLOW.LAST_VERSION,
            PUBLISHED_REVISION,
            FLOW.CREATED_AT,
            FLOW.CREATED_BY,
            FLOW.CHANGED_AT,
            FLOW.CHANGED_BY,
            FLOW.ARCHIVED_AT);

    private final DSLContext database;

    FlowStore(DSLContext database) {
        this.database = database;
    }

    static FlowSummary summary(Record row) {
        OffsetDateTime archived = row.get(FLOW.ARCHIVED_AT);
        return new FlowSummary(
                row.get(FLOW.ID),
                row.get(FLOW.TEAM_ID),
                row.get(FLOW.NAME),
                row.get(FLOW.TITLE),
                row.get(FLOW.FOLDER),
                List.of(row.get(FLOW.TAGS)),
                row.get(FLOW.DRAFT_REVISION),
                row.get(FLOW.LAYOUT_REVISION),
                row.get(FLOW.LAST_VERSION),
                row.get(PUBLISHED_REVISION),
                row.get(FLOW.CREATED_AT).toInstant(),
                row.get(FLOW.CREATED_BY),
                row.get(FLOW.CHANGED_AT).toInstant(),
                row.get(FLOW.CHANGED_BY),
                archived == null ? null : archived.toInstant());
    }

    static Map<String, String> texts(JSON json) {
        var texts = new LinkedHashMap<String, String>();
        Json.object(json.data()).forEach((path, text) -> texts.put(path, String.valueOf(text)));
        return texts;
    }

    static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    static JSON json(Object value) {
        return JSON.valueOf(Json.write(value));
    }

    /** Returns the name by which a team's flows call each other, besides {@code team}. */
    String teamName(UUID team) {
        return database.select(TEAM.NAME)
                .from(TEAM)
                .where(TEAM.ID.eq(team))
                .fetchSingle()
                .value1();
    }

    /** Returns a team's flow without its contents. */
    Optional<FlowSummary> find(UUID team, UUID flow) {
        return database.select(SUMMARY)
                .from(FLOW)
                .where(FLOW.TEAM_ID.eq(team))
                .and(FLOW.ID.eq(flow))
                .fetchOptional(FlowStore::summary);
    }

    /** Returns a team's draft. */
    Optional<Draft> draft(UUID team, UUID flow) {
        return draft(database, team, flow);
    }

    Optional<Draft> draft(DSLContext transaction, UUID team, UUID flow) {
        return transaction
                .select(SUMMARY)
                .select(FLOW.DRAFT_TEXT, FLOW.DRAFT_FILES, FLOW.LAYOUT)
                .from(FLOW)
                .where(FLOW.TEAM_ID.eq(team))
                .and(FLOW.ID.eq(flow))
                .fetchOptional(row -> new Draft(
                        summary(row),
                        row.get(FLOW.DRAFT_TEXT),
                        texts(row.get(FLOW.DRAFT_FILES)),
                        Json.object(row.get(FLOW.LAYOUT).data())));
    }

    /** Returns a team's draft by its name. */
    Optional<Draft> draftNamed(DSLContext transaction, UUID team, String name) {
        return transaction
                .select(FLOW.ID)
                .from(FLOW)
                .where(FLOW.TEAM_ID.eq(team))
                .and(FLOW.NAME.eq(name))
                .fetchOptional(FLOW.ID)
                .flatMap(id -> draft(transaction, team, id));
    }

    /** Returns the ids of a team's flows that are not archived, by name. */
    List<UUID> ids(UUID team, int most) {
        return database.select(FLOW.ID)
                .from(FLOW)
                .where(FLOW.TEAM_ID.eq(team))
                .and(FLOW.ARCHIVED_AT.isNull())
                .orderBy(FLOW.NAME)
                .limit(most)
                .fetch(FLOW.ID);
    }

    /** Adds a flow. */
    UUID insert(UUID team, DraftContent content, Map<String, ?> layout, String folder, String by, Instant now) {
        return insert(database, team, content, layout, folder, by, now);
    }

    UUID insert(
            DSLContext transaction,
            UUID team,
            DraftContent content,
            Map<String, ?> layout,
            String folder,
            String by,
            Instant now) {
        DraftFacts facts = content.facts(teamName(team));
        try {
            return transaction
                    .insertInto(FLOW)
                    .set(FLOW.TEAM_ID, team)
                    .set(facts(content, facts))
                    .set(FLOW.LAYOUT, json(layout))
                    .set(FLOW.FOLDER, folder)
                    .set(FLOW.CREATED_AT, time(now))
                    .set(FLOW.CREATED_BY, by)
                    .set(FLOW.CHANGED_AT, time(now))
                    .set(FLOW.CHANGED_BY, by)
                    .returningResult(FLOW.ID)
                    .fetchSingle()
                    .value1();
        } catch (IntegrityConstraintViolationException taken) {
            throw taken(content.name());
        }
    }

    private static ApiProblem taken(String name) {
        return new ApiProblem(
                Code.FLOW_NAME_TAKEN, "The team has a flow '" + name + "' already: choose another metadata.name.");
    }

    private static Map<Field<?>, @Nullable Object> facts(DraftContent content, DraftFacts facts) {
        var row = new LinkedHashMap<Field<?>, @Nullable Object>();
        row.put(FLOW.NAME, content.name());
        row.put(FLOW.TITLE, facts.title());
        row.put(FLOW.TAGS, facts.tags().toArray(String[]::new));
        row.put(FLOW.NODE_TYPES, facts.nodeTypes().toArray(String[]::new));
        row.put(FLOW.USES, facts.uses().toArray(String[]::new));
        row.put(FLOW.SEARCH_TEXT, facts.searchText());
        row.put(FLOW.DRAFT_TEXT, content.text());
        row.put(FLOW.DRAFT_FILES, json(content.files()));
        return row;
    }

    /** Writes the logic if its revision is still this one; returns false, and writes nothing, otherwise. */
    boolean saveLogic(DSLContext transaction, FlowSummary flow, DraftContent content, String by, Instant now) {
        DraftFacts facts = content.facts(teamName(flow.team()));
        try {
            return transaction
                            .update(FLOW)
                            .set(facts(content, facts))
                            .set(FLOW.DRAFT_REVISION, FLOW.DRAFT_REVISION.plus(1))
                            .set(FLOW.CHANGED_AT, time(now))
                            .set(FLOW.CHANGED_BY, by)
                            .where(FLOW.TEAM_ID.eq(flow.team()))
                            .and(FLOW.ID.eq(flow.id()))
                            .and(FLOW.DRAFT_REVISION.eq(flow.draftRevision()))
                            .and(FLOW.ARCHIVED_AT.isNull())
                            .and(FLOW.LAST_VERSION.eq(0).or(FLOW.NAME.eq(content.name())))
                            .execute()
                    == 1;
        } catch (IntegrityConstraintViolationException taken) {
            throw taken(content.name());
        }
    }

    /** Writes the layout if its revision is still this one; returns false, and writes nothing, otherwise. */
    boolean saveLayout(DSLContext transaction, FlowSummary flow, Map<String, ?> layout) {
        return transaction
                        .update(FLOW)
                        .set(FLOW.LAYOUT, json(layout))
                        .set(FLOW.LAYOUT_REVISION, FLOW.LAYOUT_REVISION.plus(1))
                        .where(FLOW.TEAM_ID.eq(flow.team()))
                        .and(FLOW.ID.eq(flow.id()))
                        .and(FLOW.LAYOUT_REVISION.eq(flow.layoutRevision()))
                        .and(FLOW.ARCHIVED_AT.isNull())
                        .execute()
                == 1;
    }

    void setFolder(UUID team, UUID flow, String folder) {
        database.update(FLOW)
                .set(FLOW.FOLDER, folder)
                .where(FLOW.TEAM_ID.eq(team))
                .and(FLOW.ID.eq(flow))
                .execute();
    }

    /** Archives a flow, or brings it back. */
    void setArchived(UUID team, UUID flow, @Nullable Instant at) {
        database.update(FLOW)
                .set(FLOW.ARCHIVED_AT, at == null ? null : time(at))
                .where(FLOW.TEAM_ID.eq(team))
                .and(FLOW.ID.eq(flow))
                .execute();
    }

    /** Deletes a flow with its versions; returns false, and deletes nothing, when a version of another flow calls it. */
    boolean delete(UUID team, UUID flow) {
        try {
            database.transaction(transaction -> {
                // Calls of its own older versions go first: they would stand in the way of these versions.
                transaction
                        .dsl()
                        .deleteFrom(FLOW_PIN)
                        .where(FLOW_PIN.TEAM_ID.eq(team))
                        .and(FLOW_PIN.FLOW_ID.eq(flow))
                        .execute();
                transaction
                        .dsl()
                        .deleteFrom(FLOW)
                        .where(FLOW.TEAM_ID.eq(team))
                        .and(FLOW.ID.eq(flow))
                        .execute();
            });
            return true;
        } catch (IntegrityConstraintViolationException called) {
            return false;
        }
    }
}
