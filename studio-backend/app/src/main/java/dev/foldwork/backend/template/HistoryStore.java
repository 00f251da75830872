package dev.foldwork.backend.template;

import static dev.foldwork.schema.Tables.RUN;

import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the record of runs says of versions of flows. */
@Component
class HistoryStore {

    private static final Field<Double> SECONDS =
            DSL.field("extract(epoch from {0} - {1})::float8", Double.class, RUN.ENDED_AT, RUN.STARTED_AT);

    private final DSLContext database;

    HistoryStore(DSLContext database) {
        this.database = database;
    }

    /** A version of a flow. */
    record Of(UUID flow, int version) {}

    History of(UUID team, @Nullable UUID flow, int version) {
        return flow == null
                ? History.NONE
                : of(team, java.util.List.of(new Of(flow, version))).getOrDefault(new Of(flow, version), History.NONE);
    }

    /** Returns the histories of those that have been run. */
    Map<Of, History> of(UUID team, Collection<Of> versions) {
        if (versions.isEmpty()) {
            return Map.of();
        }
        var succeeded = RUN.STATE.eq("succeeded");
        var count = DSL.count();
        var good = DSL.count().filterWhere(succeeded);
        var median = DSL.percentileCont(0.5).withinGroupOrderBy(SECONDS).filterWhere(succeeded);
        Field<UUID[]> newest = DSL.arrayAgg(RUN.ID).orderBy(RUN.ENDED_AT.desc()).filterWhere(succeeded);
        Field<OffsetDateTime> verified = DSL.max(RUN.ENDED_AT).filterWhere(succeeded);
        var histories = new HashMap<Of, History>();
        database.select(RUN.FLOW_ID, RUN.VERSION, count, good, median, verified, newest)
                .from(RUN)
                .where(RUN.TEAM_ID.eq(team))
                .and(DSL.row(RUN.FLOW_ID, RUN.VERSION)
                        .in(versions.stream()
                                .map(each -> DSL.row(each.flow(), each.version()))
                                .toList()))
                .and(RUN.ENDED_AT.isNotNull())
                .groupBy(RUN.FLOW_ID, RUN.VERSION)
                .forEach(row -> {
                    UUID[] runs = row.get(newest);
                    OffsetDateTime at = row.get(verified);
                    var seconds = row.get(median);
                    histories.put(
                            new Of(row.get(RUN.FLOW_ID), row.get(RUN.VERSION)),
                            new History(
                                    row.get(count),
                                    row.get(good),
                                    seconds == null ? null : seconds.doubleValue(),
                                    at == null ? null : at.toInstant(),
                                    runs == null || runs.length == 0 ? null : runs[0]));
                });
        return histories;
    }
}
