package dev.foldwork.backend.run;

import dev.foldwork.flow.run.FlowError;
import dev.foldwork.flow.run.NodePath;
import dev.foldwork.flow.run.RunEvent;
import dev.foldwork.flow.run.RunEvent.Kind;
import dev.foldwork.flow.run.RunState;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The last events of runs that end here and not on their runner. */
final class Endings {

    private Endings() {}

    static RunEvent failed(long seq, Instant at, FlowError why) {
        var data = new LinkedHashMap<String, @Nullable Object>();
        data.put("state", RunState.FAILED.wire());
        data.put("error", why.toJson());
        return new RunEvent(seq, at, Kind.RUN_FINISHED, NodePath.ROOT, 0, data);
    }

    static RunEvent cancelled(long seq, Instant at) {
        return new RunEvent(seq, at, Kind.RUN_FINISHED, NodePath.ROOT, 0, Map.of("state", RunState.CANCELLED.wire()));
    }
}
