package dev.foldwork.flow.trace.run;

import dev.foldwork.flow.run.FlowError;
import dev.foldwork.flow.run.NodeState;
import dev.foldwork.flow.run.RunEvent;
import dev.foldwork.flow.run.RunEvent.Kind;
import dev.foldwork.flow.trace.Span;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a trace needs of one node's events: when its attempts worked and how they ended, and none of their values. */
final class NodeTrace {

    private final String path;
    private final List<Mark> marks = new ArrayList<>();
    private @Nullable String type;
    private long inputTokens;
    private long outputTokens;
    private @Nullable Mark settled;

    NodeTrace(String path) {
        this.path = path;
    }

    /** What an event says: {@code state} and {@code code} of an end, {@code until} of a wait. */
    private record Mark(
            Kind kind,
            int attempt,
            Instant at,
            NodeState state,
            @Nullable String code,
            @Nullable Instant until,
            boolean kept) {}

    /**
     * A stretch of an attempt between its beginning, or the end of a wait or question, and what ended it.
     *
     * @param number from 0; greater than 0 for one that resumes
     */
    record Stretch(
            int attempt,
            int number,
            Instant start,
            Instant end,
            NodeState state,
            @Nullable String code) {}

    void add(RunEvent event) {
        Map<String, @Nullable Object> data = event.data();
        if (event.kind() == Kind.NODE_USAGE) {
            inputTokens += number(data.get("input"));
            outputTokens += number(data.get("output"));
            return;
        }
        if (data.get("type") instanceof String named) {
            type = named;
        }
        String code = data.get("error") instanceof Map<?, ?> error ? Span.code(error.get("code")) : null;
        Instant until = data.get("until") instanceof String text ? Instant.parse(text) : null;
        boolean kept = Boolean.TRUE.equals(data.get("kept"));
        var mark = new Mark(event.kind(), event.attempt(), event.at(), state(event, code), code, until, kept);
        marks.add(mark);
        if (event.kind() == Kind.NODE_SETTLED) {
            settled = mark;
        }
    }

    private static long number(@Nullable Object value) {
        return value instanceof Number number ? number.longValue() : 0;
    }

    private static NodeState state(RunEvent event, @Nullable String code) {
        return switch (event.kind()) {
            case NODE_WAITING -> NodeState.WAITING;
            case NODE_ASKING -> NodeState.ASKING;
            case NODE_RETRYING -> FlowError.TIMEOUT.equals(code) ? NodeState.TIMED_OUT : NodeState.FAILED;
            case NODE_SETTLED -> NodeState.of(String.valueOf(event.data().get("state")));
            default -> NodeState.RUNNING;
        };
    }

    String path() {
        return path;
    }

    @Nullable
    String type() {
        return type;
    }

    long inputTokens() {
        return inputTokens;
    }

    long outputTokens() {
        return outputTokens;
    }

    /** Returns how the node ended; one that the run's end found at work was cancelled. */
    NodeState state() {
        return settled == null ? NodeState.CANCELLED : settled.state();
    }

    @Nullable
    String code() {
        return settled == null ? null : settled.code();
    }

    boolean kept() {
        return settled != null && settled.kept();
    }

    /** Returns whether anything happened here: not with nodes that were skipped, or cancelled before they began. */
    boolean shows() {
        boolean began = marks.stream().anyMatch(mark -> mark.kind() == Kind.NODE_STARTED);
        return switch (state()) {
            case SUCCEEDED, FAILED, TIMED_OUT -> true;
            case CANCELLED, WAITING, READY, RUNNING, ASKING -> began;
            case SKIPPED -> false;
        };
    }

    Instant start() {
        return marks.stream().map(Mark::at).min(Comparator.naturalOrder()).orElseThrow();
    }

    Instant end(Instant runEnd) {
        return settled == null ? runEnd : settled.at();
    }

    /** Returns the stretches in order. Events told late stand behind their successors, so their times count. */
    List<Stretch> stretches(Instant runEnd) {
        var open = new Opened();
        marks.stream()
                .sorted(Comparator.comparing((Mark mark) -> mark.kind() == Kind.NODE_SETTLED)
                        .thenComparing(Mark::attempt)
                        .thenComparing(Mark::at)
                        .thenComparing(Mark::kind))
                .forEach(open::take);
        return open.closed(runEnd);
    }

    /** The stretch under way while events are gone through. */
    private static final class Opened {

        private final List<Stretch> stretches = new ArrayList<>();
        private @Nullable Instant since;
        private @Nullable Instant wakes;
        private int attempt;
        private int number;

        void take(Mark mark) {
            switch (mark.kind()) {
                case NODE_STARTED -> {
                    end(mark.at(), NodeState.CANCELLED, null);
                    attempt = mark.attempt();
                    number = 0;
                    since = mark.at();
                }
                case NODE_WAITING, NODE_ASKING -> {
                    end(mark.at(), mark.state(), null);
                    wakes = mark.until();
                }
                case NODE_ANSWERED -> resume(mark.at());
                case NODE_RETRYING, NODE_SETTLED -> ended(mark);
                default -> {}
            }
        }

        private void resume(Instant at) {
            if (since == null && !stretches.isEmpty()) {
                number++;
                since = at;
            }
            wakes = null;
        }

        private void ended(Mark mark) {
            boolean worked = mark.state() != NodeState.CANCELLED && mark.state() != NodeState.TIMED_OUT;
            Instant woken = wakes;
            if (worked && woken != null && !woken.isAfter(mark.at())) {
                resume(woken);
            }
            wakes = null;
            end(mark.at(), mark.state(), mark.code());
        }

        private void end(Instant at, NodeState state, @Nullable String code) {
            Instant start = since;
            if (start != null) {
                Instant end = at.isBefore(start) ? start : at;
                stretches.add(new Stretch(attempt, number, start, end, state, code));
                since = null;
            }
        }

        List<Stretch> closed(Instant runEnd) {
            end(runEnd, NodeState.CANCELLED, null);
            return stretches;
        }
    }
}
