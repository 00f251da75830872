package dev.foldwork.cli.secret;

import dev.foldwork.cli.ExitCode;
import dev.foldwork.cli.LocalData;
import dev.foldwork.cli.OutputOptions;
import dev.foldwork.cli.Terminal;
import dev.foldwork.cli.Typed;
import dev.foldwork.cli.cloud.CloudAddress;
import dev.foldwork.flow.json.Json;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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
        tree.addSubcommand(new ListSecrets(terminal));
        tree.addSubcommand(new SetSecret(terminal));
        tree.addSubcommand(new Uses(terminal));
        tree.addSubcommand(new Delete(terminal));
        tree.addSubcommand(new Reseal(terminal));
        return tree;
    }

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    /** What each of the commands shares. */
    private abstract static class OnSecrets implements Callable<Integer> {

        final Terminal terminal;

        @Mixin
        private OutputOptions output = new OutputOptions();

        @Mixin
        private LocalData data = new LocalData();

        OnSecrets(Terminal terminal) {
            this.terminal = terminal;
        }

        abstract void with(RemoteSecrets secrets) throws IOException;

        @Override
        public final Integer call() throws IOException {
            with(new RemoteSecrets(CloudAddress.find(data.folder())));
            return ExitCode.OK;
        }

        void print(@Nullable Object json, String text) {
            terminal.out().println(output.json() ? Json.write(json) : text);
        }

        boolean json() {
            return output.json();
        }
    }

    @Command(name = "list", mixinStandardHelpOptions = true, description = "List the team's secrets by name.")
    private static final class ListSecrets extends OnSecrets {

        ListSecrets(Terminal terminal) {
            super(terminal);
        }

        @Override
        void with(RemoteSecrets secrets) {
            List<Map<String, @Nullable Object>> all = secrets.list();
            if (json()) {
                terminal.out().println(Json.write(all));
            } else if (all.isEmpty()) {
                terminal.err().println("The team has no secrets yet. Try: foldwork secret set NAME");
            } else {
                terminal.out().println(String.format("%-28s %-10s %-10s %s", "NAME", "SET", "USED", "NOTE"));
                all.forEach(secret -> terminal.out()
                        .println(String.format(
                                        "%-28s %-10s %-10s %s",
                                        secret.get("name"),
                                        day(secret.get("setAt")),
                                        day(secret.get("usedAt")),
                                        secret.get("note"))
                                .stripTrailing()));
            }
        }

        private static String day(@Nullable Object time) {
            return time instanceof String text ? text.substring(0, 10) : "never";
        }
    }

    @Command(
            name = "set",
            mixinStandardHelpOptions = true,
            description = "Add a secret, or give it another value; asks for it without showing it.")
    private static final class SetSecret extends OnSecrets {

        @Parameters(index = "0", paramLabel = "NAME", description = "Letters, digits and _.")
        private String name = "";

        @Option(names = "--value-stdin", description = "Read the value from standard input, to its end.")
        private boolean valueOnInput;

        @Option(names = "--note", paramLabel = "TEXT", description = "What it is for.")
        private @Nullable String note;

        SetSecret(Terminal terminal) {
            super(terminal);
        }

        @Override
        void with(RemoteSecrets secrets) throws IOException {
            String value = Typed.secret(terminal, valueOnInput, "Value of " + name);
            Map<String, @Nullable Object> set = secrets.set(name, value, note);
            print(set, Long.valueOf(1).equals(set.get("version")) ? "Added " + name : "Changed " + name);
        }
    }

    @Command(
            name = "uses",
            mixinStandardHelpOptions = true,
            description = "List the drafts and newest versions that ask for a secret.")
    private static final class Uses extends OnSecrets {

        @Parameters(index = "0", paramLabel = "NAME", description = "The secret's name.")
        private String name = "";

        Uses(Terminal terminal) {
            super(terminal);
        }

        @Override
        void with(RemoteSecrets secrets) {
            Object uses = secrets.get(name).get("usedBy");
            List<?> list = uses instanceof List<?> found ? found : List.of();
            if (json()) {
                terminal.out().println(Json.write(list));
            } else if (list.isEmpty()) {
                terminal.err().println("No flow asks for " + name + ".");
            }
            for (Object use : json() ? List.of() : list) {
                if (use instanceof Map<?, ?> flow) {
                    Object version = flow.get("version");
                    terminal.out().println(flow.get("name") + (version == null ? " (draft)" : "@" + version));
                }
            }
        }
    }

    @Command(
            name = "delete",
            mixinStandardHelpOptions = true,
            description = "Delete a secret; refused while flows ask for it.")
    private static final class Delete extends OnSecrets {

        @Parameters(index = "0", paramLabel = "NAME", description = "The secret's name.")
        private String name = "";

        @Option(names = "--force", description = "Delete it all the same; nodes that need it will fail.")
        private boolean force;

        Delete(Terminal terminal) {
            super(terminal);
        }

        @Override
        void with(RemoteSecrets secrets) {
            secrets.delete(name, force);
            print(Map.of("name", name, "deleted", true), "Deleted " + name);
        }
    }

    @Command(
            name = "reseal",
            mixinStandardHelpOptions = true,
            description = "Seal all the team's secrets with a new key; their values stay.")
    private static final class Reseal extends OnSecrets {

        Reseal(Terminal terminal) {
            super(terminal);
        }

        @Override
        void with(RemoteSecrets secrets) {
            Map<String, @Nullable Object> done = secrets.reseal();
            print(done, "Sealed anew: " + done.get("resealed"));
        }
    }
}
