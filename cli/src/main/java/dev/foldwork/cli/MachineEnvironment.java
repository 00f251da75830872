package dev.foldwork.cli;

import dev.foldwork.local.MachineSecrets;
import dev.foldwork.node.Connection;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/** Reads the secrets and connections of this machine from environment variables. */
final class MachineEnvironment {

    private static final String SECRET = "FOLDWORK_SECRET_";
    private static final String CONNECTION = "FOLDWORK_CONNECTION_";

    private MachineEnvironment() {}

    /** Returns them, and connections of the command line before those; what is no connection is told of and left out. */
    static MachineSecrets read(Map<String, String> variables, Map<String, Connection> given, Consumer<String> notices) {
        var secrets = new LinkedHashMap<String, String>();
        var connections = new LinkedHashMap<String, Connection>();
        variables.forEach((variable, text) -> {
            if (variable.startsWith(SECRET)) {
                secrets.put(variable.substring(SECRET.length()), text);
            } else if (variable.startsWith(CONNECTION)) {
                try {
                    String name = variable.substring(CONNECTION.length());
                    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
                    connections.put(name, ConnectionText.read(bytes, variable).named(name));
                } catch (CliFailure unusable) {
                    notices.accept(unusable.getMessage() + ": " + unusable.remedy());
                }
            }
        });
        connections.putAll(given);
        return new MachineSecrets(secrets, connections);
    }
}
