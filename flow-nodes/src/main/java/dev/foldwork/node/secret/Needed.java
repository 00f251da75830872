package dev.foldwork.node.secret;

import dev.foldwork.flow.plan.Step;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What attempts of a node need of whoever keeps secrets.
 *
 * @param secrets names of secrets
 * @param connection the connection that the node names, null for none
 */
public record Needed(Set<String> secrets, Step.@Nullable Connection connection) {

    /** Returns what a node needs. */
    public static Needed by(Step step) {
        return new Needed(step.settings().references().secrets(), step.connection());
    }

    /** Returns true when nobody has to be asked. */
    public boolean isNothing() {
        return secrets.isEmpty() && connection == null;
    }

    /** Returns the names of connections, one or none. */
    public Set<String> connections() {
        return connection == null ? Set.of() : Set.of(connection.name());
    }
}
