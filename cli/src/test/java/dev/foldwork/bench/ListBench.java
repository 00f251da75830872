package dev.foldwork.bench;

import dev.foldwork.cli.cloud.Backend;
import dev.foldwork.cli.cloud.TestingStudio;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jooq.DSLContext;

/** What a page of the list of runs costs among a million: median over HTTP, on a real PostgreSQL. */
final class ListBench {

    private static final int ROUNDS = 31;
    private static final int MANY = 1_000_000;
    private static final String PAGE = "/api/v1/runs?limit=50";

    /** A year of runs of 50 flows: 96 % succeeded, started by 20 people and by triggers. */
    private static final String FILL = """
            insert into run (team_id, flow, title, hash, engine, state, asking, inputs, output, created_at, started_at,
                ended_at, version, trigger_kind, started_by, error, search_text)
            select ?, 'flow_' || f, 'Flow number ' || f, repeat('0', 64), 'cloud',
                case when n = 1000 then 'parked' when n % 100 < 3 then 'failed' when n % 100 = 3 then 'cancelled'
                    when n % 10000 = 50 then 'paused' else 'succeeded' end,
                case when n % 10000 = 50 then 1 else 0 end,
                '{"n": 1}', '{"v": "some output of a run"}', at, at, at + interval '5 seconds',
                case when n < 20000 then 1 else 2 + n % 3 end,
                case n % 5 when 0 then 'schedule' when 1 then 'webhook' else 'manual' end,
                'person_' || (n % 20),
                case when n % 100 < 3 then '{"code":"BROKEN","message":"m","path":"a","retryable":false}'::json end,
                'flow_' || f || ' flow number ' || f || case when n = 777700 then ' broken needle in the haystack'
                    when n % 400 < 3 then ' broken the quota of tenant ' || n % 1000 || ' is used up'
                    when n % 100 < 3 then ' broken host-' || n % 977 || ' does not answer within 30 seconds' else '' end
            from (select n, (n * 7919::bigint) % 50 as f, timestamptz '2025-01-01' + n * (interval '365 days' / ?) as at
                from generate_series(1, ?) as n) as made
            """;

    private final Backend backend;

    private ListBench(Backend backend) {
        this.backend = backend;
    }

    static void run() {
        TestingStudio studio = TestingStudio.shared();
        String team = studio.team();
        fill(studio.database(), team);
        Figures.head(String.format(Locale.ROOT, "A page of 50 among %,d runs", MANY));
        new ListBench(studio.backend(team, "bench", "runs:read")).measure();
    }

    private static void fill(DSLContext database, String teamName) {
        UUID team = database.fetchSingle("select id from team where name = ?", teamName)
                .get(0, UUID.class);
        // Neither the definition that each run refers to nor the announcement of each is what is measured.
        database.execute("alter table run disable trigger all");
        database.execute(FILL, team, MANY, MANY);
        database.execute("alter table run enable trigger all");
        database.execute("vacuum analyze run");
    }

    private void measure() {
        measure("newest", "");
        Object deep = backend.get(PAGE + "&to=2025-07-01T00:00:00Z").get("next");
        measure("behind half of them", "&cursor=" + deep);
        measure("flow (one in 50)", "&flow=flow_7");
        measure("flow and version", "&flow=flow_7&version=3");
        measure("flow and a version that was hardly run", "&flow=flow_7&version=1");
        measure("state failed (3 %)", "&state=failed");
        measure("states failed, cancelled, paused", "&state=failed,cancelled,paused");
        measure("state parked (one run)", "&state=parked");
        measure("flow and state", "&flow=flow_19&state=failed");
        measure("asking (0.01 %)", "&asking=true");
        measure("engine local (none)", "&engine=local");
        measure("a day half a year ago", "&from=2025-07-01T00:00:00Z&to=2025-07-02T00:00:00Z");
        measure("who started it", "&by=person_3");
        measure("trigger webhook", "&trigger=webhook");
        measure("text in every fourth error", "&text=quota");
        measure("text in one error", "&text=needle");
        measure("text nowhere", "&text=nothing+says+this");
        measure("text, state and flow", "&text=quota&state=failed&flow=flow_19");
    }

    private void measure(String what, String query) {
        int found = 0;
        double[] millis = new double[ROUNDS];
        for (int i = 0; i < ROUNDS; i++) {
            long begun = System.nanoTime();
            found = ((List<?>) backend.get(PAGE + query).get("runs")).size();
            millis[i] = (System.nanoTime() - begun) / 1e6;
        }
        Figures.line(what + ": " + found, Figures.millis(Figures.median(millis)), "bar 50 ms");
    }
}
