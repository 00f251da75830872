package dev.foldwork.backend.run;

import static dev.foldwork.schema.Tables.RUN;
import static dev.foldwork.schema.Tables.RUN_EVENT;

import dev.foldwork.backend.event.TeamEvents;
import dev.foldwork.conductor.client.KeyedEvent;
import dev.foldwork.flow.json.Json;
import dev.foldwork.flow.run.RunEvent;
import dev.foldwork.flow.run.RunEvent.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.JSON;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The events of runs, in the database: numbered without gaps, each fact once.
 *
 * <p>Whoever adds events holds the run's row, so that writers come one after the other.
 */
@Component
class EventStore {

    private static final int LONGEST_SOUGHT = 2_000;
    private static final Set<String> FINAL = Set.of("succeeded", "failed", "cancelled");

    private final DSLContext database;
    private final TeamEvents happenings;
    private final EndedRuns ended;

    EventStore(DSLContext database, TeamEvents happenings, EndedRuns ended) {
        this.database = database;
        this.happenings = happenings;
        this.ended = ended;
    }

    /** Adds what is not known yet, in order; nothing follows the run's end. Returns the number of events added. */
    int append(UUID run, List<KeyedEvent> told) {
        return database.transactionResult(transaction -> append(transaction.dsl(), run, told));
    }

    /** Keeps everybody else from adding to a run's events until the transaction ends; null for an unknown run. */
    @Nullable
    Record hold(DSLContext transaction, UUID run) {
        return transaction.selectFrom(RUN).where(RUN.ID.eq(run)).forUpdate().fetchOne();
    }

    /** Adds within a transaction (see {@link #append(UUID, List)}). */
    int append(DSLContext transaction, UUID run, List<KeyedEvent> told) {
        Record row = hold(transaction, run);
        if (row == null || FINAL.contains(row.get(RUN.STATE))) {
            return 0;
        }
        List<String> keys = told.stream().map(KeyedEvent::key).toList();
        Set<String> known = new HashSet<>(transaction
                .select(RUN_EVENT.KEY)
                .from(RUN_EVENT)
                .where(RUN_EVENT.RUN_ID.eq(run))
                .and(RUN_EVENT.KEY.in(keys))
                .fetch(RUN_EVENT.KEY));
        var fresh = new ArrayList<Entry>();
        for (KeyedEvent event : told) {
            if (known.add(event.key())) {
                fresh.add(Entry.of(event));
            }
            if (event.kind() == Kind.RUN_FINISHED) {
                break;
            }
        }
        insert(transaction, row, fresh);
        return fresh.size();
    }

    /** How far a run's record has come: the number of its last event, and whether that is its end. */
    record Reached(long seq, boolean over) {}

    /**
     * Goes on with what another engine's journal holds under the same numbers: only the event that follows the last one
     * is added, so that doubles change nothing and gaps cannot arise. The row is one that is held.
     */
    Reached follow(DSLContext transaction, Record row, List<RunEvent> told) {
        long seq = row.get(RUN.LAST_SEQ);
        boolean over = FINAL.contains(row.get(RUN.STATE));
        var fresh = new ArrayList<Entry>();
        for (RunEvent event : told) {
            if (!over && event.seq() == seq + 1) {
                fresh.add(Entry.of(event));
                seq = event.seq();
                over = event.kind() == Kind.RUN_FINISHED;
            }
        }
        insert(transaction, row, fresh);
        return new Reached(seq, over);
    }

    /** An event that is not in the record yet, with the key under which it will be. */
    private record Entry(
            String key, Instant at, Kind kind, String path, int attempt, Map<String, @Nullable Object> data) {

        static Entry of(KeyedEvent event) {
            return new Entry(event.key(), event.at(), event.kind(), event.path(), event.attempt(), event.data());
        }

        static Entry of(RunEvent event) {
            return new Entry(
                    "seq|" + event.seq(), event.at(), event.kind(), event.path(), event.attempt(), event.data());
        }
    }

    private void insert(DSLContext transaction, Record row, List<Entry> fresh) {
        if (fresh.isEmpty()) {
            return;
        }
        long seq = row.get(RUN.LAST_SEQ);
        var insert = transaction.insertInto(
                RUN_EVENT,
                RUN_EVENT.RUN_ID,
                RUN_EVENT.SEQ,
                RUN_EVENT.TEAM_ID,
                RUN_EVENT.KEY,
                RUN_EVENT.AT,
                RUN_EVENT.KIND,
                RUN_EVENT.PATH,
                RUN_EVENT.ATTEMPT,
                RUN_EVENT.DATA);
        for (Entry event : fresh) {
            insert = insert.values(
                    row.get(RUN.ID),
                    ++seq,
                    row.get(RUN.TEAM_ID),
                    event.key(),
                    RunStore.time(event.at()),
                    event.kind().wire(),
                    event.path(),
                    event.attempt(),
                    JSON.valueOf(Json.write(event.data())));
        }
        insert.execute();
        change(transaction, row, fresh, seq);
        fresh.stream()
                .filter(event -> event.kind() == Kind.RUN_FINISHED)
                .findFirst()
                .ifPresent(end -> {
                    tell(transaction, row, end);
                    ended.add(row.get(RUN.ID));
                });
    }

    /** Tells the team of a run's end, with it or not at all. */
    private void tell(DSLContext transaction, Record row, Entry end) {
        RunOrigin origin = RunStore.origin(row);
        var data = new LinkedHashMap<String, @Nullable Object>();
        data.put("run", row.get(RUN.ID).toString());
        data.put("flow", row.get(RUN.FLOW));
        data.put("flowId", origin.flow() == null ? null : origin.flow().toString());
        data.put("version", origin.version() == null ? null : origin.version().longValue());
        data.put("title", row.get(RUN.TITLE));
        data.put("state", end.data().get("state"));
        data.put("error", end.data().get("error"));
        data.put("engine", row.get(RUN.ENGINE));
        data.put("trigger", origin.trigger().wire());
        data.put("startedBy", origin.by());
        data.put("createdAt", row.get(RUN.CREATED_AT).toInstant().toString());
        data.put("endedAt", end.at().toString());
        happenings.runEnded(
                transaction,
                row.get(RUN.TEAM_ID),
                row.get(RUN.ID),
                origin.flow(),
                String.valueOf(end.data().get("state")),
                row.get(RUN.TRIGGER_DEPTH),
                data,
                end.at());
    }

    /** Keeps the run's own row in step with its events. */
    private static void change(DSLContext transaction, Record row, List<Entry> fresh, long seq) {
        var change = new LinkedHashMap<org.jooq.Field<?>, @Nullable Object>();
        change.put(RUN.LAST_SEQ, seq);
        for (Entry event : fresh) {
            switch (event.kind()) {
                case RUN_PAUSED -> change.put(RUN.STATE, "paused");
                case RUN_RESUMED -> change.put(RUN.STATE, "running");
                case RUN_PARKED -> change.put(RUN.STATE, "parked");
                case RUN_FINISHED -> {
                    change.put(RUN.STATE, event.data().get("state"));
                    change.put(RUN.OUTPUT, json(event.data().get("output")));
                    change.put(RUN.ERROR, json(event.data().get("error")));
                    change.put(
                            RUN.SEARCH_TEXT,
                            RUN.SEARCH_TEXT.concat(sought(event.data().get("error"))));
                    change.put(RUN.ENDED_AT, RunStore.time(event.at()));
                    change.put(RUN.ASKING, 0);
                }
                case NODE_ASKING, NODE_ANSWERED, NODE_SETTLED -> change.putIfAbsent(RUN.ASKING, null);
                case RUN_STARTED, NODE_STARTED, NODE_WAITING, NODE_RETRYING, NODE_LOG, NODE_USAGE -> {}
            }
        }
        if (change.containsKey(RUN.ASKING) && change.get(RUN.ASKING) == null) {
            change.put(RUN.ASKING, transaction.fetchValue(OpenQuestionStore.count(row.get(RUN.ID))));
        }
        transaction.update(RUN).set(change).where(RUN.ID.eq(row.get(RUN.ID))).execute();
    }

    private static @Nullable JSON json(@Nullable Object value) {
        return value == null ? null : JSON.valueOf(Json.write(value));
    }

    /** Returns what of an error can be searched for; the database knows no character 0. */
    private static String sought(@Nullable Object error) {
        if (!(error instanceof Map<?, ?> map)) {
            return "";
        }
        String text = " " + map.get("code") + " " + map.get("message");
        return text.substring(0, Math.min(text.length(), LONGEST_SOUGHT))
                .replace('\0', ' ')
                .toLowerCase(Locale.ROOT);
    }

    /** Returns events after a cursor. */
    List<RunEvent> events(UUID run, long after, int limit) {
        return database.selectFrom(RUN_EVENT)
                .where(RUN_EVENT.RUN_ID.eq(run))
                .and(RUN_EVENT.SEQ.gt(after))
                .orderBy(RUN_EVENT.SEQ)
                .limit(limit)
                .fetch(EventStore::event);
    }

    private static RunEvent event(Record row) {
        Map<String, @Nullable Object> data = Json.object(row.get(RUN_EVENT.DATA).data());
        return new RunEvent(
                row.get(RUN_EVENT.SEQ),
                row.get(RUN_EVENT.AT).toInstant(),
                Kind.of(row.get(RUN_EVENT.KIND)),
                row.get(RUN_EVENT.PATH),
                row.get(RUN_EVENT.ATTEMPT),
                data);
    }
}
