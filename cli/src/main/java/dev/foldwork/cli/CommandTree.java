package dev.foldwork.cli;

import dev.foldwork.cli.account.JoinCommand;
import dev.foldwork.cli.account.LoginCommand;
import dev.foldwork.cli.account.LogoutCommand;
import dev.foldwork.cli.account.WhoamiCommand;
import dev.foldwork.cli.backup.BackupCommand;
import dev.foldwork.cli.backup.RestoreCommand;
import dev.foldwork.cli.flow.CheckCommand;
import dev.foldwork.cli.flow.DiffCommand;
import dev.foldwork.cli.flow.ExportCommand;
import dev.foldwork.cli.flow.FormatCommand;
import dev.foldwork.cli.flow.ImportCommand;
import dev.foldwork.cli.flow.PackCommand;
import dev.foldwork.cli.flow.UnpackCommand;
import dev.foldwork.cli.run.RunCommand;
import dev.foldwork.cli.run.RunsCommand;
import dev.foldwork.cli.runner.RunnerCommand;
import dev.foldwork.cli.secret.ConnectionCommand;
import dev.foldwork.cli.secret.SecretCommand;
import dev.foldwork.cli.stack.DownCommand;
import dev.foldwork.cli.stack.StatusCommand;
import dev.foldwork.cli.stack.UpCommand;
import dev.foldwork.cli.sync.FlowCommand;
import dev.foldwork.cli.sync.PublishCommand;
import dev.foldwork.cli.sync.Syncing;
import dev.foldwork.cli.testing.TestCommand;
import dev.foldwork.cli.trigger.TriggerCommand;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;

/** All commands, and what the process says when one of them fails. */
final class CommandTree {

    /** Picocli names the choices of an option as Java writes them. */
    private static final Pattern CHOICES = Pattern.compile("(\\[[A-Z, ]+]) \\(case-insensitive\\)");

    private CommandTree() {}

    @Command(
            name = "foldwork",
            version = "foldwork " + Version.FOLDWORK,
            mixinStandardHelpOptions = true,
            synopsisSubcommandLabel = "COMMAND",
            description = "Draw, check and run flows: on this machine or in the cloud.",
            footer = {
                "",
                "Try:  foldwork run samples/hello",
                "      foldwork check samples/order_approval/order_approval.flow.yaml",
                "Exit codes: 0 ok, 1 failed, 2 usage, 3 not found, 4 sign-in, 5 unreachable, 6 conflict,",
                "            7 flow invalid, 8 run unsuccessful, 9 waits for an answer, 124 timeout, 130 interrupted"
            })
    private static final class Root implements Runnable {

        @CommandLine.Spec
        private CommandSpec spec = CommandSpec.create();

        @Override
        public void run() {
            spec.commandLine().usage(spec.commandLine().getOut());
        }
    }

    @Command(
            name = "completion",
            mixinStandardHelpOptions = true,
            description = "Print completions for bash and zsh: source <(foldwork completion)")
    private static final class Completion implements Runnable {

        @CommandLine.Spec
        private CommandSpec spec = CommandSpec.create();

        @Override
        public void run() {
            CommandLine root = spec.root().commandLine();
            root.getOut().println(AutoComplete.bash("foldwork", root));
        }
    }

    /** The commands in the order in which help lists them. */
    static final List<String> NAMES = List.of(
            "run",
            "runs",
            "runner",
            "test",
            "check",
            "fmt",
            "diff",
            "pack",
            "unpack",
            "import",
            "export",
            "login",
            "logout",
            "whoami",
            "join",
            "flow",
            "push",
            "pull",
            "publish",
            "secret",
            "trigger",
            "connection",
            "up",
            "down",
            "status",
            "backup",
            "restore",
            "doctor",
            "completion",
            "help");

    private static Object command(String name, Terminal terminal) {
        return switch (name) {
            case "run" -> new RunCommand(terminal);
            case "runs" -> RunsCommand.tree(terminal);
            case "runner" -> new RunnerCommand(terminal);
            case "test" -> new TestCommand(terminal);
            case "check" -> new CheckCommand(terminal);
            case "fmt" -> new FormatCommand(terminal);
            case "diff" -> new DiffCommand(terminal);
            case "pack" -> new PackCommand(terminal);
            case "unpack" -> new UnpackCommand(terminal);
            case "import" -> new ImportCommand(terminal);
            case "export" -> new ExportCommand(terminal);
            case "login" -> new LoginCommand(terminal);
            case "logout" -> new LogoutCommand(terminal);
            case "whoami" -> new WhoamiCommand(terminal);
            case "join" -> new JoinCommand(terminal);
            case "flow" -> FlowCommand.tree(terminal);
            case "push" -> new Syncing.Push(terminal);
            case "pull" -> new Syncing.Pull(terminal);
            case "publish" -> new PublishCommand(terminal);
            case "secret" -> SecretCommand.tree(terminal);
            case "trigger" -> TriggerCommand.tree(terminal);
            case "connection" -> ConnectionCommand.tree(terminal);
            case "up" -> new UpCommand(terminal);
            case "down" -> new DownCommand(terminal);
            case "status" -> new StatusCommand(terminal);
            case "backup" -> new BackupCommand(terminal);
            case "restore" -> new RestoreCommand(terminal);
            case "doctor" -> new DoctorCommand(terminal);
            case "completion" -> new Completion();
            case "help" -> new HelpCommand();
            default -> throw new IllegalArgumentException(name);
        };
    }

    /** Reading the options of every command takes longer than most of them run: only what is called for is built. */
    private static List<String> wanted(String[] arguments) {
        return switch (arguments.length == 0 ? "" : arguments[0]) {
            case "--version", "-V" -> List.of();
            case "help", "completion" -> NAMES;
            case String first when NAMES.contains(first) -> List.of(first);
            default -> NAMES;
        };
    }

    /** Returns the tree of these commands. */
    static CommandLine tree(Terminal terminal, List<String> names) {
        var root = new CommandLine(new Root());
        names.forEach(name -> root.addSubcommand(command(name, terminal)));
        return root;
    }

    /** Runs one command and returns its exit code. */
    static int execute(Terminal terminal, String[] arguments) {
        CommandLine root = tree(terminal, wanted(arguments));
        root.setOut(terminal.out()).setErr(terminal.err());
        root.setColorScheme(CommandLine.Help.defaultColorScheme(
                terminal.colour() ? CommandLine.Help.Ansi.ON : CommandLine.Help.Ansi.OFF));
        root.setUsageHelpWidth(Math.min(terminal.width(), 110));
        root.setCaseInsensitiveEnumValuesAllowed(true);
        root.setParameterExceptionHandler((fault, given) -> usage(fault, terminal, wantsJson(arguments)));
        root.setExecutionExceptionHandler(
                (fault, command, parsed) -> new FailureReport(terminal, wantsJson(arguments)).of(fault));
        return root.execute(arguments);
    }

    private static boolean wantsJson(String[] arguments) {
        String all = String.join(" ", arguments).toLowerCase(Locale.ROOT);
        return all.contains("-o json")
                || all.contains("-ojson")
                || all.contains("--output json")
                || all.contains("--output=json")
                || all.contains("-o=json");
    }

    private static int usage(CommandLine.ParameterException fault, Terminal terminal, boolean json) {
        PrintWriter err = terminal.err();
        CommandLine command = fault.getCommandLine();
        String message = String.valueOf(fault.getMessage()).replaceFirst("^Error: ", "");
        Matcher choices = CHOICES.matcher(message);
        message = choices.replaceFirst(found -> found.group(1).toLowerCase(Locale.ROOT));
        if (json) {
            new FailureReport(terminal, true).usage(message);
            return ExitCode.USAGE;
        }
        err.println(terminal.styled(Terminal.Style.BAD, "foldwork: ") + message);
        CommandLine.UnmatchedArgumentException.printSuggestions(fault, err);
        err.println("  "
                + terminal.styled(
                        Terminal.Style.LINK,
                        "→ " + command.getCommandSpec().qualifiedName() + " --help shows how it is used"));
        return ExitCode.USAGE;
    }
}
