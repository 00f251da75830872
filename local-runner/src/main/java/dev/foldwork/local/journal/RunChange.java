package dev.foldwork.local.journal;

import dev.foldwork.flow.json.Json;
import dev.foldwork.flow.run.RunEvent;
import dev.foldwork.flow.run.RunState;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What events change in the run's own row; null fields stay as they are.
 *
 * @param asking +1, 0 or -1: how the number of open questions changes
 */
record RunChange(
        @Nullable RunState state,
        int asking,
        @Nullable String output,
        @Nullable String error,
        @Nullable String ended) {

    private static final RunChange NONE = new RunChange(null, 0, null, null, null);

    static RunChange of(List<RunEvent> events) {
        RunChange change = NONE;
        for (RunEvent event : events) {
            change = change.and(event);
        }
        return change;
    }

    private RunChange and(RunEvent event) {
        return switch (event.kind()) {
            case NODE_ASKING -> new RunChange(state, asking + 1, output, error, ended);
            case NODE_ANSWERED -> new RunChange(state, asking - 1, output, error, ended);
            case RUN_PAUSED -> new RunChange(RunState.PAUSED, asking, output, error, ended);
            case RUN_RESUMED -> new RunChange(RunState.RUNNING, asking, output, error, ended);
            case RUN_PARKED -> new RunChange(RunState.PARKED, asking, output, error, ended);
            case RUN_FINISHED ->
                new RunChange(
                        RunState.of(String.valueOf(event.data().get("state"))),
                        asking,
                        text(event.data().get("output")),
                        text(event.data().get("error")),
                        event.at().toString());
            case RUN_STARTED, NODE_STARTED, NODE_WAITING, NODE_RETRYING, NODE_SETTLED, NODE_LOG, NODE_USAGE -> this;
        };
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : Json.write(value);
    }

    boolean isNone() {
        return Objects.equals(this, NONE);
    }
}
