package dev.foldwork.backend.run;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Finds the runner on which a run is to go. */
public interface RunnerChoice {

    /**
     * Returns the runner of a team that is wanted, or the only one that is connected.
     *
     * @param wanted the id of a runner; null to leave the choice
     * @throws dev.foldwork.backend.problem.ApiProblem RUNNER_UNKNOWN, RUNNER_MISSING
     */
    UUID choose(UUID team, @Nullable String wanted);
}
