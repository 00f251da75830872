package dev.foldwork.cli.run;

import dev.foldwork.cli.ExitCode;
import dev.foldwork.cli.Terminal;
import dev.foldwork.cli.Terminal.Style;
import dev.foldwork.cli.run.RunsCommand.OnRun;
import dev.foldwork.flow.json.Json;
import dev.foldwork.flow.run.NodeRecord;
import dev.foldwork.flow.run.RunRecord;
import dev.foldwork.flow.run.Runs;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Subcommands of {@code runs} that only read. */
final class RunsReading {

    private RunsReading() {}

    @Command(name = "get", mixinStandardHelpOptions = true, description = "Show a run with its nodes.")
    static final class Get extends OnRun {

        Get(Terminal terminal) {
            super(terminal);
        }

        @Override
        int with(Runs runs, String run) {
            RunRecord record = runs.get(run).orElseThrow();
            List<NodeRecord> nodes = runs.nodes(run);
            if (!output.json()) {
                Instant now = record.endedAt() == null ? InstantSource.system().instant() : record.endedAt();
                var ending = new RunTree.Ending(record.state().isFinal(), record.error());
                LiveTree.texts(new RunTree(nodes, List.of(), ending).lines(now), terminal)
                        .forEach(terminal.out()::println);
            }
            // Here the talk is the result.
            new RunSummary(terminal.talkingTo(terminal.out()), output.json())
                    .print(record, nodes, InstantSource.system().instant());
            return ExitCode.OK;
        }
    }

    @Command(name = "logs", mixinStandardHelpOptions = true, description = "Show everything that happened in a run.")
    static final class Logs extends OnRun {

        @Option(names = "--follow", description = "Go on until the run ends.")
        private boolean follow;

        Logs(Terminal terminal) {
            super(terminal);
        }

        @Override
        int with(Runs runs, String run) throws InterruptedException {
            long[] last = {runs.lastEvent(run)};
            runs.follow(run, 0, event -> {
                if (output.json()) {
                    terminal.out().println(Json.write(event.toJson()));
                } else {
                    String path = event.path().isEmpty() ? "run" : event.path();
                    terminal.out()
                            .println(terminal.styled(Style.QUIET, event.at() + " ") + path + " "
                                    + event.kind().wire().replace("node_", "").replace("run_", "")
                                    + (event.data().isEmpty()
                                            ? ""
                                            : " " + terminal.styled(Style.QUIET, Json.write(event.data()))));
                }
                return follow || event.seq() < last[0];
            });
            return ExitCode.OK;
        }
    }
}
