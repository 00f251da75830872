package dev.foldwork.bench;

import dev.foldwork.flow.plan.Plan;
import dev.foldwork.flow.run.Runs.StartOptions;
import dev.foldwork.local.LocalRunner;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/** What the local engine itself costs per step: the same chain with a journal that keeps nothing on disk. */
final class MemoryBench {

    private static final int STEPS = 100;
    private static final int WARM = 300;
    private static final int RUNS = 200;

    private MemoryBench() {}

    static void run(Path folder) throws InterruptedException {
        Figures.head("Local engine without a disk");
        try (var journal = new MemoryJournal();
                var runner = Runners.on(journal, folder)) {
            Plan plan = Flows.plan(Flows.chain(STEPS));
            for (int i = 0; i < WARM; i++) {
                one(journal, runner, plan);
            }
            double[] micros = new double[RUNS];
            for (int i = 0; i < RUNS; i++) {
                long begun = System.nanoTime();
                one(journal, runner, plan);
                micros[i] = (System.nanoTime() - begun) / 1e3 / STEPS;
            }
            Figures.line("a step in memory, p50 of runs", micros(Figures.median(micros)), "bar 50 µs");
            Figures.line("a step in memory, p95 of runs", micros(Figures.quantile(micros, 0.95)), "");
        }
    }

    private static String micros(double micros) {
        return String.format(Locale.ROOT, "%.1f µs", micros);
    }

    private static void one(MemoryJournal journal, LocalRunner runner, Plan plan) throws InterruptedException {
        journal.awaitEnd(runner.start(plan, Map.of(), StartOptions.NONE));
    }
}
