package dev.foldwork.conductor.worker;

import dev.foldwork.conductor.client.KeyedEvent;
import java.util.List;
import java.util.Set;

/** Tells of events and hears which runs are paused or cancelled. Implementations are thread-safe and never block long. */
public interface RunReporter extends AutoCloseable {

    /** Tells of events; they may be lost, as they are found again in the engine's state. */
    void report(List<KeyedEvent> events);

    /** Returns the runs of which no new attempt may start; what was heard last stays when nobody can be heard. */
    Set<String> paused();

    /** Returns the runs whose work is to end at once. */
    Set<String> cancelled();

    @Override
    void close();

    /** Tells nobody and hears nothing. */
    static RunReporter silent() {
        return new RunReporter() {
            @Override
            public void report(List<KeyedEvent> events) {}

            @Override
            public Set<String> paused() {
                return Set.of();
            }

            @Override
            public Set<String> cancelled() {
                return Set.of();
            }

            @Override
            public void close() {}
        };
    }
}
