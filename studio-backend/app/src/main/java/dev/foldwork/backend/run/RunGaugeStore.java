package dev.foldwork.backend.run;

import static dev.foldwork.schema.Tables.RUN;
import static dev.foldwork.schema.Tables.RUN_START;
import static org.jooq.impl.DSL.count;

import dev.foldwork.flow.trace.Measures;
import dev.foldwork.flow.trace.SpanSink;
import java.util.HashMap;
import java.util.Map;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/**
 * How much there is to do, whenever metrics are sent. Each backend tells of all runs of the installation, so the largest
 * of their figures counts, not the sum.
 */
@Component
class RunGaugeStore {

    private final DSLContext database;

    RunGaugeStore(DSLContext database, SpanSink spans) {
        this.database = database;
        Measures measures = spans.measures();
        measures.watch("foldwork.runs.open", () -> byEngine(RUN.ENDED_AT.isNull()));
        measures.watch(
                "foldwork.questions.open", () -> byEngine(RUN.ENDED_AT.isNull().and(RUN.ASKING.gt(0))));
        measures.watch(
                "foldwork.outbox.waiting",
                () -> Map.of(Map.of("foldwork.engine", "cloud"), (long) database.fetchCount(RUN_START)));
    }

    private Map<Map<String, String>, Long> byEngine(Condition which) {
        var numbers = new HashMap<Map<String, String>, Long>();
        for (String engine : new String[] {"cloud", "local"}) {
            numbers.put(Map.of("foldwork.engine", engine), 0L);
        }
        database.select(RUN.ENGINE, count())
                .from(RUN)
                .where(which)
                .groupBy(RUN.ENGINE)
                .forEach(row -> numbers.put(Map.of("foldwork.engine", row.value1()), (long) row.value2()));
        return numbers;
    }
}
