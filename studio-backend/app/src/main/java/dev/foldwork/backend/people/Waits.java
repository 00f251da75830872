package dev.foldwork.backend.people;

import dev.foldwork.backend.problem.ApiProblem;
import dev.foldwork.backend.problem.Code;
import java.util.List;
import java.util.Map;

/** Says when to come again. */
final class Waits {

    private Waits() {}

    /** Returns the refusal of who has to wait; the answer carries Retry-After. */
    static ApiProblem after(long seconds) {
        return new ApiProblem(
                Code.RATE_LIMITED,
                "There were too many tries. Come again in " + seconds + " s.",
                List.of(),
                Map.of(ApiProblem.RETRY_AFTER, seconds));
    }
}
