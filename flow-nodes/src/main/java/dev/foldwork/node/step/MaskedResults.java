package dev.foldwork.node.step;

import dev.foldwork.flow.run.FlowError;
import dev.foldwork.flow.run.Question;
import dev.foldwork.node.secret.SecretMask;

/** How attempts ended, without the values of secrets they were given. */
final class MaskedResults {

    private MaskedResults() {}

    /** Returns the result as it may be recorded. */
    static AttemptResult of(AttemptResult result, SecretMask mask) {
        return switch (result) {
            case AttemptResult.Succeeded(var output, var port) -> new AttemptResult.Succeeded(mask.map(output), port);
            case AttemptResult.Asking(var question, var state) ->
                new AttemptResult.Asking(Question.fromJson(mask.map(question.toJson())), mask.value(state));
            case AttemptResult.Waiting(var until, var state) -> new AttemptResult.Waiting(until, mask.value(state));
            case AttemptResult.Failed(var error, var pause) -> new AttemptResult.Failed(of(error, mask), pause);
            case AttemptResult.Interrupted interrupted -> interrupted;
        };
    }

    private static FlowError of(FlowError error, SecretMask mask) {
        return new FlowError(
                mask.text(error.code()),
                mask.text(error.message()),
                mask.value(error.details()),
                error.path(),
                error.retryable());
    }
}
