package dev.foldwork.backend.secret;

import dev.foldwork.backend.problem.Code;
import dev.foldwork.flow.Problem;
import dev.foldwork.flow.Problem.Severity;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Whether a team has what flows ask for. Thread-safe. */
@Component
public class TeamAccess {

    private final TeamSecrets secrets;
    private final TeamConnections connections;

    TeamAccess(TeamSecrets secrets, TeamConnections connections) {
        this.secrets = secrets;
        this.connections = connections;
    }

    /**
     * Returns a problem for each secret and connection that the team does not have, or has as another kind.
     *
     * @param wanted kinds of connections by name
     */
    public List<Problem> problems(UUID team, Collection<String> names, Map<String, String> wanted) {
        var problems = new ArrayList<Problem>();
        for (String name : secrets.missing(team, names)) {
            problems.add(problem(
                    Code.SECRET_MISSING,
                    "The flow needs the secret '" + name + "', which the team does not have",
                    "set it with 'foldwork secret set " + name + "'"));
        }
        Map<String, String> kinds = connections.kinds(team, wanted.keySet());
        wanted.forEach((name, kind) -> {
            String found = kinds.get(name);
            if (found == null) {
                problems.add(problem(
                        Code.CONNECTION_MISSING,
                        "The flow needs the connection '" + name + "' of kind " + kind
                                + ", which the team does not have",
                        "set it with 'foldwork connection set " + name + " --kind " + kind + "'"));
            } else if (!found.equals(kind)) {
                problems.add(problem(
                        Code.CONNECTION_KIND,
                        "The flow needs the connection '" + name + "' of kind " + kind + ", but the team's is of kind "
                                + found,
                        "name another connection in the flow, or delete this one and set it anew"));
            }
        });
        return problems;
    }

    private static Problem problem(Code code, String message, String remedy) {
        return new Problem(code.name(), Severity.ERROR, null, 0, 0, null, message, remedy);
    }
}
