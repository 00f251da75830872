package dev.foldwork.backend.run;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Tells workers which runs are paused or cancelled. Thread-safe. */
@Component
public class RunControls {

    private static final long OTHERS_MILLIS = 500;

    private final RunStore store;
    private final RunSignals signals;

    RunControls(RunStore store, RunSignals signals) {
        this.store = store;
        this.signals = signals;
    }

    /** What workers must heed, ids as text. */
    public record Heed(List<String> paused, List<String> cancelled) {}

    /** Returns what holds now. */
    public Heed now() {
        var paused = new ArrayList<String>();
        var cancelled = new ArrayList<String>();
        store.controlled().forEach((UUID run, Boolean cancel) -> (cancel ? cancelled : paused).add(run.toString()));
        paused.sort(null);
        cancelled.sort(null);
        return new Heed(paused, cancelled);
    }

    /** Returns what holds as soon as it differs from what the worker knows, or after this long. */
    public Heed unlike(Heed known, long millis) throws InterruptedException {
        long end = System.nanoTime() + millis * 1_000_000;
        Heed now = now();
        while (now.equals(known) && System.nanoTime() < end && signals.open()) {
            synchronized (this) {
                wait(OTHERS_MILLIS);
            }
            now = now();
        }
        return now;
    }

    /** Says that somebody wants something of a run. */
    synchronized void changed() {
        notifyAll();
    }
}
