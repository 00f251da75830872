package dev.foldwork.backend.run;

import static dev.foldwork.schema.Tables.FLOW;
import static dev.foldwork.schema.Tables.RUN;
import static dev.foldwork.schema.Tables.RUN_NOTE;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Record1;
import org.jooq.Select;
import org.jooq.SelectFieldOrAsterisk;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Finds runs in the database, newest first. Every filter that can be rare has an index in the order of the list, so that
 * a page costs the same among a thousand runs and a million.
 */
@Component
class RunListStore {

    private static final Pattern ID_BEGINNING = Pattern.compile("[0-9a-f]{8}(-[0-9a-f-]{0,27})?");
    private static final String LOWEST_ID = "00000000-0000-0000-0000-000000000000";
    private static final Field<Integer> NOTES = DSL.field(
                    DSL.selectCount().from(RUN_NOTE).where(RUN_NOTE.RUN_ID.eq(RUN.ID)))
            .as("notes");
    private static final int LONGEST_QUESTION = 300;
    /** Runs that ask nothing are not looked into. */
    private static final Field<String> QUESTION = DSL.when(
                    RUN.ASKING.gt(0), DSL.field(OpenQuestionStore.question(RUN.ID, LONGEST_QUESTION)))
            .as("question");

    private static final List<SelectFieldOrAsterisk> SUMMARY = List.of(
            RUN.ID,
            RUN.FLOW,
            RUN.TITLE,
            RUN.HASH,
            RUN.ENGINE,
            RUN.STATE,
            RUN.ASKING,
            RUN.ERROR,
            RUN.CREATED_AT,
            RUN.STARTED_AT,
            RUN.ENDED_AT,
            RUN.RERUN_OF,
            RUN.FLOW_ID,
            RUN.VERSION,
            RUN.TRIGGER_KIND,
            RUN.STARTED_BY,
            RUN.KEEP,
            NOTES,
            QUESTION);

    private final DSLContext database;

    RunListStore(DSLContext database) {
        this.database = database;
    }

    /** A place in the list: that of a run. */
    record Place(Instant at, UUID run) {}

    /** Returns the place of a team's run, null when there is no such run. */
    @Nullable
    Place place(UUID team, UUID run) {
        return database.select(RUN.CREATED_AT)
                .from(RUN)
                .where(RUN.TEAM_ID.eq(team))
                .and(RUN.ID.eq(run))
                .fetchOne(row -> new Place(row.value1().toInstant(), run));
    }

    /** Returns the runs behind a place. */
    List<RunSummary> list(UUID team, RunFilter filter, @Nullable Place after, int limit) {
        return database.select(SUMMARY)
                .from(RUN)
                .where(RUN.TEAM_ID.eq(team))
                .and(RUN.ID.in(page(team, filter, after, limit)))
                .orderBy(RUN.CREATED_AT.desc(), RUN.ID.desc())
                .limit(limit)
                .fetch(RunListStore::summary);
    }

    /** An index is in the order of the list within one state only: several states are several walks, merged. */
    private static Select<Record1<UUID>> page(UUID team, RunFilter filter, @Nullable Place after, int limit) {
        Condition matching = DSL.and(matching(team, filter, after));
        return filter.states().stream()
                .map(state -> walk(matching.and(RUN.STATE.eq(DSL.inline(state.wire()))), limit))
                .reduce(Select::unionAll)
                .orElseGet(() -> walk(matching, limit));
    }

    private static Select<Record1<UUID>> walk(Condition matching, int limit) {
        return DSL.select(RUN.ID)
                .from(RUN)
                .where(matching)
                .orderBy(RUN.CREATED_AT.desc(), RUN.ID.desc())
                .limit(limit);
    }

    private static List<Condition> matching(UUID team, RunFilter filter, @Nullable Place after) {
        var all = new ArrayList<Condition>();
        all.add(RUN.TEAM_ID.eq(team));
        if (filter.flow() != null) {
            all.add(RUN.FLOW.eq(filter.flow()));
        }
        if (filter.flowId() != null) {
            all.add(RUN.FLOW_ID.eq(filter.flowId()));
        }
        if (filter.version() != null) {
            all.add(RUN.VERSION.eq(filter.version()));
            if (filter.flowId() != null && filter.version() != RunOrigin.DRAFT) {
                // The name of a published flow is fixed, and the index knows it.
                all.add(RUN.FLOW.eq(DSL.select(FLOW.NAME)
                        .from(FLOW)
                        .where(FLOW.TEAM_ID.eq(team))
                        .and(FLOW.ID.eq(filter.flowId()))));
            }
        }
        // Written out, so that the partial indexes are found.
        if (filter.engine() != null) {
            all.add(RUN.ENGINE.eq(DSL.inline(filter.engine())));
        }
        if (filter.trigger() != null) {
            all.add(RUN.TRIGGER_KIND.eq(DSL.inline(filter.trigger().wire())));
        }
        if (filter.asking() != null) {
            all.add(filter.asking() ? RUN.ASKING.gt(DSL.inline(0)) : RUN.ASKING.eq(DSL.inline(0)));
        }
        if (filter.kept() != null) {
            all.add(
                    filter.kept()
                            ? DSL.condition(RUN.KEEP)
                            : DSL.condition(RUN.KEEP).not());
        }
        rest(filter, after, all);
        return all;
    }

    private static void rest(RunFilter filter, @Nullable Place after, List<Condition> all) {
        if (filter.by() != null) {
            all.add(RUN.STARTED_BY.eq(filter.by()));
        }
        if (filter.from() != null) {
            all.add(RUN.CREATED_AT.ge(RunStore.time(filter.from())));
        }
        if (filter.to() != null) {
            all.add(RUN.CREATED_AT.lt(RunStore.time(filter.to())));
        }
        if (filter.text() != null) {
            all.add(saying(filter.text().toLowerCase(Locale.ROOT)));
        }
        if (after != null) {
            all.add(DSL.row(RUN.CREATED_AT, RUN.ID).lt(RunStore.time(after.at()), after.run()));
        }
    }

    private static Condition saying(String text) {
        Condition said = RUN.SEARCH_TEXT.contains(text);
        if (!ID_BEGINNING.matcher(text).matches()) {
            return said;
        }
        UUID low = id(text + LOWEST_ID.substring(text.length()));
        UUID high = id(text + LOWEST_ID.replace('0', 'f').substring(text.length()));
        return low == null || high == null ? said : said.or(RUN.ID.between(low, high));
    }

    private static @Nullable UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException none) {
            return null;
        }
    }

    private static RunSummary summary(Record row) {
        return new RunSummary(
                RunStore.record(row, java.util.Map.of(), null),
                RunStore.origin(row),
                row.get(RUN.KEEP),
                row.get(NOTES),
                row.get(QUESTION));
    }
}
