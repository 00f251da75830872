package dev.foldwork.cli.run;

import dev.foldwork.cli.CliFailure;
import dev.foldwork.cli.ExitCode;
import dev.foldwork.cli.Terminal;
import dev.foldwork.cli.Terminal.Style;
import dev.foldwork.cli.run.RunsCommand.OnRun;
import dev.foldwork.cli.run.RunsCommand.OnRuns;
import dev.foldwork.flow.json.Json;
import dev.foldwork.flow.run.NodeRecord;
import dev.foldwork.flow.run.RunRecord;
import dev.foldwork.flow.run.Runs;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Subcommands of {@code runs} that only read. */
final class RunsReading {

    private RunsReading() {}

    @Command(name = "list", mixinStandardHelpOptions = true, description = "List runs, newest first.")
    static final class ListRuns extends OnRuns {

        private static final int MOST = 200;

        @Option(
                names = "--limit",
                paramLabel = "N",
                defaultValue = "20",
                description = "How many (default: ${DEFAULT-VALUE}).")
        private int limit = 20;

        @Option(names = "--before", paramLabel = "RUN", description = "Only runs older than this one.")
        private @Nullable String before;

        ListRuns(Terminal terminal) {
            super(terminal);
        }

        @Override
        int with(Runs runs) {
            if (limit < 1 || limit > MOST) {
                throw new CliFailure(
                        "USAGE_INVALID",
                        ExitCode.USAGE,
                        "--limit " + limit + " is not a number from 1 to " + MOST,
                        "see further back with --before RUN");
            }
            List<RunRecord> list = runs.list(limit, before);
            if (output.json()) {
                var json = new ArrayList<@Nullable Object>();
                list.forEach(run -> json.add(run.toJson()));
                terminal.out().println(Json.write(json));
            } else if (list.isEmpty()) {
                terminal.err().println("No runs yet. Try: foldwork run samples/hello");
            } else {
                list.forEach(run -> terminal.out().println(line(run)));
            }
            return ExitCode.OK;
        }

        private String line(RunRecord run) {
            NodeGlyph glyph = NodeGlyph.of(run.state());
            var time = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneId.systemDefault());
            Instant end = run.endedAt() == null ? InstantSource.system().instant() : run.endedAt();
            String state = run.asking() ? "asking" : run.state().wire();
            return run.id() + "  " + terminal.styled(glyph.style(), glyph.sign() + " " + String.format("%-10s", state))
                    + " "
                    + time.format(run.createdAt()) + "  "
                    + String.format("%10s", Spans.text(Duration.between(run.createdAt(), end))) + "  " + run.title();
        }
    }

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
