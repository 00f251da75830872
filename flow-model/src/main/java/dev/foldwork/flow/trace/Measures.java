package dev.foldwork.flow.trace;

import java.util.Map;
import java.util.function.Supplier;

/**
 * Counts what is no span. Thread-safe; never fails. Names and attributes are those of protocol/telemetry.md: never a run,
 * a path or a flow.
 */
public interface Measures {

    /** Counts nothing. */
    Measures NONE = new Measures() {
        @Override
        public void count(String name, Map<String, String> attributes, long more) {}

        @Override
        public void watch(String name, Supplier<Map<Map<String, String>, Long>> numbers) {}
    };

    /** Adds to a counter. */
    void count(String name, Map<String, String> attributes, long more);

    /**
     * Has numbers asked for whenever metrics are sent.
     *
     * @param numbers by attributes; when it fails, these are left out of that sending
     */
    void watch(String name, Supplier<Map<Map<String, String>, Long>> numbers);
}
