package dev.foldwork.backend.flow;

import static dev.foldwork.schema.Tables.FLOW;
import static dev.foldwork.schema.Tables.FLOW_PIN;
import static dev.foldwork.schema.Tables.FLOW_VERSION;

import dev.foldwork.backend.event.TeamEvents;
import dev.foldwork.flow.json.Json;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Published versions in the database. */
@Component
class VersionStore {

    private final DSLContext database;
    private final TeamEvents happenings;

    VersionStore(DSLContext database, TeamEvents happenings) {
        this.database = database;
        this.happenings = happenings;
    }

    private static FlowVersion version(Record row) {
        return new FlowVersion(
                row.get(FLOW_VERSION.FLOW_ID),
                row.get(FLOW_VERSION.NUMBER),
                row.get(FLOW_VERSION.TITLE),
                row.get(FLOW_VERSION.NOTE),
                row.get(FLOW_VERSION.HASH),
                row.get(FLOW_VERSION.SOURCE_HASH),
                row.get(FLOW_VERSION.TEXT),
                FlowStore.texts(row.get(FLOW_VERSION.FILES)),
                Json.object(row.get(FLOW_VERSION.LAYOUT).data()),
                List.of(row.get(FLOW_VERSION.USES)),
                row.get(FLOW_VERSION.REVISION),
                row.get(FLOW_VERSION.CREATED_AT).toInstant(),
                row.get(FLOW_VERSION.CREATED_BY));
    }

    Optional<FlowVersion> find(UUID team, UUID flow, int number) {
        return find(database, team, flow, number);
    }

    Optional<FlowVersion> find(DSLContext transaction, UUID team, UUID flow, int number) {
        return transaction
                .selectFrom(FLOW_VERSION)
                .where(FLOW_VERSION.TEAM_ID.eq(team))
                .and(FLOW_VERSION.FLOW_ID.eq(flow))
                .and(FLOW_VERSION.NUMBER.eq(number))
                .fetchOptional(VersionStore::version);
    }

    /** Returns a flow's newest versions before one, newest first. */
    List<FlowVersion> list(UUID team, UUID flow, @Nullable Integer before, int limit) {
        return database.selectFrom(FLOW_VERSION)
                .where(FLOW_VERSION.TEAM_ID.eq(team))
                .and(FLOW_VERSION.FLOW_ID.eq(flow))
                .and(FLOW_VERSION.NUMBER.lt(before == null ? Integer.MAX_VALUE : before))
                .orderBy(FLOW_VERSION.NUMBER.desc())
                .limit(limit)
                .fetch(VersionStore::version);
    }

    /** Returns those of the called versions that the team has. */
    Map<Pin, FlowVersion> pinned(UUID team, Collection<Pin> pins) {
        return pinned(database, team, pins);
    }

    Map<Pin, FlowVersion> pinned(DSLContext transaction, UUID team, Collection<Pin> pins) {
        var found = new HashMap<Pin, FlowVersion>();
        var wanted = pins.stream()
                .map(pin -> FLOW.NAME.eq(pin.name()).and(FLOW_VERSION.NUMBER.eq(pin.number())))
                .toList();
        transaction
                .select(FLOW.NAME)
                .select(FLOW_VERSION.fields())
                .from(FLOW_VERSION)
                .join(FLOW)
                .on(FLOW.ID.eq(FLOW_VERSION.FLOW_ID))
                .where(FLOW.TEAM_ID.eq(team))
                .and(DSL.or(wanted))
                .forEach(row -> found.put(new Pin(row.get(FLOW.NAME), row.get(FLOW_VERSION.NUMBER)), version(row)));
        return found;
    }

    /** Returns the flow's row and keeps others from changing it until the transaction ends. */
    Optional<Draft> hold(DSLContext transaction, UUID team, UUID flow) {
        return transaction
                .select(FlowStore.SUMMARY)
                .select(FLOW.DRAFT_TEXT, FLOW.DRAFT_FILES, FLOW.LAYOUT)
                .from(FLOW)
                .where(FLOW.TEAM_ID.eq(team))
                .and(FLOW.ID.eq(flow))
                .forNoKeyUpdate()
                .fetchOptional(row -> new Draft(
                        FlowStore.summary(row),
                        row.get(FLOW.DRAFT_TEXT),
                        FlowStore.texts(row.get(FLOW.DRAFT_FILES)),
                        Json.object(row.get(FLOW.LAYOUT).data())));
    }

    /** Adds a version of a flow that is held, and what it calls, and tells the team. */
    void insert(DSLContext transaction, UUID team, FlowVersion version, Collection<FlowVersion> called) {
        row(transaction, team, version);
        pins(transaction, team, version, called);
        happenings.versionPublished(
                transaction,
                team,
                version.flow(),
                version.number(),
                version.title(),
                version.note(),
                version.createdBy(),
                version.createdAt());
    }

    private static void row(DSLContext transaction, UUID team, FlowVersion version) {
        transaction
                .insertInto(FLOW_VERSION)
                .set(FLOW_VERSION.FLOW_ID, version.flow())
                .set(FLOW_VERSION.TEAM_ID, team)
                .set(FLOW_VERSION.NUMBER, version.number())
                .set(FLOW_VERSION.TITLE, version.title())
                .set(FLOW_VERSION.NOTE, version.note())
                .set(FLOW_VERSION.HASH, version.hash())
                .set(FLOW_VERSION.SOURCE_HASH, version.sourceHash())
                .set(FLOW_VERSION.TEXT, version.text())
                .set(FLOW_VERSION.FILES, FlowStore.json(version.files()))
                .set(FLOW_VERSION.LAYOUT, FlowStore.json(version.layout()))
                .set(FLOW_VERSION.USES, version.uses().toArray(String[]::new))
                .set(FLOW_VERSION.REVISION, version.revision())
                .set(FLOW_VERSION.CREATED_AT, FlowStore.time(version.createdAt()))
                .set(FLOW_VERSION.CREATED_BY, version.createdBy())
                .execute();
        transaction
                .update(FLOW)
                .set(FLOW.LAST_VERSION, DSL.greatest(FLOW.LAST_VERSION, DSL.val(version.number())))
                .where(FLOW.TEAM_ID.eq(team))
                .and(FLOW.ID.eq(version.flow()))
                .execute();
    }

    private static void pins(DSLContext transaction, UUID team, FlowVersion version, Collection<FlowVersion> called) {
        for (FlowVersion each : called) {
            transaction
                    .insertInto(FLOW_PIN)
                    .set(FLOW_PIN.FLOW_ID, version.flow())
                    .set(FLOW_PIN.NUMBER, version.number())
                    .set(FLOW_PIN.USED_FLOW_ID, each.flow())
                    .set(FLOW_PIN.USED_NUMBER, each.number())
                    .set(FLOW_PIN.TEAM_ID, team)
                    .execute();
        }
    }
}
