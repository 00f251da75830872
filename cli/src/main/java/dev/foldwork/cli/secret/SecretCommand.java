package dev.foldwork.cli.secret;

import dev.foldwork.cli.Terminal;
import dev.foldwork.cli.Typed;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The secrets of a team. */
@Command(
        name = "secret",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "Keep the team's secrets, which flows name as ${ secrets.NAME }. A value that is set cannot be"
                + " read again. For runs on this machine set the environment variable FOLDWORK_SECRET_NAME instead.")
public final class SecretCommand implements Runnable {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private SecretCommand() {}

    /** Returns the command with its subcommands. */
    public static CommandLine tree(Terminal terminal) {
        var tree = new CommandLine(new SecretCommand());
        tree.addSubcommand(new ListKept(terminal, Kept.SECRET));
        tree.addSubcommand(new SetSecret(terminal));
        tree.addSubcommand(new UsesOfKept(terminal, Kept.SECRET));
        tree.addSubcommand(new DeleteKept(terminal, Kept.SECRET));
        tree.addSubcommand(new Reseal(terminal));
        return tree;
    }

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    @Command(
            name = "set",
            mixinStandardHelpOptions = true,
            description = "Add a secret, or give it another value; asks for it without showing it.")
    private static final class SetSecret extends OnKept {

        @Parameters(index = "0", paramLabel = "NAME", description = "Letters, digits and _.")
        private String name = "";

        @Option(names = "--value-stdin", description = "Read the value from standard input, to its end.")
        private boolean valueOnInput;

        @Option(names = "--note", paramLabel = "TEXT", description = "What it is for.")
        private @Nullable String note;

        SetSecret(Terminal terminal) {
            super(terminal, Kept.SECRET);
        }

        @Override
        void with(RemoteKept secrets) throws IOException {
            var values = new LinkedHashMap<String, @Nullable Object>();
            values.put("value", Typed.secret(terminal, valueOnInput, "Value of " + name));
            values.put("note", note);
            boolean known = secrets.find(name).isPresent();
            print(
                    known ? secrets.change(name, values) : secrets.add(name, values),
                    (known ? "Changed " : "Added ") + name);
        }
    }

    @Command(
            name = "reseal",
            mixinStandardHelpOptions = true,
            description = "Seal all the team's secrets and connections with a new key; their values stay.")
    private static final class Reseal extends OnKept {

        Reseal(Terminal terminal) {
            super(terminal, Kept.SECRET);
        }

        @Override
        void with(RemoteKept secrets) {
            Map<String, @Nullable Object> done =
                    secrets.backend().send("POST", Kept.SECRET.path() + "/reseal", Map.of(), null);
            print(done, "Sealed anew: " + done.get("resealed"));
        }
    }
}
