package dev.foldwork.cli.trigger;

import dev.foldwork.cli.CliFailure;
import dev.foldwork.cli.ExitCode;
import dev.foldwork.cli.Terminal;
import dev.foldwork.flow.json.Json;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What starts a team's flows by itself. */
@Command(
        name = "trigger",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "Have the team's flows started at times, by calls, and by what happens in the team.")
public final class TriggerCommand implements Runnable {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private TriggerCommand() {}

    /** Returns the command with its subcommands. */
    public static CommandLine tree(Terminal terminal) {
        var tree = new CommandLine(new TriggerCommand());
        tree.addSubcommand(new ListTriggers(terminal));
        tree.addSubcommand(new Show(terminal));
        tree.addSubcommand(AddCommand.tree(terminal));
        tree.addSubcommand(new Pause(terminal));
        tree.addSubcommand(new Resume(terminal));
        tree.addSubcommand(new Delete(terminal));
        tree.addSubcommand(new History(terminal));
        tree.addSubcommand(new Next(terminal));
        return tree;
    }

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    @Command(name = "list", mixinStandardHelpOptions = true, description = "List the team's triggers by name.")
    private static final class ListTriggers extends OnTriggers {

        @Option(
                names = "--kind",
                paramLabel = "KIND",
                split = ",",
                description = "Only these: schedule, webhook, event.")
        private List<Kind> kinds = List.of();

        ListTriggers(Terminal terminal) {
            super(terminal);
        }

        @Override
        void with(RemoteTriggers remote) {
            List<Trigger> all = remote.list(kinds.isEmpty() ? List.of(Kind.values()) : kinds);
            if (json()) {
                terminal.out()
                        .println(Json.write(all.stream().map(Trigger::toJson).toList()));
            } else if (all.isEmpty()) {
                terminal.err()
                        .println(
                                kinds.isEmpty()
                                        ? "The team has no triggers yet. Try: foldwork trigger add schedule NAME --flow FLOW --cron '0 8 * * *'"
                                        : "No such triggers.");
            } else {
                new TriggerText(remote).table(all).forEach(terminal.out()::println);
            }
        }
    }

    /** A command on one trigger. */
    private abstract static class OnOne extends OnTriggers {

        @Parameters(index = "0", paramLabel = "TRIGGER", description = "The trigger's name, or its id.")
        private String named = "";

        OnOne(Terminal terminal) {
            super(terminal);
        }

        abstract void with(RemoteTriggers remote, Trigger trigger);

        @Override
        final void with(RemoteTriggers remote) {
            with(remote, remote.find(named));
        }
    }

    @Command(name = "show", mixinStandardHelpOptions = true, description = "Show all there is to say about a trigger.")
    private static final class Show extends OnOne {

        Show(Terminal terminal) {
            super(terminal);
        }

        @Override
        void with(RemoteTriggers remote, Trigger trigger) {
            print(trigger.toJson(), () -> new TriggerText(remote).all(trigger));
        }
    }

    @Command(
            name = "pause",
            mixinStandardHelpOptions = true,
            description = "Keep a trigger from starting anything; nothing is made up for.")
    private static final class Pause extends OnOne {

        Pause(Terminal terminal) {
            super(terminal);
        }

        @Override
        void with(RemoteTriggers remote, Trigger trigger) {
            print(remote.pause(trigger, true).toJson(), () -> "Paused " + trigger.name());
        }
    }

    @Command(name = "resume", mixinStandardHelpOptions = true, description = "Lift a pause.")
    private static final class Resume extends OnOne {

        Resume(Terminal terminal) {
            super(terminal);
        }

        @Override
        void with(RemoteTriggers remote, Trigger trigger) {
            print(remote.pause(trigger, false).toJson(), () -> "Resumed " + trigger.name());
        }
    }

    @Command(
            name = "delete",
            mixinStandardHelpOptions = true,
            description = "Remove a trigger and its history; the runs it started stay.")
    private static final class Delete extends OnOne {

        Delete(Terminal terminal) {
            super(terminal);
        }

        @Override
        void with(RemoteTriggers remote, Trigger trigger) {
            remote.delete(trigger);
            print(Map.of("id", trigger.id(), "deleted", true), () -> "Deleted " + trigger.name());
        }
    }

    @Command(
            name = "history",
            mixinStandardHelpOptions = true,
            description = "List what became of a trigger's times, calls or events, newest first.")
    private static final class History extends OnOne {

        private static final int MOST = 200;

        @Option(
                names = "--limit",
                paramLabel = "N",
                defaultValue = "20",
                description = "How many (default: ${DEFAULT-VALUE}).")
        private int limit = 20;

        History(Terminal terminal) {
            super(terminal);
        }

        @Override
        void with(RemoteTriggers remote, Trigger trigger) {
            if (limit < 1 || limit > MOST) {
                throw new CliFailure(
                        "USAGE_INVALID", ExitCode.USAGE, "--limit " + limit + " is not a number from 1 to " + MOST, "");
            }
            List<Map<String, @Nullable Object>> entries = remote.history(trigger, limit);
            if (json()) {
                terminal.out().println(Json.write(entries));
            } else if (entries.isEmpty()) {
                terminal.err().println("Nothing has set '" + trigger.name() + "' off yet.");
            } else {
                var text = new TriggerText(remote);
                for (Map<String, @Nullable Object> entry : entries) {
                    terminal.out().println(text.entry(trigger, entry));
                }
            }
        }
    }

    @Command(
            name = "next",
            mixinStandardHelpOptions = true,
            description = "List the next ten times of a schedule, in its zone; of a paused one too.")
    private static final class Next extends OnOne {

        Next(Terminal terminal) {
            super(terminal);
        }

        @Override
        void with(RemoteTriggers remote, Trigger trigger) {
            if (trigger.kind() != Kind.SCHEDULE) {
                throw new CliFailure(
                        "TRIGGER_HAS_NO_TIMES",
                        ExitCode.USAGE,
                        "'" + trigger.name() + "' is no schedule; nobody knows when it is set off",
                        "look back with 'foldwork trigger history'");
            }
            print(
                    Map.of("zone", trigger.text("zone"), "times", remote.next(trigger)),
                    () -> new TriggerText(remote).times(trigger).replaceAll("(?m)^ +", ""));
        }
    }
}
