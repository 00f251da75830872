package dev.foldwork.cli.run;

import dev.foldwork.cli.CliFailure;
import dev.foldwork.cli.ConnectionText;
import dev.foldwork.cli.ExitCode;
import dev.foldwork.node.Connection;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The connections that a run on this machine gets on the command line. */
public final class ConnectionGrants {

    @Option(
            names = "--connection",
            paramLabel = "NAME=FILE",
            description = "Give the flow a connection: a JSON file with its kind and fields.")
    private List<String> connections = new ArrayList<>();

    /**
     * Reads the files.
     *
     * @param elsewhere the option with which the run is worked on by another process, which does not get them; null
     *     when this one works on it
     */
    Map<String, Connection> read(@Nullable String elsewhere) {
        if (elsewhere != null && !connections.isEmpty()) {
            throw new CliFailure(
                    "OPTIONS_CONFLICT",
                    ExitCode.USAGE,
                    "--connection is for a run that this command works on, but there is " + elsewhere,
                    "set the environment variable FOLDWORK_CONNECTION_NAME for --detach, and the team's with 'foldwork"
                            + " connection set' for --cloud");
        }
        var read = new LinkedHashMap<String, Connection>();
        for (String pair : connections) {
            int equals = pair.indexOf('=');
            if (equals < 1) {
                throw new CliFailure(
                        "FIELD_SYNTAX",
                        ExitCode.USAGE,
                        "'" + pair + "' gives no connection",
                        "write --connection NAME=FILE.json");
            }
            String name = pair.substring(0, equals);
            read.put(
                    name,
                    ConnectionText.read(Path.of(pair.substring(equals + 1))).named(name));
        }
        return read;
    }
}
