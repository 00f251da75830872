package dev.foldwork.conductor.worker;

import dev.foldwork.conductor.client.KeyedEvent;
import dev.foldwork.conductor.client.QuestionDesk;
import dev.foldwork.conductor.compiler.Wire;
import dev.foldwork.conductor.worker.NodeStart.Begun;
import dev.foldwork.flow.plan.Step;
import dev.foldwork.flow.run.FailurePolicy;
import dev.foldwork.flow.run.FlowError;
import dev.foldwork.flow.run.Resolution;
import dev.foldwork.flow.run.RunEvent.Kind;
import dev.foldwork.flow.run.Settled;
import dev.foldwork.node.Answer;
import dev.foldwork.node.NodeInput;
import dev.foldwork.node.secret.Given;
import dev.foldwork.node.secret.Needed;
import dev.foldwork.node.step.AttemptResult;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One hand-out of a node that one executor carries out: at most one attempt, or one stretch of it. */
final class LeafRole {

    private static final Duration LONGEST_REST = Duration.ofDays(1);
    /** A rest up to this is spent in the worker: the engine counts whole seconds and hands out late. */
    private static final Duration SHORT_REST = Duration.ofSeconds(2);

    private final Means means;
    private final NodeTask task;
    private final Step step;
    private final Chronicle chronicle;

    LeafRole(Means means, NodeTask task) {
        this.means = means;
        this.task = task;
        this.step = task.spec().node();
        this.chronicle =
                Chronicle.resumed(task.run(), task.path(), task.output().get("record"));
    }

    TaskOutcome work() throws InterruptedException {
        LeafState state = LeafState.read(task.output());
        if (state == null) {
            return switch (NodeStart.begin(task, now())) {
                case Begun.Done(var settled, var kept, var type, var input) ->
                    NodeStart.settled(task, settled, input, chronicle, 0, kept);
                case Begun.Ready(var input) -> attempt(LeafState.first(input), null);
            };
        }
        Answer answer = answer(task);
        Instant until = state.until();
        if (answer == null && (until == null || until.isAfter(now()))) {
            if (until == null || Duration.between(now(), until).compareTo(SHORT_REST) > 0) {
                return rest(state, until, task.output());
            }
            Thread.sleep(Math.max(1, Duration.between(now(), until).toMillis() + 1));
        }
        return attempt(state, answer);
    }

    /** Returns the answer that a task brings, null when it brings none. */
    static @Nullable Answer answer(NodeTask task) {
        Object text = task.output().get("answer");
        if (text == null || text.equals(QuestionDesk.NO_ANSWER)) {
            return null;
        }
        Map<String, @Nullable Object> json = Wire.map(text);
        return new Answer(json.get("value"), String.valueOf(json.get("by")));
    }

    private TaskOutcome attempt(LeafState state, @Nullable Answer answer) throws InterruptedException {
        int attempt = state.attempt();
        Instant begun = state.startedAt();
        NodeInput.Resume resume = null;
        if (begun == null) {
            begun = now();
            KeyedEvent started = chronicle.started(step.type(), state.input(), attempt, begun);
            means.reporter().report(List.of(started));
        } else {
            boolean expired = state.asking() && answer == null;
            resume = new NodeInput.Resume(state.suspended(), answer, expired && !overdue(begun));
            if (state.asking() && (answer != null || !overdue(begun))) {
                chronicle.add(Kind.NODE_ANSWERED, attempt, now(), answered(answer));
            }
        }
        var context = new WorkContext(means, task, attempt, chronicle);
        return after(tried(state, context, resume, begun), state, begun);
    }

    private AttemptResult tried(LeafState state, WorkContext context, NodeInput.@Nullable Resume resume, Instant begun)
            throws InterruptedException {
        Needed needed = Needed.by(step);
        Given given = needed.isNothing() ? Given.NOTHING : means.secrets().given(task.run(), needed);
        FlowError lack = given.lack(needed, task.path()).orElse(null);
        return lack != null
                ? new AttemptResult.Failed(lack, Duration.ZERO)
                : means.steps()
                        .attempt(
                                step.type(),
                                new NodeInput(settings(state, given), resume, given.connection(needed)),
                                context,
                                deadline(begun),
                                given.mask());
    }

    private Map<String, @Nullable Object> settings(LeafState state, Given given) {
        return given.secrets().isEmpty()
                ? state.input()
                : new Resolution(task.run(), task.path(), task.readyAt())
                        .revealed(step.settings(), task.scope(), given.secrets());
    }

    private static Map<String, @Nullable Object> answered(@Nullable Answer answer) {
        var data = new LinkedHashMap<String, @Nullable Object>();
        if (answer == null) {
            data.put("expired", true);
        } else {
            data.put("answer", answer.value());
            data.put("by", answer.by());
        }
        return data;
    }

    private TaskOutcome after(AttemptResult result, LeafState state, Instant begun) {
        int attempt = state.attempt();
        Instant now = now();
        return switch (result) {
            case AttemptResult.Succeeded(var output, var port) ->
                NodeStart.settled(task, Settled.succeeded(output, port, now), state.input(), chronicle, attempt, false);
            case AttemptResult.Failed(var error, var pause) ->
                switch (FailurePolicy.after(step.handling(), error, attempt, pause, now)) {
                    case FailurePolicy.Next.Again(var rest) -> {
                        Instant until = now.plus(rest);
                        chronicle.retrying(error, attempt, now, until);
                        yield rest(
                                new LeafState(state.input(), attempt + 1, null, until, false, null), until, Map.of());
                    }
                    case FailurePolicy.Next.GoOn(var settled) ->
                        NodeStart.settled(task, settled, state.input(), chronicle, attempt, false);
                    case FailurePolicy.Next.EndBody(var settled) ->
                        NodeStart.settled(task, settled, state.input(), chronicle, attempt, false);
                };
            case AttemptResult.Asking(var question, var suspended) -> {
                var data = question.toJson();
                data.put("task", task.id());
                chronicle.add(Kind.NODE_ASKING, attempt, now, data);
                Instant until = earliest(question.expires(), deadline(begun));
                yield rest(new LeafState(state.input(), attempt, begun, until, true, suspended), until, Map.of());
            }
            case AttemptResult.Waiting(var until, var suspended) -> {
                chronicle.add(Kind.NODE_WAITING, attempt, now, Map.of("until", until.toString()));
                Instant wake = java.util.Objects.requireNonNull(earliest(until, deadline(begun)));
                yield rest(new LeafState(state.input(), attempt, begun, wake, false, suspended), wake, Map.of());
            }
            case AttemptResult.Interrupted() -> new TaskOutcome.Dropped();
        };
    }

    /** What is left of a short rest is waited for here when the task comes back. */
    private TaskOutcome rest(LeafState state, @Nullable Instant until, Map<String, @Nullable Object> before) {
        Duration rest = until == null ? LONGEST_REST : Duration.between(now(), until);
        if (rest.compareTo(LONGEST_REST) > 0) {
            rest = LONGEST_REST;
        }
        var output = new LinkedHashMap<String, @Nullable Object>(before);
        output.put("state", state.text());
        output.put("record", chronicle.record(step.type(), state.input()));
        output.put("asking", state.asking());
        // The engine may add to what a task left instead of replacing it: an answer already used must not stay.
        output.putIfAbsent("answer", QuestionDesk.NO_ANSWER);
        return state.asking() || rest.compareTo(SHORT_REST) > 0
                ? new TaskOutcome.Later(Math.max(1, rest.toSeconds()), output, chronicle.news())
                : new TaskOutcome.Soon(output, chronicle.news());
    }

    private boolean overdue(Instant begun) {
        Instant deadline = deadline(begun);
        return deadline != null && !deadline.isAfter(now());
    }

    private @Nullable Instant deadline(Instant begun) {
        Duration timeout = step.handling().timeout();
        return timeout == null ? null : begun.plus(timeout);
    }

    private static @Nullable Instant earliest(@Nullable Instant one, @Nullable Instant other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.isBefore(other) ? one : other;
    }

    private Instant now() {
        return means.clock().instant();
    }
}
