package dev.foldwork.conductor.worker;

import dev.foldwork.conductor.client.KeyedEvent;
import dev.foldwork.conductor.compiler.Wire;
import dev.foldwork.flow.run.FlowError;
import dev.foldwork.flow.run.RunEvent.Kind;
import dev.foldwork.flow.run.Settled;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The events of one task, as they go into its output and to whoever follows the run. Used by one thread, except
 * {@link #log}.
 *
 * <p>The resolved input and the node's output stand elsewhere in the task's output, so that they are not kept twice.
 */
final class Chronicle {

    private static final int MOST_LOGS = 500;

    private final String run;
    private final String path;
    private final List<KeyedEvent> events = new ArrayList<>();
    private int told;

    Chronicle(String run, String path) {
        this.run = run;
        this.path = path;
    }

    /** Takes up what an earlier hand-out of the task wrote. */
    static Chronicle resumed(String run, String path, @Nullable Object record) {
        var chronicle = new Chronicle(run, path);
        if (Wire.map(record).get("events") instanceof List<?> list) {
            list.forEach(event -> chronicle.events.add(KeyedEvent.fromJson((Map<?, ?>) event)));
        }
        chronicle.told = chronicle.events.size();
        return chronicle;
    }

    /** Adds an event and returns it as it is told to others. */
    synchronized KeyedEvent add(Kind kind, int attempt, Instant at, Map<String, @Nullable Object> data) {
        int ordinal = (int) events.stream()
                .filter(event -> event.kind() == kind && event.attempt() == attempt)
                .count();
        var event = new KeyedEvent(run, path, attempt, kind, ordinal, at, data);
        events.add(event);
        return event;
    }

    KeyedEvent started(String type, Map<String, @Nullable Object> input, int attempt, Instant at) {
        var data = new LinkedHashMap<String, @Nullable Object>();
        data.put("type", type);
        data.put("input", input);
        return add(Kind.NODE_STARTED, attempt, at, data);
    }

    void retrying(FlowError error, int attempt, Instant at, Instant until) {
        var data = new LinkedHashMap<String, @Nullable Object>();
        data.put("error", error.toJson());
        data.put("until", until.toString());
        add(Kind.NODE_RETRYING, attempt, at, data);
    }

    void settled(Settled settled, int attempt, boolean kept) {
        Map<String, @Nullable Object> data = settled.toJson();
        data.remove("at");
        if (kept) {
            data.put("kept", true);
        }
        add(Kind.NODE_SETTLED, attempt, settled.at(), data);
    }

    /** Adds a log line or a usage; beyond a bound they are only told, not kept. */
    synchronized KeyedEvent log(Kind kind, int attempt, Instant at, Map<String, @Nullable Object> data) {
        long kept = events.stream().filter(event -> event.kind() == kind).count();
        if (kept < MOST_LOGS) {
            return add(kind, attempt, at, data);
        }
        return new KeyedEvent(run, path, attempt, kind, (int) kept, at, data);
    }

    /** Returns the events not told before and counts them as told. */
    synchronized List<KeyedEvent> news() {
        List<KeyedEvent> news = List.copyOf(events.subList(told, events.size()));
        told = events.size();
        return news;
    }

    /** Returns the record that goes into the task's output. */
    synchronized String record(@Nullable String type, Map<String, @Nullable Object> input) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("path", path);
        json.put("type", type);
        json.put("input", input);
        var list = new ArrayList<@Nullable Object>();
        for (KeyedEvent event : events) {
            var data = new LinkedHashMap<>(event.data());
            switch (event.kind()) {
                case NODE_STARTED -> data.clear();
                case NODE_SETTLED -> data.remove("output");
                case NODE_WAITING,
                        NODE_ASKING,
                        NODE_ANSWERED,
                        NODE_RETRYING,
                        NODE_LOG,
                        NODE_USAGE,
                        RUN_STARTED,
                        RUN_PAUSED,
                        RUN_RESUMED,
                        RUN_FINISHED,
                        RUN_PARKED -> {}
            }
            var entry = new LinkedHashMap<>(event.toJson());
            entry.put("data", data);
            entry.remove("key");
            list.add(entry);
        }
        json.put("events", list);
        return Wire.text(json);
    }
}
