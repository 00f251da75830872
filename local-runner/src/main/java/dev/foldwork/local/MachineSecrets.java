package dev.foldwork.local;

import dev.foldwork.node.Connection;
import java.util.Map;
import java.util.Optional;

/**
 * The secrets and connections that a machine has for its own runs. Immutable.
 *
 * @param secrets values by name
 * @param connections by name
 */
public record MachineSecrets(Map<String, String> secrets, Map<String, Connection> connections) {

    /** A machine that has none. */
    public static final MachineSecrets NONE = new MachineSecrets(Map.of(), Map.of());

    /** Keeps copies. */
    public MachineSecrets {
        secrets = Map.copyOf(secrets);
        connections = Map.copyOf(connections);
    }

    Optional<String> secret(String name) {
        return Optional.ofNullable(secrets.get(name));
    }

    Optional<Connection> connection(String name) {
        return Optional.ofNullable(connections.get(name));
    }

    @Override
    public String toString() {
        return "MachineSecrets[" + secrets.keySet() + ", " + connections.keySet() + "]";
    }
}
