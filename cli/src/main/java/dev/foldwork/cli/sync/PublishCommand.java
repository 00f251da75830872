package dev.foldwork.cli.sync;

import dev.foldwork.cli.CliFailure;
import dev.foldwork.cli.ExitCode;
import dev.foldwork.cli.Terminal;
import dev.foldwork.cli.cloud.Backend;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes a version of a flow's draft. */
@Command(
        name = "publish",
        mixinStandardHelpOptions = true,
        description = "Make a version of a flow's draft in the team; what is not pushed yet ends it with exit code 6.")
public final class PublishCommand extends OnTeam {

    @Parameters(index = "0", paramLabel = "FLOW", description = "The flow's name.")
    private String name = "";

    @Option(names = "--note", paramLabel = "TEXT", defaultValue = "", description = "What is new in it.")
    private String note = "";

    @Option(names = "--dir", paramLabel = "DIR", description = "The folder that is kept in step (default: here).")
    private Path root = Path.of(".");

    /** Writes to this terminal. */
    public PublishCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    int with(RemoteFlows remote, Backend backend) {
        RemoteFlows.Listed flow = remote.find(name);
        RemoteFlows.Fetched draft = remote.fetch(flow);
        new FlowFolder(root)
                .read(name)
                .filter(here -> !here.hash().equals(draft.content().hash()))
                .ifPresent(here -> {
                    throw new CliFailure(
                            "DRAFT_CONFLICT",
                            ExitCode.CONFLICT,
                            "'" + name + "' differs between this folder and the team",
                            "look with 'foldwork flow status " + name + "', then push or pull");
                });
        Map<String, @Nullable Object> version = remote.publish(flow, draft.revision(), note);
        print(version, "Published " + name + "@" + version.get("number"));
        return ExitCode.OK;
    }
}
