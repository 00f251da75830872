package dev.foldwork.conductor.worker;

import dev.foldwork.conductor.compiler.Wire;
import dev.foldwork.flow.plan.Step;
import dev.foldwork.flow.run.FailurePolicy;
import dev.foldwork.flow.run.FlowError;
import dev.foldwork.flow.run.Guard;
import dev.foldwork.flow.run.Resolution;
import dev.foldwork.flow.run.ResolutionException;
import dev.foldwork.flow.run.Settled;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What comes before a node's first attempt, the same for every node: guard, kept result, disabled, settings. */
final class NodeStart {

    private NodeStart() {}

    /** How a node begins. */
    sealed interface Begun {
        /** It has settled without an attempt. */
        record Done(Settled settled, boolean kept, @Nullable String type, Map<String, @Nullable Object> input)
                implements Begun {}

        /** Its attempts may start with this recorded input. */
        record Ready(Map<String, @Nullable Object> input) implements Begun {}
    }

    static Begun begin(NodeTask task, Instant now) {
        Step step = task.spec().node();
        if (!Guard.runs(step.needs(), task.needs())) {
            return new Begun.Done(Settled.skipped(now), false, null, Map.of());
        }
        Object kept = task.seed().get("settled");
        if (kept != null) {
            return kept(Wire.map(kept));
        }
        if (step.handling().disabled()) {
            return new Begun.Done(Settled.succeeded(Map.of(), null, now), false, step.type(), Map.of());
        }
        try {
            var resolution = new Resolution(task.run(), task.path(), task.readyAt());
            return new Begun.Ready(resolution.recorded(step.settings(), task.scope()));
        } catch (ResolutionException failure) {
            return new Begun.Done(failed(step, failure.error(), now), false, step.type(), Map.of());
        }
    }

    @SuppressWarnings("unchecked")
    private static Begun kept(Map<String, @Nullable Object> json) {
        var input = json.get("input") instanceof Map<?, ?> map
                ? (Map<String, @Nullable Object>) map
                : new LinkedHashMap<String, @Nullable Object>();
        return new Begun.Done(Settled.fromJson(json), true, (String) json.get("type"), input);
    }

    /** Returns how a node ends that fails for good. */
    static Settled failed(Step step, FlowError error, Instant at) {
        int last = step.handling().retry().attempts();
        return switch (FailurePolicy.after(step.handling(), error, last, Duration.ZERO, at)) {
            case FailurePolicy.Next.GoOn(var settled) -> settled;
            case FailurePolicy.Next.EndBody(var settled) -> settled;
            case FailurePolicy.Next.Again(var pause) ->
                throw new IllegalStateException("no attempt is left, yet another follows");
        };
    }

    /** Returns the error with which a settled node ends its body, null when the body goes on. */
    static @Nullable FlowError endsBody(Step step, Settled settled) {
        boolean ends = step.handling().onFailure() == dev.foldwork.flow.plan.Handling.OnFailure.END_BODY;
        return ends ? settled.error() : null;
    }

    /** Returns the outcome of a node that has settled. */
    static TaskOutcome settled(
            NodeTask task,
            Settled settled,
            Map<String, @Nullable Object> input,
            Chronicle chronicle,
            int attempt,
            boolean kept) {
        Step step = task.spec().node();
        chronicle.settled(settled, attempt, kept);
        boolean ran = settled.state() != dev.foldwork.flow.run.NodeState.SKIPPED;
        Map<String, @Nullable Object> output =
                Outputs.settled(settled, chronicle.record(ran ? step.type() : null, input));
        FlowError error = endsBody(step, settled);
        return error == null
                ? ClosingWork.finish(task, output, chronicle, settled.at())
                : new TaskOutcome.EndsBody(Outputs.failing(output, error), chronicle.news());
    }
}
