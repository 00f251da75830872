package dev.foldwork.cli.run;

import dev.foldwork.cli.Terminal;
import dev.foldwork.cli.Terminal.Style;
import dev.foldwork.flow.run.FlowError;
import dev.foldwork.flow.run.RunEvent;
import dev.foldwork.flow.run.RunState;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where a run stands, as its events tell: the last line below the live tree. Not thread-safe. */
final class RunProgress {

    private final Set<String> settled = new HashSet<>();
    private String title = "";
    private @Nullable Instant startedAt;
    private RunState state = RunState.QUEUED;
    private @Nullable FlowError error;

    void add(RunEvent event) {
        switch (event.kind()) {
            case RUN_STARTED -> {
                title = String.valueOf(event.data().get("title"));
                startedAt = event.at();
                state = RunState.RUNNING;
            }
            case RUN_PAUSED -> state = RunState.PAUSED;
            case RUN_RESUMED -> state = RunState.RUNNING;
            case RUN_PARKED -> state = RunState.PARKED;
            case RUN_FINISHED -> {
                state = RunState.of(String.valueOf(event.data().get("state")));
                error = event.data().get("error") instanceof Map<?, ?> map ? FlowError.fromJson(map) : null;
            }
            case NODE_SETTLED -> {
                settled.add(event.path());
            }
            case NODE_STARTED -> {
                settled.remove(event.path());
            }
            default -> {}
        }
    }

    /** Returns true when the run has ended. */
    boolean over() {
        return state.isFinal();
    }

    @Nullable
    FlowError error() {
        return error;
    }

    /** Returns the line that says how far the run is. */
    String line(Terminal terminal, Instant now) {
        NodeGlyph glyph = NodeGlyph.of(state);
        String head = title + " " + state.wire();
        Instant from = startedAt == null ? now : startedAt;
        String tail = "  " + NodeWords.counted(settled.size(), "node") + " done · "
                + Spans.text(Duration.between(from, now)) + " · Ctrl-C to leave";
        int room = terminal.width() - head.length() - 3;
        return terminal.styled(glyph.style(), glyph.sign() + " " + LiveTree.cut(head, terminal.width() - 3))
                + terminal.styled(Style.QUIET, LiveTree.cut(tail, Math.max(0, room)));
    }
}
