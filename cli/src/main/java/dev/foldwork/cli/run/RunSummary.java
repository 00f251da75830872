package dev.foldwork.cli.run;

import dev.foldwork.cli.ErrorBook;
import dev.foldwork.cli.ExitCode;
import dev.foldwork.cli.Terminal;
import dev.foldwork.cli.Terminal.Style;
import dev.foldwork.flow.json.Json;
import dev.foldwork.flow.run.FlowError;
import dev.foldwork.flow.run.NodeRecord;
import dev.foldwork.flow.run.NodeState;
import dev.foldwork.flow.run.RunRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Ends the talk about a run: how it went, what it gave, what to do next. */
record RunSummary(Terminal terminal, boolean json) {

    /** Writes the run's end; returns the exit code. */
    int print(RunRecord run, Collection<NodeRecord> nodes, Instant now) {
        if (json) {
            terminal.out().println(Json.write(document(run, nodes)));
        } else {
            terminal.err().println(headline(run, nodes, now));
            error(run);
            waiting(run, nodes);
            if (run.output() != null) {
                run.output()
                        .forEach((name, value) -> terminal.out()
                                .println(terminal.styled(Style.STRONG, name) + ": " + RunInputs.show(value)));
            }
        }
        return exitCode(run);
    }

    /** Returns the run with its nodes as a JSON value. */
    static Map<String, @Nullable Object> document(RunRecord run, Collection<NodeRecord> nodes) {
        var document = run.toJson();
        List<@Nullable Object> list = new ArrayList<>();
        nodes.forEach(node -> list.add(node.toJson()));
        document.put("nodes", list);
        return document;
    }

    /** Returns the exit code a run's state means. */
    static int exitCode(RunRecord run) {
        return switch (run.state()) {
            case SUCCEEDED -> ExitCode.OK;
            case FAILED, CANCELLED, PARKED -> ExitCode.RUN_UNSUCCESSFUL;
            case QUEUED, RUNNING, PAUSED -> run.asking() ? ExitCode.WAITS_FOR_ANSWER : ExitCode.OK;
        };
    }

    private String headline(RunRecord run, Collection<NodeRecord> nodes, Instant now) {
        NodeGlyph glyph = NodeGlyph.of(run.state());
        Instant end = run.endedAt() == null ? now : run.endedAt();
        long worked = nodes.stream().filter(node -> !node.attempts().isEmpty()).count();
        String words = run.asking() ? "waits for an answer" : run.state().wire();
        return terminal.styled(glyph.style(), glyph.sign() + " " + run.title() + " " + words)
                + terminal.styled(
                        Style.QUIET,
                        "  " + NodeWords.counted(worked, "node") + " · "
                                + Spans.text(Duration.between(run.createdAt(), end)) + " · run " + run.id());
    }

    private void error(RunRecord run) {
        FlowError error = run.error();
        if (error != null) {
            String place = error.path().isEmpty() ? "the flow's own expressions" : error.path();
            terminal.err().println("  " + terminal.styled(Style.BAD, error.code()) + " at " + place);
            Wrapped.lines(error.message(), terminal.width() - 2)
                    .forEach(line -> terminal.err().println("  " + line));
            ErrorBook.remedy(error.code()).ifPresent(this::hint);
            hint("foldwork runs retry " + run.id() + "  keeps what succeeded and tries the rest again");
        }
    }

    private void waiting(RunRecord run, Collection<NodeRecord> nodes) {
        for (NodeRecord node : nodes) {
            if (node.state() == NodeState.ASKING
                    && node.question() != null
                    && !run.state().isFinal()) {
                terminal.err()
                        .println("  " + terminal.styled(Style.NOTE, "? ") + node.path() + ": "
                                + node.question().get("question"));
                hint("foldwork runs answer " + run.id() + " " + node.path() + " " + answers(node.question()));
            }
        }
    }

    private void hint(String text) {
        terminal.err().println("  " + terminal.styled(Style.LINK, "→ " + text));
    }

    /** Returns what may be answered: the ids of the options, when there are some. */
    private static String answers(Map<String, @Nullable Object> question) {
        var ids = new ArrayList<String>();
        if (question.get("options") instanceof List<?> options) {
            for (Object option : options) {
                if (option instanceof Map<?, ?> map) {
                    ids.add(String.valueOf(map.get("id")));
                }
            }
        }
        return ids.isEmpty() ? "ANSWER" : String.join("|", ids);
    }
}
