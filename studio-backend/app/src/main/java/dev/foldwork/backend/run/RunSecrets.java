package dev.foldwork.backend.run;

import dev.foldwork.backend.flow.Definitions;
import dev.foldwork.backend.problem.ApiProblem;
import dev.foldwork.backend.problem.Code;
import dev.foldwork.backend.secret.TeamSecrets;
import dev.foldwork.flow.Problem;
import dev.foldwork.flow.Problem.Severity;
import dev.foldwork.flow.plan.Plan;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Which secrets runs need and may have. Thread-safe. */
@Component
public class RunSecrets {

    private final RunStore runs;
    private final Definitions definitions;
    private final TeamSecrets secrets;

    RunSecrets(RunStore runs, Definitions definitions, TeamSecrets secrets) {
        this.runs = runs;
        this.definitions = definitions;
        this.secrets = secrets;
    }

    /** Returns a problem for each secret that the plan asks for and the team does not have. */
    List<Problem> problems(UUID team, Plan plan) {
        return secrets.missing(team, plan.access().secrets()).stream()
                .map(name -> new Problem(
                        Code.SECRET_MISSING.name(),
                        Severity.ERROR,
                        null,
                        0,
                        0,
                        null,
                        "The flow needs the secret '" + name + "', which the team does not have",
                        "set it with 'foldwork secret set " + name + "'"))
                .toList();
    }

    /**
     * Returns the values of secrets for a node of a run that goes on; those that the team no longer has are left out.
     *
     * @throws ApiProblem RUN_UNKNOWN, RUN_FINAL, ACCESS_DENIED for a name that the run's flow does not ask for
     */
    public Map<String, String> open(UUID run, Set<String> names) {
        StoredRun found =
                runs.find(run).orElseThrow(() -> new ApiProblem(Code.RUN_UNKNOWN, "There is no run " + run + "."));
        if (found.record().state().isFinal()) {
            throw new ApiProblem(Code.RUN_FINAL, "Run " + run + " has ended; its nodes get no secrets any more.");
        }
        Plan plan = definitions.plan(found.team(), found.record().hash());
        if (!plan.access().secrets().containsAll(names)) {
            throw new ApiProblem(Code.ACCESS_DENIED, "The flow of run " + run + " does not ask for these secrets.");
        }
        return secrets.open(found.team(), names);
    }
}
