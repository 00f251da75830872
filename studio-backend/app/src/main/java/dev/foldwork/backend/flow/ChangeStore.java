package dev.foldwork.backend.flow;

import static dev.foldwork.schema.Tables.FLOW_CHANGE;

import dev.foldwork.flow.json.Json;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Who changed what in drafts, in the database. */
@Component
class ChangeStore {

    private static final long KEPT = 1_000;
    private static final long TIDIED_EVERY = 50;

    private final DSLContext database;

    ChangeStore(DSLContext database) {
        this.database = database;
    }

    /** Adds a change; the oldest ones make room. */
    void add(DSLContext transaction, FlowSummary flow, Change change) {
        transaction
                .insertInto(FLOW_CHANGE)
                .set(FLOW_CHANGE.FLOW_ID, flow.id())
                .set(FLOW_CHANGE.TEAM_ID, flow.team())
                .set(FLOW_CHANGE.PART, change.part().wire())
                .set(FLOW_CHANGE.REVISION, change.revision())
                .set(FLOW_CHANGE.AT, FlowStore.time(change.at()))
                .set(FLOW_CHANGE.BY, change.by())
                .set(FLOW_CHANGE.PATHS, change.paths().toArray(String[]::new))
                .set(FLOW_CHANGE.UNDO, FlowStore.json(change.undo()))
                .execute();
        if (change.revision() % TIDIED_EVERY == 0) {
            transaction
                    .deleteFrom(FLOW_CHANGE)
                    .where(FLOW_CHANGE.FLOW_ID.eq(flow.id()))
                    .and(FLOW_CHANGE.PART.eq(change.part().wire()))
                    .and(FLOW_CHANGE.REVISION.le(change.revision() - KEPT))
                    .execute();
        }
    }

    /** Returns the newest changes behind one revision and before another, newest first. */
    List<Change> list(UUID team, UUID flow, Change.Part part, long after, @Nullable Long before, int limit) {
        return database.selectFrom(FLOW_CHANGE)
                .where(FLOW_CHANGE.TEAM_ID.eq(team))
                .and(FLOW_CHANGE.FLOW_ID.eq(flow))
                .and(FLOW_CHANGE.PART.eq(part.wire()))
                .and(FLOW_CHANGE.REVISION.gt(after))
                .and(FLOW_CHANGE.REVISION.lt(before == null ? Long.MAX_VALUE : before))
                .orderBy(FLOW_CHANGE.REVISION.desc())
                .limit(limit)
                .fetch(row -> new Change(
                        part,
                        row.get(FLOW_CHANGE.REVISION),
                        instant(row.get(FLOW_CHANGE.AT)),
                        row.get(FLOW_CHANGE.BY),
                        List.of(row.get(FLOW_CHANGE.PATHS)),
                        undo(row.get(FLOW_CHANGE.UNDO).data())));
    }

    private static Instant instant(java.time.OffsetDateTime time) {
        return time.toInstant();
    }

    private static Map<String, @Nullable Object> undo(String json) {
        return Json.object(json);
    }
}
