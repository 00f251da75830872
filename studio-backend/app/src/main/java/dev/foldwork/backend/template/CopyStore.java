package dev.foldwork.backend.template;

import static dev.foldwork.schema.Tables.FLOW;
import static dev.foldwork.schema.Tables.TEMPLATE;
import static dev.foldwork.schema.Tables.TEMPLATE_COPY;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.SelectConditionStep;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/** Which flows were made of templates, in the database. */
@Component
class CopyStore {

    private final DSLContext database;

    CopyStore(DSLContext database) {
        this.database = database;
    }

    private SelectConditionStep<? extends Record> select(UUID team) {
        return database.select(
                        TEMPLATE_COPY.FLOW_ID,
                        FLOW.NAME,
                        FLOW.TITLE,
                        TEMPLATE.ID,
                        TEMPLATE.TITLE,
                        TEMPLATE_COPY.NUMBER,
                        TEMPLATE.LAST_VERSION,
                        TEMPLATE.WITHDRAWN_AT,
                        TEMPLATE_COPY.CREATED_AT,
                        TEMPLATE_COPY.CREATED_BY)
                .from(TEMPLATE_COPY)
                .join(FLOW)
                .on(FLOW.ID.eq(TEMPLATE_COPY.FLOW_ID))
                .join(TEMPLATE)
                .on(TEMPLATE.ID.eq(TEMPLATE_COPY.TEMPLATE_ID))
                .where(TEMPLATE_COPY.TEAM_ID.eq(team));
    }

    private static Copy copy(Record row) {
        return new Copy(
                row.get(TEMPLATE_COPY.FLOW_ID),
                row.get(FLOW.NAME),
                row.get(FLOW.TITLE),
                row.get(TEMPLATE.ID),
                row.get(TEMPLATE.TITLE),
                row.get(TEMPLATE_COPY.NUMBER),
                row.get(TEMPLATE.LAST_VERSION),
                row.get(TEMPLATE.WITHDRAWN_AT) != null,
                row.get(TEMPLATE_COPY.CREATED_AT).toInstant(),
                row.get(TEMPLATE_COPY.CREATED_BY));
    }

    Optional<Copy> find(UUID team, UUID flow) {
        return select(team).and(TEMPLATE_COPY.FLOW_ID.eq(flow)).fetchOptional(CopyStore::copy);
    }

    /** Returns copies by the flow's name, those behind a name. */
    List<Copy> list(UUID team, boolean updates, String after, int limit) {
        Condition wanted = updates
                ? TEMPLATE.LAST_VERSION.gt(TEMPLATE_COPY.NUMBER).and(TEMPLATE.WITHDRAWN_AT.isNull())
                : DSL.noCondition();
        return select(team)
                .and(wanted)
                .and(FLOW.ARCHIVED_AT.isNull())
                .and(FLOW.NAME.gt(after))
                .orderBy(FLOW.NAME)
                .limit(limit)
                .fetch(CopyStore::copy);
    }

    void insert(DSLContext transaction, UUID team, UUID flow, UUID template, int number, String by, Instant at) {
        transaction
                .insertInto(TEMPLATE_COPY)
                .set(TEMPLATE_COPY.FLOW_ID, flow)
                .set(TEMPLATE_COPY.TEAM_ID, team)
                .set(TEMPLATE_COPY.TEMPLATE_ID, template)
                .set(TEMPLATE_COPY.NUMBER, number)
                .set(TEMPLATE_COPY.CREATED_AT, TemplateStore.time(at))
                .set(TEMPLATE_COPY.CREATED_BY, by)
                .execute();
    }

    void moveTo(DSLContext transaction, UUID team, UUID flow, int number) {
        transaction
                .update(TEMPLATE_COPY)
                .set(TEMPLATE_COPY.NUMBER, number)
                .where(TEMPLATE_COPY.TEAM_ID.eq(team))
                .and(TEMPLATE_COPY.FLOW_ID.eq(flow))
                .execute();
    }
}
