package dev.foldwork.bench;

import dev.foldwork.cli.cloud.Backend;
import dev.foldwork.cli.cloud.RemoteRuns;
import dev.foldwork.cli.cloud.TestingStudio;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLongArray;
import org.jooq.DSLContext;

/** How long an event takes from its commit to each of many readers of one run; readers and service share the machine. */
final class ReadersBench {

    private static final int READERS = 1_000;
    private static final int WARM = 20;
    private static final int EVENTS = 60;
    private static final long BETWEEN_MILLIS = 200;

    private final DSLContext database;
    private final Backend backend;
    private final UUID team;
    private final AtomicLongArray written = new AtomicLongArray(EVENTS + 1);
    private final ConcurrentLinkedQueue<Double> delays = new ConcurrentLinkedQueue<>();

    private ReadersBench(TestingStudio studio) {
        String name = studio.team();
        this.database = studio.database();
        this.backend = studio.backend(name, "bench", "runs:read");
        this.team =
                database.fetchSingle("select id from team where name = ?", name).get(0, UUID.class);
    }

    static void run() throws InterruptedException {
        new ReadersBench(TestingStudio.shared()).measure();
    }

    private void measure() throws InterruptedException {
        database.execute(
                "insert into definition (team_id, hash, flow, title, main, files) values (?, repeat('0', 64), 'f', 'F', 'f', '{}')",
                team);
        UUID run = database.fetchSingle(
                        "insert into run (team_id, flow, title, hash, engine, state, inputs, created_at, trigger_kind, started_by, search_text)"
                                + " values (?, 'f', 'F', repeat('0', 64), 'cloud', 'running', '{}', now(), 'manual', 'bench', 'f') returning id",
                        team)
                .get(0, UUID.class);
        var ready = new CountDownLatch(READERS);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < READERS; i++) {
                threads.submit(() -> follow(run, ready));
            }
            write(run, 1);
            ready.await();
            for (int seq = 2; seq <= EVENTS; seq++) {
                Thread.sleep(BETWEEN_MILLIS);
                write(run, seq);
            }
            database.execute("update run set state = 'succeeded', ended_at = now() where id = ?", run);
        }
        double[] millis = delays.stream().mapToDouble(Double::doubleValue).toArray();
        Figures.head(READERS + " readers of one run, " + millis.length + " deliveries");
        Figures.line("from commit to reader, p50", Figures.millis(Figures.median(millis)), "");
        Figures.line("from commit to reader, p95", Figures.millis(Figures.quantile(millis, 0.95)), "bar 200 ms");
    }

    private void write(UUID run, int seq) {
        database.transaction(transaction -> {
            transaction
                    .dsl()
                    .execute(
                            "insert into run_event (run_id, seq, team_id, key, at, kind, path, attempt, data)"
                                    + " values (?, ?, ?, ?, now(), 'node_log', 'a', 1, '{\"message\":\"hello\"}')",
                            run,
                            seq,
                            team,
                            "k" + seq);
            transaction.dsl().execute("update run set last_seq = ? where id = ?", seq, run);
            written.set(seq, System.nanoTime());
        });
    }

    private Void follow(UUID run, CountDownLatch ready) throws InterruptedException {
        new RemoteRuns(backend, null).follow(run.toString(), 0, event -> {
            if (event.seq() == 1) {
                ready.countDown();
            } else if (event.seq() > WARM) {
                delays.add((System.nanoTime() - written.get((int) event.seq())) / 1e6);
            }
            return true;
        });
        return null;
    }
}
