package dev.foldwork.backend.run;

import dev.foldwork.backend.TestingBackend;
import dev.foldwork.flow.json.Json;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;

/** Writes runs of a team straight into the record, as if they had been run. */
final class RecordedRuns {

    private static final String HASH = "0".repeat(64);

    private static final String FLOW = """
            apiVersion: foldwork/v1
            kind: Flow
            metadata: { name: f }
            spec:
              nodes: { a: { type: data.set@1, with: { v: 1 } } }
            """;

    private final DSLContext database;
    private final UUID team;

    RecordedRuns(TestingBackend backend, String teamName) {
        this.database = backend.database();
        this.team = database.fetchSingle("select id from team where name = ?", teamName)
                .get(0, UUID.class);
        database.execute(
                "insert into definition (team_id, hash, flow, title, main, files) values (?, ?, 'f', 'F', 'f.flow.yaml', ?::json)",
                team,
                HASH,
                Json.write(Map.of("f.flow.yaml", FLOW)));
    }

    UUID team() {
        return team;
    }

    /** What a run looks like; everything but the flow has a usual value. */
    record Row(
            String flow,
            String state,
            int asking,
            String engine,
            Instant at,
            Instant ended,
            String error,
            Integer version,
            String trigger,
            String by,
            boolean keep) {

        static Row of(String flow, String state, Instant at) {
            return new Row(flow, state, 0, "cloud", at, null, null, null, "manual", "anna", false);
        }

        static Row ended(String engine, Instant ended, boolean keep) {
            return new Row("old", "succeeded", 0, engine, ended, ended, null, null, "manual", "anna", keep);
        }

        String sought() {
            return (flow + " title of " + flow + (error == null ? "" : " BROKEN " + error)).toLowerCase(Locale.ROOT);
        }
    }

    UUID add(Row row) {
        String error = row.error() == null
                ? null
                : "{\"code\":\"BROKEN\",\"message\":\"" + row.error() + "\",\"path\":\"\",\"retryable\":false}";
        return database.fetchSingle(
                        """
                        insert into run (team_id, flow, title, hash, engine, state, asking, inputs, created_at, ended_at, error,
                            version, trigger_kind, started_by, keep, search_text)
                        values (?, ?, ?, ?, ?, ?, ?, '{}', ?::timestamptz, ?::timestamptz, ?::json, ?::int, ?, ?, ?, ?)
                        returning id
                        """,
                        team,
                        row.flow(),
                        "Title of " + row.flow(),
                        HASH,
                        row.engine(),
                        row.state(),
                        row.asking(),
                        row.at().toString(),
                        row.ended() == null ? null : row.ended().toString(),
                        error,
                        row.version(),
                        row.trigger(),
                        row.by(),
                        row.keep(),
                        row.sought())
                .get(0, UUID.class);
    }

    void event(UUID run, int seq, String path, String kind, String data) {
        database.execute("""
                insert into run_event (run_id, seq, team_id, key, at, kind, path, attempt, data)
                values (?, ?, ?, ?, now(), ?, ?, 1, ?::json)
                """, run, seq, team, "key " + seq, kind, path, data);
    }

    boolean isThere(UUID run) {
        return database.fetchExists(database.selectOne().from("run").where("id = ?", run));
    }
}
