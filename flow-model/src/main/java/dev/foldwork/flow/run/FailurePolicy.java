package dev.foldwork.flow.run;

import dev.foldwork.flow.plan.Handling;
import dev.foldwork.flow.plan.Handling.OnFailure;
import dev.foldwork.flow.plan.Need;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** Decides what a failed attempt leads to, the same on every engine (semantics: failure). */
public final class FailurePolicy {

    private FailurePolicy() {}

    /** What follows a failed attempt. */
    public sealed interface Next {
        /** Another attempt after this pause. */
        record Again(Duration pause) implements Next {}

        /** The node has settled; its body goes on. */
        record GoOn(Settled settled) implements Next {}

        /** The node has settled and its body fails with the same error. */
        record EndBody(Settled settled) implements Next {}
    }

    /**
     * Returns what follows.
     *
     * @param handling the node's rules
     * @param error why the attempt failed
     * @param attempt number of the failed attempt, from 1
     * @param minimumPause a pause the failure itself asked for ({@code Retry-After}), or zero
     * @param at when it failed
     */
    public static Next after(Handling handling, FlowError error, int attempt, Duration minimumPause, Instant at) {
        if (error.retryable() && handling.retry().allowsAfter(attempt)) {
            Duration pause = handling.retry().delayAfter(attempt);
            return new Next.Again(pause.compareTo(minimumPause) < 0 ? minimumPause : pause);
        }
        return settle(handling, error, at);
    }

    private static Next settle(Handling handling, FlowError error, Instant at) {
        NodeState state = error.code().equals(FlowError.TIMEOUT) ? NodeState.TIMED_OUT : NodeState.FAILED;
        OnFailure rule = handling.onFailure();
        String port = rule == OnFailure.TAKE_ERROR_PORT ? Need.ERROR : null;
        var settled = new Settled(state, port, rule == OnFailure.CONTINUE, Map.of(), error, at);
        return rule == OnFailure.END_BODY ? new Next.EndBody(settled) : new Next.GoOn(settled);
    }
}
