package dev.foldwork.cli.run;

import dev.foldwork.cli.CliFailure;
import dev.foldwork.cli.ExitCode;
import dev.foldwork.cli.LocalData;
import dev.foldwork.cli.OutputOptions;
import dev.foldwork.cli.Terminal;
import dev.foldwork.cli.cloud.CloudAddress;
import dev.foldwork.cli.cloud.RemoteRuns;
import dev.foldwork.flow.run.RunRecord;
import dev.foldwork.flow.run.Runs;
import dev.foldwork.local.LocalRunner;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What can be done with runs: the same words on every engine. */
@Command(
        name = "runs",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "List, watch and steer runs.")
public final class RunsCommand implements Runnable {

    private static final Pattern CLOUD_ID = Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f-]{22}");

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private RunsCommand() {}

    /** Returns the command with its subcommands. */
    public static CommandLine tree(Terminal terminal) {
        var tree = new CommandLine(new RunsCommand());
        tree.addSubcommand(new ListRunsCommand(terminal));
        tree.addSubcommand(new RunsReading.Get(terminal));
        tree.addSubcommand(new RunsReading.Logs(terminal));
        tree.addSubcommand(new Watch(terminal));
        tree.addSubcommand(new RunsSteering.Cancel(terminal));
        tree.addSubcommand(new RunsSteering.Pause(terminal));
        tree.addSubcommand(new RunsSteering.Resume(terminal));
        tree.addSubcommand(new RunsSteering.Answer(terminal));
        tree.addSubcommand(new RunsSteering.Retry(terminal));
        tree.addSubcommand(new RunsSteering.Rerun(terminal));
        tree.addSubcommand(new SaveTestCommand(terminal));
        tree.addSubcommand(new Work(terminal));
        return tree;
    }

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    /** What every subcommand shares: the engine it talks to. */
    abstract static class OnRuns implements Callable<Integer> {

        final Terminal terminal;

        @Mixin
        OutputOptions output = new OutputOptions();

        @Mixin
        LocalData data = new LocalData();

        private final Talk talk;

        OnRuns(Terminal terminal) {
            this.terminal = terminal;
            this.talk = new Talk(terminal);
        }

        @ArgGroup(exclusive = true)
        EnginePlace place = new EnginePlace();

        abstract int with(Runs runs) throws InterruptedException;

        /** Returns true when the command is about runs of the cloud engine. */
        boolean inCloud() {
            return place.cloud();
        }

        @Override
        public Integer call() throws InterruptedException {
            if (inCloud()) {
                return with(new RemoteRuns(CloudAddress.find(data.folder()), null));
            }
            try (LocalData.Session session = data.open(talk)) {
                Runtime.getRuntime().addShutdownHook(new Thread(session::close));
                return with(session.runner());
            }
        }

        /** Follows a run to its end or its next question, taking it up when nobody works on it. */
        int follow(Runs runs, String run) throws InterruptedException {
            if (runs instanceof LocalRunner local) {
                local.takeUp(run);
            }
            return new Following(terminal, output, talk, Map.of(), List.of(), null).toEnd(runs, run);
        }
    }

    /** A subcommand on one run. */
    abstract static class OnRun extends OnRuns {

        @Parameters(paramLabel = "RUN", description = "The run's id, its beginning, or 'last'.")
        String given = "";

        OnRun(Terminal terminal) {
            super(terminal);
        }

        abstract int with(Runs runs, String run) throws InterruptedException;

        /** The cloud engine's runs have other ids than this machine's. */
        @Override
        boolean inCloud() {
            return place.cloud() || !place.local() && CLOUD_ID.matcher(given).matches();
        }

        @Override
        int with(Runs runs) throws InterruptedException {
            return with(runs, find(runs, given));
        }

        private static String find(Runs runs, String given) {
            if (runs.get(given).isPresent()) {
                return given;
            }
            var fits = runs.list(200, null).stream()
                    .map(RunRecord::id)
                    .filter(id -> given.equals("last") || id.startsWith(given) && given.length() >= 4)
                    .limit(given.equals("last") ? 1 : 5)
                    .toList();
            if (fits.size() == 1) {
                return fits.getFirst();
            }
            if (fits.isEmpty()) {
                throw new CliFailure(
                        "RUN_UNKNOWN", ExitCode.NOT_FOUND, "There is no run '" + given + "'", "foldwork runs list");
            }
            throw new CliFailure(
                    "RUN_AMBIGUOUS",
                    ExitCode.NOT_FOUND,
                    "Several runs begin with '" + given + "': " + fits.stream().collect(Collectors.joining(", ")),
                    "give more of the id");
        }
    }

    @Command(
            name = "watch",
            mixinStandardHelpOptions = true,
            description = "Show a run live; works on it when no other process does.")
    private static final class Watch extends OnRun {

        Watch(Terminal terminal) {
            super(terminal);
        }

        @Override
        int with(Runs runs, String run) throws InterruptedException {
            return follow(runs, run);
        }
    }

    @Command(name = "work", hidden = true, description = "Work on this machine's runs until none is left.")
    private static final class Work extends OnRuns {

        private static final long LOOK_MILLIS = 500;

        Work(Terminal terminal) {
            super(terminal);
        }

        @Override
        int with(Runs runs) throws InterruptedException {
            LocalRunner local = (LocalRunner) runs;
            do {
                local.takeUpAll();
                Thread.sleep(LOOK_MILLIS);
            } while (local.isWorking());
            return ExitCode.OK;
        }
    }
}
