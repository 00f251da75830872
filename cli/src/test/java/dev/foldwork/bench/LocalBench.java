package dev.foldwork.bench;

import dev.foldwork.flow.plan.Plan;
import dev.foldwork.flow.run.RunEvent.Kind;
import dev.foldwork.flow.run.Runs.StartOptions;
import dev.foldwork.local.LocalRunner;
import dev.foldwork.local.journal.SqliteJournal;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.sqlite.SQLiteConfig;

/** What a durable step costs on the local engine, beside one synced commit per step on the same disk. */
final class LocalBench {

    private static final int STEPS = 100;
    private static final int WARM = 300;

    private final Path folder;
    private double alone;
    private double sixteen;

    LocalBench(Path folder) {
        this.folder = folder;
    }

    /** Returns milliseconds of a step alone, once measured. */
    double alone() {
        return alone;
    }

    /** Returns steps per second with 16 runs at once, once measured. */
    double sixteen() {
        return sixteen;
    }

    void run() throws Exception {
        Figures.head("Local engine: SQLite journal, WAL, synchronous=FULL; steps of a chain of " + STEPS);
        floor();
        double[] floor = floor();
        double floorMedian = Figures.median(floor);
        Figures.line("floor: one insert = one synced commit, p50", Figures.millis(floorMedian), "");
        Figures.line("floor: p95", Figures.millis(Figures.quantile(floor, 0.95)), "");
        try (var journal = SqliteJournal.open(folder.resolve("journal.db"), notice -> {});
                var runner = Runners.on(journal, folder)) {
            Plan plan = Flows.plan(Flows.chain(STEPS));
            warm(runner, plan);
            alone = alone(runner, plan, floorMedian);
            for (int atOnce : new int[] {1, 16, 100}) {
                double rate = Figures.median(
                        rate(runner, plan, atOnce), rate(runner, plan, atOnce), rate(runner, plan, atOnce));
                sixteen = atOnce == 16 ? rate : sixteen;
                Figures.line(
                        "steps/s, " + atOnce + " at once",
                        Figures.perSecond(rate),
                        atOnce == 16 ? "bar 8,000, aim 20,000" : "");
            }
            firstNode(runner);
            growth(runner);
        }
    }

    /** The second compiler has seen enough of the engine after some 20,000 steps; before that each takes twice as long. */
    private static void warm(LocalRunner runner, Plan plan) throws InterruptedException {
        for (int i = 0; i < WARM; i++) {
            one(runner, plan);
        }
    }

    private double[] floor() throws Exception {
        var config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        double[] millis = new double[1_000];
        try (Connection connection = config.createConnection("jdbc:sqlite:" + folder.resolve("floor.db"))) {
            try (var statement = connection.createStatement()) {
                statement.execute("create table if not exists row(id integer primary key, data blob)");
            }
            try (var insert = connection.prepareStatement("insert into row(data) values (?)")) {
                for (int i = 0; i < millis.length; i++) {
                    long begun = System.nanoTime();
                    insert.setBytes(1, new byte[200]);
                    insert.executeUpdate();
                    millis[i] = (System.nanoTime() - begun) / 1e6;
                }
            }
        }
        return millis;
    }

    private static double one(LocalRunner runner, Plan plan) throws InterruptedException {
        long begun = System.nanoTime();
        String run = runner.start(plan, Map.of(), StartOptions.NONE);
        runner.follow(run, 0, event -> event.kind() != Kind.RUN_FINISHED);
        return (System.nanoTime() - begun) / 1e6;
    }

    private static void firstNode(LocalRunner runner) throws InterruptedException {
        Plan plan = Flows.plan(Flows.chain(1));
        double[] millis = new double[40];
        for (int i = 0; i < millis.length; i++) {
            var first = new AtomicLong();
            long begun = System.nanoTime();
            String run = runner.start(plan, Map.of(), StartOptions.NONE);
            runner.follow(run, 0, event -> {
                if (event.kind() == Kind.NODE_STARTED) {
                    first.set(System.nanoTime());
                }
                return event.kind() != Kind.RUN_FINISHED;
            });
            millis[i] = (first.get() - begun) / 1e6;
        }
        Figures.line(
                "from start until the first node's start is seen, p50", Figures.millis(Figures.median(millis)), "");
    }

    private static double alone(LocalRunner runner, Plan plan, double floor) throws InterruptedException {
        double[] perStep = new double[40];
        for (int i = 0; i < perStep.length; i++) {
            perStep[i] = one(runner, plan) / STEPS;
        }
        double median = Figures.median(perStep);
        Figures.line(
                "a step alone, p50 of runs",
                Figures.millis(median),
                String.format(java.util.Locale.ROOT, "%.1f x the floor (bar 3)", median / floor));
        Figures.line("a step alone, p95 of runs", Figures.millis(Figures.quantile(perStep, 0.95)), "");
        return median;
    }

    private static double rate(LocalRunner runner, Plan plan, int atOnce) throws Exception {
        int runs = Math.max(20, atOnce * 3);
        long begun = System.nanoTime();
        try (var threads = Executors.newFixedThreadPool(atOnce)) {
            var all = new ArrayList<Future<Double>>();
            for (int i = 0; i < runs; i++) {
                all.add(threads.submit(() -> one(runner, plan)));
            }
            for (Future<Double> each : all) {
                each.get();
            }
        }
        return runs * STEPS / ((System.nanoTime() - begun) / 1e9);
    }

    private static void growth(LocalRunner runner) throws InterruptedException {
        Figures.head("Local engine: cost of a step as a flow grows");
        for (int nodes : new int[] {10, 100, 500, 2_000}) {
            Plan plan = Flows.plan(Flows.chain(nodes));
            one(runner, plan);
            double median = Figures.median(one(runner, plan), one(runner, plan), one(runner, plan)) / nodes;
            Figures.line("chain of " + nodes, Figures.millis(median) + " a step", "");
        }
    }
}
