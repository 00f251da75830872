package dev.foldwork.backend.flow;

import static dev.foldwork.schema.Tables.EVENT_TRIGGER;
import static dev.foldwork.schema.Tables.FLOW;
import static dev.foldwork.schema.Tables.FLOW_PIN;
import static dev.foldwork.schema.Tables.FLOW_VERSION;
import static dev.foldwork.schema.Tables.SCHEDULE;
import static dev.foldwork.schema.Tables.WEBHOOK;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds flows in the database. */
@Component
class FlowSearchStore {

    private final DSLContext database;

    FlowSearchStore(DSLContext database) {
        this.database = database;
    }

    /** Returns flows by name, those behind a name. */
    List<FlowSummary> byName(UUID team, FlowFilter filter, String after, int limit) {
        return database.select(FlowStore.SUMMARY)
                .from(FLOW)
                .where(matching(team, filter))
                .and(FLOW.NAME.gt(after))
                .orderBy(FLOW.NAME)
                .limit(limit)
                .fetch(FlowStore::summary);
    }

    /** Returns flows by their last change, newest first, those behind a place in that order. */
    List<FlowSummary> byChange(UUID team, FlowFilter filter, @Nullable Instant at, @Nullable UUID id, int limit) {
        Condition behind = DSL.noCondition();
        if (at != null && id != null) {
            behind = FLOW.CHANGED_AT
                    .lt(FlowStore.time(at))
                    .or(FLOW.CHANGED_AT.eq(FlowStore.time(at)).and(FLOW.ID.gt(id)));
        }
        return database.select(FlowStore.SUMMARY)
                .from(FLOW)
                .where(matching(team, filter))
                .and(behind)
                .orderBy(FLOW.CHANGED_AT.desc(), FLOW.ID)
                .limit(limit)
                .fetch(FlowStore::summary);
    }

    private static Condition matching(UUID team, FlowFilter filter) {
        var all = new ArrayList<Condition>();
        all.add(FLOW.TEAM_ID.eq(team));
        all.add(filter.archived() ? FLOW.ARCHIVED_AT.isNotNull() : FLOW.ARCHIVED_AT.isNull());
        if (filter.text() != null) {
            all.add(FLOW.SEARCH_TEXT.contains(filter.text().toLowerCase(Locale.ROOT)));
        }
        if (filter.tag() != null) {
            all.add(FLOW.TAGS.contains(new String[] {filter.tag()}));
        }
        String folder = filter.folder();
        if (folder != null) {
            all.add(
                    folder.isEmpty()
                            ? FLOW.FOLDER.eq("")
                            : FLOW.FOLDER.eq(folder).or(FLOW.FOLDER.startsWith(folder + "/")));
        }
        if (filter.type() != null) {
            all.add(holds(FLOW.NODE_TYPES, filter.type()));
        }
        if (filter.uses() != null) {
            all.add(holds(FLOW.USES, filter.uses()));
        }
        return DSL.and(all);
    }

    /** True when the list holds this name, or the name with any version when it says none. */
    private static Condition holds(Field<String[]> list, String name) {
        Field<String> each = DSL.field(DSL.name("each"), String.class);
        return DSL.exists(DSL.selectOne()
                .from(DSL.unnest(list).as("listed", "each"))
                .where(each.eq(name).or(each.startsWith(name + "@"))));
    }

    /**
     * Returns who calls any version of a flow, by name, version (0 is the draft) and called version.
     *
     * @param itself whether calls of its own earlier versions count
     */
    List<Call> calls(FlowSummary flow, boolean itself, @Nullable Call after, int limit) {
        Condition callers = itself ? DSL.noCondition() : FLOW.ID.ne(flow.id());
        Field<String> name = FLOW.NAME.as("name");
        Field<Integer> number = DSL.field(DSL.name("number"), Integer.class);
        Field<Integer> used = DSL.field(DSL.name("used"), Integer.class);
        Field<String> each = DSL.field(DSL.name("each"), String.class);
        var drafts = database.select(
                        FLOW.ID.as("id"),
                        name,
                        FLOW.TITLE.as("title"),
                        DSL.inline(0).as("number"),
                        DSL.splitPart(each, "@", 2).cast(Integer.class).as("used"))
                .from(FLOW)
                .crossJoin(DSL.unnest(FLOW.USES).as("listed", "each"))
                .where(FLOW.TEAM_ID.eq(flow.team()))
                .and(callers)
                .and(each.startsWith(flow.name() + "@"));
        var published = database.select(
                        FLOW.ID.as("id"),
                        name,
                        FLOW.TITLE.as("title"),
                        FLOW_PIN.NUMBER.as("number"),
                        FLOW_PIN.USED_NUMBER.as("used"))
                .from(FLOW_PIN)
                .join(FLOW)
                .on(FLOW.ID.eq(FLOW_PIN.FLOW_ID))
                .where(FLOW_PIN.TEAM_ID.eq(flow.team()))
                .and(callers)
                .and(FLOW_PIN.USED_FLOW_ID.eq(flow.id()));
        var all = drafts.unionAll(published).asTable("calls");
        Condition behind = after == null
                ? DSL.noCondition()
                : DSL.row(DSL.field(DSL.name("name"), String.class), number, used)
                        .gt(after.name(), after.number(), after.used());
        return database.selectFrom(all)
                .where(behind)
                .orderBy(DSL.field(DSL.name("name")), number, used)
                .limit(limit)
                .fetch(row -> new Call(
                        row.get("id", UUID.class),
                        row.get("name", String.class),
                        row.get("title", String.class),
                        row.get("number", Integer.class),
                        row.get("used", Integer.class)));
    }

    /**
     * A flow that calls another one.
     *
     * @param number the calling version, 0 for the draft
     * @param used the called version
     */
    record Call(UUID flow, String name, String title, int number, int used) {

        Map<String, @Nullable Object> toJson() {
            var json = new LinkedHashMap<String, @Nullable Object>();
            json.put("flow", flow.toString());
            json.put("name", name);
            json.put("title", title);
            json.put("version", number == 0 ? null : (long) number);
            json.put("uses", (long) used);
            return json;
        }
    }

    /** What starts a flow by itself, or waits for what happens to it. */
    record Trigger(String kind, String name) {}

    /** Returns the schedules, webhooks and event triggers that start a flow or watch it. */
    List<Trigger> triggers(FlowSummary flow, int limit) {
        Field<String> kind = DSL.field(DSL.name("kind"), String.class);
        return database.select(DSL.inline("schedule").as(kind), SCHEDULE.NAME)
                .from(SCHEDULE)
                .where(SCHEDULE.TEAM_ID.eq(flow.team()))
                .and(SCHEDULE.FLOW_ID.eq(flow.id()))
                .unionAll(database.select(DSL.inline("webhook").as(kind), WEBHOOK.NAME)
                        .from(WEBHOOK)
                        .where(WEBHOOK.TEAM_ID.eq(flow.team()))
                        .and(WEBHOOK.FLOW_ID.eq(flow.id())))
                .unionAll(database.select(DSL.inline("event trigger").as(kind), EVENT_TRIGGER.NAME)
                        .from(EVENT_TRIGGER)
                        .where(EVENT_TRIGGER.TEAM_ID.eq(flow.team()))
                        .and(EVENT_TRIGGER.FLOW_ID.eq(flow.id()).or(EVENT_TRIGGER.WATCHED_FLOW_ID.eq(flow.id()))))
                .limit(limit)
                .fetch(row -> new Trigger(row.value1(), row.value2()));
    }

    /**
     * A document of a flow.
     *
     * @param version its number, 0 for the draft
     */
    record Text(UUID flow, String name, int version, String text) {}

    /** Returns the drafts and newest versions whose text holds this, as many of each as the limit says. */
    List<Text> containing(UUID team, String part, int limit) {
        var drafts = database.select(FLOW.ID, FLOW.NAME, DSL.inline(0), FLOW.DRAFT_TEXT)
                .from(FLOW)
                .where(FLOW.TEAM_ID.eq(team))
                .and(FLOW.DRAFT_TEXT.contains(part))
                .limit(limit)
                .fetch(row -> new Text(row.value1(), row.value2(), row.value3(), row.value4()));
        var texts = new ArrayList<>(drafts);
        database.select(FLOW.ID, FLOW.NAME, FLOW_VERSION.NUMBER, FLOW_VERSION.TEXT)
                .from(FLOW)
                .join(FLOW_VERSION)
                .on(FLOW_VERSION.FLOW_ID.eq(FLOW.ID).and(FLOW_VERSION.NUMBER.eq(FLOW.LAST_VERSION)))
                .where(FLOW.TEAM_ID.eq(team))
                .and(FLOW_VERSION.TEXT.contains(part))
                .limit(limit)
                .forEach(row -> texts.add(new Text(row.value1(), row.value2(), row.value3(), row.value4())));
        return texts;
    }
}
