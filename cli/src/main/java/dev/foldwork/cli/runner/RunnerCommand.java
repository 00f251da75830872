package dev.foldwork.cli.runner;

import dev.foldwork.cli.CliFailure;
import dev.foldwork.cli.ExitCode;
import dev.foldwork.cli.LocalData;
import dev.foldwork.cli.Terminal;
import dev.foldwork.flow.nodetype.NodeTypes;
import dev.foldwork.node.builtin.BuiltInNodes;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lets the backend's people start runs on this computer, as long as it runs. */
@Command(
        name = "runner",
        mixinStandardHelpOptions = true,
        description = "Let your team start runs on this computer from the studio, until Ctrl-C.")
public final class RunnerCommand implements Callable<Integer> {

    private static final int LONGEST_NAME = 100;

    private final Terminal terminal;

    @Mixin
    private LocalData data = new LocalData();

    @Option(names = "--name", paramLabel = "NAME", description = "What the studio shows (default: this host's name).")
    private @Nullable String name;

    @Option(
            names = "--folder",
            paramLabel = "NAME=DIR",
            description = "Grant a folder to flows that ask for one of this name; without it they reach none.")
    private List<String> folders = new ArrayList<>();

    @Option(
            names = "--server",
            paramLabel = "URL",
            description = "The backend (default: $FOLDWORK_URL, where you signed in, or the system started here).")
    private @Nullable String server;

    /** Writes to this terminal. */
    public RunnerCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws InterruptedException {
        Path root = data.folder();
        Map<String, String> granted = granted();
        var says = new Says(terminal);
        var address = new RunnerAddress(root, server);
        // Asked once before anything is opened, so that a missing address is told like everywhere else.
        address.find();
        var studio = new Studio();
        var secrets = new StudioSecrets(studio);
        try (RunnerFolder folder = RunnerFolder.open(root, BuiltInNodes.catalog(), secrets, says)) {
            var offers = new OfferReader(granted, NodeTypes.builtIn());
            try (var work = new RunnerWork(folder.journal(), folder.runner(), offers, studio, says)) {
                var hello = new Hello(name(), folder.instance(), List.copyOf(granted.keySet()));
                var loop = new RunnerLoop(address, hello, work, secrets, studio, says);
                Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(loop, work, folder)));
                loop.run();
            }
        }
        return ExitCode.OK;
    }

    private void stop(RunnerLoop loop, RunnerWork work, RunnerFolder folder) {
        loop.stop();
        work.close();
        folder.close();
        terminal.err().println("The runner has stopped; open runs go on when it is started again.");
        terminal.err().flush();
    }

    private String name() {
        String given = name;
        if (given == null) {
            given = host();
        }
        if (given.isBlank() || given.length() > LONGEST_NAME || given.chars().anyMatch(Character::isISOControl)) {
            throw new CliFailure(
                    "RUNNER_NAME_INVALID",
                    ExitCode.USAGE,
                    "'" + given + "' is no name for a runner",
                    "write --name with 1 to " + LONGEST_NAME + " characters on one line");
        }
        return given;
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException nameless) {
            return "runner";
        }
    }

    private Map<String, String> granted() {
        var granted = new LinkedHashMap<String, String>();
        for (String pair : folders) {
            int equals = pair.indexOf('=');
            if (equals < 1) {
                throw new CliFailure(
                        "FOLDER_SYNTAX", ExitCode.USAGE, "'" + pair + "' grants no folder", "write --folder name=DIR");
            }
            Path folder = Path.of(pair.substring(equals + 1)).toAbsolutePath().normalize();
            if (!Files.isDirectory(folder)) {
                throw new CliFailure(
                        "FOLDER_MISSING",
                        ExitCode.NOT_FOUND,
                        "There is no folder " + folder,
                        "make it, or grant another one with --folder " + pair.substring(0, equals) + "=DIR");
            }
            granted.put(pair.substring(0, equals), folder.toString());
        }
        return granted;
    }
}
