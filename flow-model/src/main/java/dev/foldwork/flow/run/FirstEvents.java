package dev.foldwork.flow.run;

import dev.foldwork.flow.plan.Plan;
import dev.foldwork.flow.run.RunEvent.Kind;
import dev.foldwork.flow.trace.TraceStart;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The events with which a run begins, the same on every engine. */
public final class FirstEvents {

    private FirstEvents() {}

    /**
     * Returns the run's start and, in a rerun, what it keeps.
     *
     * @param engine {@code local} or {@code cloud}
     * @param rerunOf the run this one repeats, or null
     * @param kept settled results by path that it takes over
     * @param trace the trace it belongs to
     */
    public static List<RunEvent> of(
            Plan plan,
            String engine,
            Map<String, @Nullable Object> inputs,
            @Nullable String rerunOf,
            Map<String, Settled> kept,
            TraceStart trace,
            Instant at) {
        var started = new LinkedHashMap<String, @Nullable Object>();
        started.put("flow", plan.flow());
        started.put("title", plan.title());
        started.put("hash", plan.hash());
        started.put("engine", engine);
        started.put("inputs", inputs);
        if (rerunOf != null) {
            started.put("rerunOf", rerunOf);
        }
        trace.putInto(started);
        var events = new ArrayList<RunEvent>();
        events.add(new RunEvent(1, at, Kind.RUN_STARTED, NodePath.ROOT, 0, started));
        kept.forEach((path, settled) -> {
            var data = settled.toJson();
            data.remove("at");
            data.put("kept", true);
            events.add(new RunEvent(events.size() + 1L, at, Kind.NODE_SETTLED, path, 0, data));
        });
        return events;
    }
}
