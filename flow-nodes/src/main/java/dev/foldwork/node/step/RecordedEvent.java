package dev.foldwork.node.step;

import dev.foldwork.flow.run.RunEvent.Kind;
import dev.foldwork.node.NodeEvent;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a run's record keeps of something a node reports, the same on every engine.
 *
 * @param data what the kind carries
 */
public record RecordedEvent(Kind kind, Map<String, @Nullable Object> data) {

    /** Returns what is recorded; empty for streamed text and progress, which are for those who watch now. */
    public static Optional<RecordedEvent> of(NodeEvent event) {
        return switch (event) {
            case NodeEvent.Log(var level, var message, var fields) -> {
                var data = new LinkedHashMap<String, @Nullable Object>();
                data.put("level", level);
                data.put("message", message);
                data.put("fields", fields);
                yield Optional.of(new RecordedEvent(Kind.NODE_LOG, data));
            }
            case NodeEvent.Usage(var model, var input, var output, var cached) -> {
                var data = new LinkedHashMap<String, @Nullable Object>();
                data.put("model", model);
                data.put("input", input);
                data.put("output", output);
                data.put("cached", cached);
                yield Optional.of(new RecordedEvent(Kind.NODE_USAGE, data));
            }
            case NodeEvent.Text ignored -> Optional.empty();
            case NodeEvent.Progress ignored -> Optional.empty();
        };
    }
}
