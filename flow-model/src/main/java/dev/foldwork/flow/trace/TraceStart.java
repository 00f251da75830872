package dev.foldwork.flow.trace;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a run's first event says of its trace; nothing for a run that nobody traces.
 *
 * @param run what everything in the run continues: the run's own place, or the caller's where no spans are recorded
 * @param caller the caller's place, when the run has one of its own
 * @param repeats what the run that this one repeats continued: a link, not a parent
 */
public record TraceStart(
        @Nullable String run,
        @Nullable String caller,
        @Nullable String repeats) {

    /** A run that nobody traces. */
    public static final TraceStart NONE = new TraceStart(null, null, null);

    /**
     * Begins.
     *
     * @param recorded whether spans are exported here; else the caller's trace is only handed on
     * @param caller whoever starts the run, null when it has no trace
     */
    public static TraceStart of(boolean recorded, @Nullable Traceparent caller, @Nullable String repeats) {
        if (recorded) {
            Traceparent own = caller == null ? Traceparent.fresh() : caller.next();
            return new TraceStart(own.text(), caller == null ? null : caller.text(), repeats);
        }
        return caller == null ? NONE : new TraceStart(caller.text(), null, repeats);
    }

    /** Goes on with a run that was begun elsewhere. */
    public static TraceStart continuing(@Nullable String run) {
        return run == null ? NONE : new TraceStart(run, null, null);
    }

    /** Reads what the first event says. */
    public static TraceStart from(Map<String, @Nullable Object> data) {
        return new TraceStart(text(data, "traceparent"), text(data, "traceCaller"), text(data, "traceRepeats"));
    }

    private static @Nullable String text(Map<String, @Nullable Object> data, String name) {
        return data.get(name) instanceof String text ? text : null;
    }

    /** Adds it to the data of the first event. */
    public void putInto(Map<String, @Nullable Object> data) {
        put(data, "traceparent", run);
        put(data, "traceCaller", caller);
        put(data, "traceRepeats", repeats);
    }

    private static void put(Map<String, @Nullable Object> data, String name, @Nullable String value) {
        if (value != null) {
            data.put(name, value);
        }
    }
}
