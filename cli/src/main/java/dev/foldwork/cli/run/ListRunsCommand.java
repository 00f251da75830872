package dev.foldwork.cli.run;

import dev.foldwork.cli.CliFailure;
import dev.foldwork.cli.ExitCode;
import dev.foldwork.cli.Terminal;
import dev.foldwork.cli.run.RunsCommand.OnRuns;
import dev.foldwork.flow.json.Json;
import dev.foldwork.flow.run.RunRecord;
import dev.foldwork.flow.run.RunSearch;
import dev.foldwork.flow.run.RunState;
import dev.foldwork.flow.run.Runs;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code foldwork runs list}: the newest runs that fit. */
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        description = "List runs, newest first; with -o json without their inputs and outputs.")
final class ListRunsCommand extends OnRuns {

    private static final int MOST = 200;

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "20",
            description = "How many (default: ${DEFAULT-VALUE}).")
    private int limit = 20;

    @Option(names = "--before", paramLabel = "RUN", description = "Only runs older than this one.")
    private @Nullable String before;

    @Option(names = "--flow", paramLabel = "NAME", description = "Only runs of this flow.")
    private @Nullable String flow;

    @Option(
            names = "--state",
            paramLabel = "STATE",
            split = ",",
            description =
                    "Only runs in one of these states: queued, running, paused, succeeded, failed, cancelled, parked.")
    private List<RunState> states = List.of();

    @Option(names = "--asking", description = "Only runs with an open question.")
    private boolean asking;

    @Option(names = "--since", paramLabel = "TIME", description = "Only runs from this time on: " + Moment.FORMS + ".")
    private @Nullable String since;

    @Option(names = "--until", paramLabel = "TIME", description = "Only runs before this time.")
    private @Nullable String until;

    @Option(
            names = "--text",
            paramLabel = "TEXT",
            description = "Only runs with this in the flow's name, title or error, or whose id begins so.")
    private @Nullable String text;

    ListRunsCommand(Terminal terminal) {
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
        RunSearch search = search(InstantSource.system().instant());
        List<RunRecord> list = runs.list(search, limit, before);
        if (output.json()) {
            var json = new ArrayList<@Nullable Object>();
            list.forEach(run -> json.add(summary(run)));
            terminal.out().println(Json.write(json));
        } else if (list.isEmpty()) {
            boolean all = search.equals(RunSearch.ALL) && before == null;
            terminal.err().println(all ? "No runs yet. Try: foldwork run samples/hello" : "No such runs.");
        } else {
            list.forEach(run -> terminal.out().println(line(run)));
        }
        return ExitCode.OK;
    }

    private RunSearch search(Instant now) {
        EnumSet<RunState> any = EnumSet.noneOf(RunState.class);
        any.addAll(states);
        return new RunSearch(
                flow,
                any,
                asking,
                since == null ? null : Moment.of("--since", since, now),
                until == null ? null : Moment.of("--until", until, now),
                text);
    }

    private static Map<String, @Nullable Object> summary(RunRecord run) {
        Map<String, @Nullable Object> json = run.toJson();
        json.remove("inputs");
        json.remove("output");
        return json;
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
