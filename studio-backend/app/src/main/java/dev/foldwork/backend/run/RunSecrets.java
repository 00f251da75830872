package dev.foldwork.backend.run;

import dev.foldwork.backend.flow.Definitions;
import dev.foldwork.backend.problem.ApiProblem;
import dev.foldwork.backend.problem.Code;
import dev.foldwork.backend.secret.OpenConnection;
import dev.foldwork.backend.secret.TeamAccess;
import dev.foldwork.backend.secret.TeamConnections;
import dev.foldwork.backend.secret.TeamSecrets;
import dev.foldwork.flow.Problem;
import dev.foldwork.flow.plan.Access;
import dev.foldwork.flow.plan.Plan;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Which secrets and connections runs need and may have. Thread-safe. */
@Component
public class RunSecrets {

    private final RunStore runs;
    private final Definitions definitions;
    private final TeamAccess access;
    private final TeamSecrets secrets;
    private final TeamConnections connections;

    RunSecrets(
            RunStore runs,
            Definitions definitions,
            TeamAccess access,
            TeamSecrets secrets,
            TeamConnections connections) {
        this.runs = runs;
        this.definitions = definitions;
        this.access = access;
        this.secrets = secrets;
        this.connections = connections;
    }

    /**
     * What a node gets; what the team no longer has is left out.
     *
     * @param values of secrets, by name
     * @param connections by name; one of another kind than the flow asks for has no fields
     */
    public record Given(Map<String, String> values, Map<String, OpenConnection> connections) {

        /** Nothing. */
        public static final Given NOTHING = new Given(Map.of(), Map.of());

        /** Returns it as a JSON value. */
        public Map<String, @Nullable Object> toJson() {
            var open = new LinkedHashMap<String, @Nullable Object>();
            connections.forEach((name, connection) -> open.put(name, connection.toJson()));
            var json = new LinkedHashMap<String, @Nullable Object>();
            json.put("values", values);
            json.put("connections", open);
            return json;
        }

        @Override
        public String toString() {
            return "Given[" + values.keySet() + ", " + connections.keySet() + "]";
        }
    }

    /** Returns a problem for each secret and connection that the plan asks for and the team does not have. */
    List<Problem> problems(UUID team, Plan plan) {
        return access.problems(team, plan.access().secrets(), plan.access().connections());
    }

    /**
     * Returns secrets and connections for a node of a run that goes on.
     *
     * @throws ApiProblem RUN_UNKNOWN, RUN_FINAL, ACCESS_DENIED for a name that the run's flow does not ask for
     */
    public Given open(UUID run, Set<String> names, Set<String> connected) {
        StoredRun found =
                runs.find(run).orElseThrow(() -> new ApiProblem(Code.RUN_UNKNOWN, "There is no run " + run + "."));
        if (found.record().state().isFinal()) {
            throw new ApiProblem(Code.RUN_FINAL, "Run " + run + " has ended; its nodes get no secrets any more.");
        }
        Access asked = definitions.plan(found.team(), found.record().hash()).access();
        if (!asked.secrets().containsAll(names) || !asked.connections().keySet().containsAll(connected)) {
            throw new ApiProblem(Code.ACCESS_DENIED, "The flow of run " + run + " does not ask for these secrets.");
        }
        var kinds = new LinkedHashMap<>(asked.connections());
        kinds.keySet().retainAll(connected);
        return new Given(secrets.open(found.team(), names), connections.open(found.team(), kinds));
    }
}
