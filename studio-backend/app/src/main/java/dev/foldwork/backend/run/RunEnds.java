package dev.foldwork.backend.run;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/** Waits for the end of runs. Thread-safe. */
@Component
public class RunEnds {

    private static final long LOOK_MILLIS = 250;

    private final CloudRuns runs;
    private final RunSignals signals;

    RunEnds(CloudRuns runs, RunSignals signals) {
        this.runs = runs;
        this.signals = signals;
    }

    /** Returns the run as soon as it has ended, or as it is after this long. */
    public StoredRun await(UUID team, UUID run, Duration longest) throws InterruptedException {
        long end = System.nanoTime() + longest.toNanos();
        while (true) {
            CountDownLatch bell = signals.bell(run);
            StoredRun now = runs.get(team, run);
            if (now.record().state().isFinal()) {
                signals.forget(run);
                return now;
            }
            if (System.nanoTime() >= end || !signals.open()) {
                return now;
            }
            bell.await(LOOK_MILLIS, TimeUnit.MILLISECONDS);
        }
    }
}
