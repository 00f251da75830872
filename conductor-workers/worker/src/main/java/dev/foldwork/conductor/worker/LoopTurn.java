package dev.foldwork.conductor.worker;

import dev.foldwork.conductor.compiler.Wire;
import dev.foldwork.conductor.worker.ClosingWork.LoopFailure;
import dev.foldwork.flow.plan.Step;
import dev.foldwork.flow.run.BodyErrors;
import dev.foldwork.flow.run.Resolution;
import dev.foldwork.flow.run.Scope;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A round of a loop that is wanted, or the end of the loop.
 *
 * @param more whether the round is wanted
 * @param iteration number of the round, which is also how many rounds have run
 * @param state the state it starts with
 * @param at when it was decided
 */
record LoopTurn(boolean more, int iteration, @Nullable Object state, Instant at) {

    /** Decides on the first round. */
    static LoopTurn first(Resolution resolution, Step.Loop loop, Scope scope, @Nullable Object state, Instant at)
            throws LoopFailure {
        return ask(resolution, loop, scope, 0, state, at);
    }

    /** Works out the next state from a round that has run and decides on the next one. */
    static LoopTurn next(NodeTask task, Step.Loop loop, Scope scope, Instant at) throws LoopFailure {
        var resolution = new Resolution(task.run(), task.context().node(), at);
        Object state = resolution.value(loop.next(), scope);
        return ask(resolution, loop, scope, task.number() + 1, state, at);
    }

    private static LoopTurn ask(
            Resolution resolution, Step.Loop loop, Scope scope, int iteration, @Nullable Object state, Instant at)
            throws LoopFailure {
        Scope asked = scope.with("state", state).with("iteration", (long) iteration);
        Object wanted = resolution.value(loop.condition(), asked);
        if (!(wanted instanceof Boolean more)) {
            throw new LoopFailure(BodyErrors.conditionNotBoolean(resolution.path(), wanted, iteration));
        }
        if (more && iteration >= loop.max()) {
            throw new LoopFailure(BodyErrors.loopLimit(resolution.path(), loop.max()));
        }
        return new LoopTurn(more, iteration, state, at);
    }

    /** Returns what a task's output says about it. */
    Map<String, @Nullable Object> output() {
        var output = new LinkedHashMap<String, @Nullable Object>();
        output.put("round", round());
        output.put("more", more);
        return output;
    }

    /** Returns the round as the loop's workflows hand it on. */
    Map<String, @Nullable Object> round() {
        var value = new LinkedHashMap<String, @Nullable Object>();
        value.put("state", state);
        value.put("iteration", (long) iteration);
        var round = new LinkedHashMap<String, @Nullable Object>();
        round.put("i", (long) iteration);
        round.put("at", at.toString());
        round.put("v", Wire.text(value));
        return round;
    }

    /** Returns what a loop that ended gives. */
    static Map<String, @Nullable Object> result(Map<String, @Nullable Object> round) {
        Map<String, @Nullable Object> value = Wire.map(round.get("v"));
        var output = new LinkedHashMap<String, @Nullable Object>();
        output.put("state", value.get("state"));
        output.put("iterations", value.get("iteration"));
        return output;
    }
}
