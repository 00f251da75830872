package dev.foldwork.cli.sync;

import dev.foldwork.cli.ExitCode;
import dev.foldwork.cli.Terminal;
import dev.foldwork.cli.cloud.Backend;
import dev.foldwork.flow.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The flows of a team. */
@Command(
        name = "flow",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "List, show and restore the team's flows; compare them with this folder.")
public final class FlowCommand implements Runnable {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private FlowCommand() {}

    /** Returns the command with its subcommands. */
    public static CommandLine tree(Terminal terminal) {
        var tree = new CommandLine(new FlowCommand());
        tree.addSubcommand(new ListFlows(terminal));
        tree.addSubcommand(new Show(terminal));
        tree.addSubcommand(new History(terminal));
        tree.addSubcommand(new Restore(terminal));
        tree.addSubcommand(new Archive(terminal));
        tree.addSubcommand(new Unarchive(terminal));
        tree.addSubcommand(new Syncing.Status(terminal));
        return tree;
    }

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    /** A command on one flow. */
    private abstract static class OnFlow extends OnTeam {

        @Parameters(index = "0", paramLabel = "FLOW", description = "The flow's name.")
        private String name = "";

        OnFlow(Terminal terminal) {
            super(terminal);
        }

        abstract int with(RemoteFlows remote, RemoteFlows.Listed flow);

        @Override
        final int with(RemoteFlows remote, Backend backend) {
            return with(remote, remote.find(name));
        }
    }

    @Command(name = "list", mixinStandardHelpOptions = true, description = "List the team's flows by name.")
    private static final class ListFlows extends OnTeam {

        @Option(names = "--text", paramLabel = "TEXT", description = "Only flows with this anywhere in them.")
        private @Nullable String text;

        @Option(names = "--archived", description = "Archived flows instead of the others.")
        private boolean archived;

        ListFlows(Terminal terminal) {
            super(terminal);
        }

        @Override
        int with(RemoteFlows remote, Backend backend) {
            var flows = remote.list(archived, text).values();
            if (output.json()) {
                var list = new ArrayList<@Nullable Object>();
                flows.forEach(flow -> list.add(flow.json()));
                terminal.out().println(Json.write(list));
            } else if (flows.isEmpty()) {
                terminal.err().println("No such flows.");
            } else {
                flows.forEach(flow -> terminal.out()
                        .println(String.format(
                                "%-24s %-6s %s  %s",
                                flow.name(),
                                flow.json().get("lastVersion") == null ? "draft" : "@" + flow.text("lastVersion"),
                                flow.text("changedAt").substring(0, 10),
                                flow.text("title"))));
            }
            return ExitCode.OK;
        }
    }

    @Command(name = "show", mixinStandardHelpOptions = true, description = "Show a flow's draft, or a version.")
    private static final class Show extends OnFlow {

        @Option(names = "--at", paramLabel = "N", description = "The version's number (default: the draft).")
        private @Nullable Integer version;

        Show(Terminal terminal) {
            super(terminal);
        }

        @Override
        int with(RemoteFlows remote, RemoteFlows.Listed flow) {
            if (version != null) {
                Map<String, @Nullable Object> found = remote.version(flow, version);
                print(found, String.valueOf(found.get("text")).stripTrailing());
                return ExitCode.OK;
            }
            FlowContent content = remote.fetch(flow).content();
            var json = new LinkedHashMap<String, @Nullable Object>(flow.json());
            json.put("text", content.text());
            json.put("files", content.files());
            json.put("layout", content.layout());
            print(json, content.text().stripTrailing());
            return ExitCode.OK;
        }
    }

    @Command(name = "history", mixinStandardHelpOptions = true, description = "List a flow's versions, newest first.")
    private static final class History extends OnFlow {

        History(Terminal terminal) {
            super(terminal);
        }

        @Override
        int with(RemoteFlows remote, RemoteFlows.Listed flow) {
            var versions = remote.versions(flow);
            if (output.json()) {
                terminal.out().println(Json.write(versions));
            } else if (versions.isEmpty()) {
                terminal.err()
                        .println("'" + flow.name() + "' has no version yet. Try: foldwork publish " + flow.name());
            } else {
                versions.forEach(version -> terminal.out()
                        .println("@" + version.get("number") + "  " + version.get("createdAt") + "  "
                                + version.get("createdBy") + "  " + version.get("note")));
            }
            return ExitCode.OK;
        }
    }

    @Command(
            name = "restore",
            mixinStandardHelpOptions = true,
            description = "Put a version in the place of a flow's draft; the draft's history can take it back.")
    private static final class Restore extends OnFlow {

        @Parameters(index = "1", paramLabel = "N", description = "The version's number.")
        private int version;

        Restore(Terminal terminal) {
            super(terminal);
        }

        @Override
        int with(RemoteFlows remote, RemoteFlows.Listed flow) {
            remote.restore(flow, version, remote.fetch(flow).revision());
            print(Map.of("flow", flow.name(), "restored", (long) version), "Restored " + flow.name() + "@" + version);
            return ExitCode.OK;
        }
    }

    @Command(
            name = "archive",
            mixinStandardHelpOptions = true,
            description = "Hide a flow; its versions can still be called.")
    private static final class Archive extends OnFlow {

        Archive(Terminal terminal) {
            super(terminal);
        }

        @Override
        int with(RemoteFlows remote, RemoteFlows.Listed flow) {
            remote.archive(flow, true);
            print(Map.of("flow", flow.name(), "archived", true), "Archived " + flow.name());
            return ExitCode.OK;
        }
    }

    @Command(name = "unarchive", mixinStandardHelpOptions = true, description = "Bring an archived flow back.")
    private static final class Unarchive extends OnFlow {

        Unarchive(Terminal terminal) {
            super(terminal);
        }

        @Override
        int with(RemoteFlows remote, RemoteFlows.Listed flow) {
            remote.archive(flow, false);
            print(Map.of("flow", flow.name(), "archived", false), "Brought back " + flow.name());
            return ExitCode.OK;
        }
    }
}
