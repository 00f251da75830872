package dev.foldwork.cli.secret;

import dev.foldwork.cli.Terminal;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The connections of a team. */
@Command(
        name = "connection",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "Keep the team's connections: addresses with what signs in there, which flows name in"
                + " access.connections. Secret fields that are set cannot be read again. For runs on this machine use"
                + " 'foldwork run --connection NAME=FILE.json' or the environment variable FOLDWORK_CONNECTION_NAME.")
public final class ConnectionCommand implements Runnable {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private ConnectionCommand() {}

    /** Returns the command with its subcommands. */
    public static CommandLine tree(Terminal terminal) {
        var tree = new CommandLine(new ConnectionCommand());
        tree.addSubcommand(new ListKept(terminal, Kept.CONNECTION));
        tree.addSubcommand(new Show(terminal));
        tree.addSubcommand(new SetConnection(terminal));
        tree.addSubcommand(new UsesOfKept(terminal, Kept.CONNECTION));
        tree.addSubcommand(new DeleteKept(terminal, Kept.CONNECTION));
        return tree;
    }

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    @Command(
            name = "show",
            mixinStandardHelpOptions = true,
            description = "Show a connection without its secret fields.")
    private static final class Show extends OnKept {

        @Parameters(index = "0", paramLabel = "NAME", description = "Its name.")
        private String name = "";

        Show(Terminal terminal) {
            super(terminal, Kept.CONNECTION);
        }

        @Override
        void with(RemoteKept connections) {
            Map<String, ?> found = connections.get(name);
            var text = new StringBuilder(name + " (" + found.get("kind") + "), version " + found.get("version"));
            if (found.get("fields") instanceof Map<?, ?> fields) {
                fields.forEach((field, value) ->
                        text.append("\n  ").append(field).append(": ").append(value));
            }
            print(found, text.toString());
        }
    }
}
