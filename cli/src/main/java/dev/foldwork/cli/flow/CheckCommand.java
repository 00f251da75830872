package dev.foldwork.cli.flow;

import dev.foldwork.cli.ExitCode;
import dev.foldwork.cli.OutputOptions;
import dev.foldwork.cli.ProblemText;
import dev.foldwork.cli.Terminal;
import dev.foldwork.cli.Terminal.Style;
import dev.foldwork.flow.Problem;
import dev.foldwork.flow.check.Checked;
import dev.foldwork.flow.json.Json;
import dev.foldwork.flow.plan.Body;
import dev.foldwork.flow.plan.Plan;
import dev.foldwork.flow.plan.Step;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Checks flows without running them. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description = "Check flows: every problem at once, each with its place and what to do.")
public final class CheckCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "Flow files, or folders of samples.")
    private List<Path> files = new ArrayList<>();

    @Mixin
    private OutputOptions output = new OutputOptions();

    /** Writes to this terminal. */
    public CheckCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        boolean sound = true;
        var results = new ArrayList<@Nullable Object>();
        for (Path given : files) {
            FlowFile file = FlowFile.find(given);
            Checked checked = file.check();
            sound &= checked.isSound();
            if (output.json()) {
                results.add(json(file, checked));
            } else {
                print(file, checked);
            }
        }
        if (output.json()) {
            terminal.out().println(Json.write(results));
        }
        return sound ? ExitCode.OK : ExitCode.DEFINITION_INVALID;
    }

    private void print(FlowFile file, Checked checked) {
        checked.problems().forEach(problem -> terminal.out().println(ProblemText.of(problem, terminal)));
        Plan plan = checked.plan();
        if (plan != null) {
            terminal.out()
                    .println(terminal.styled(Style.GOOD, "✓ ") + file.file() + "  "
                            + terminal.styled(Style.QUIET, plan.title() + " · " + count(plan.body()) + " nodes"));
        } else {
            long errors = checked.problems().stream().filter(Problem::isError).count();
            terminal.out()
                    .println(terminal.styled(Style.BAD, "✗ ") + file.file() + "  " + errors
                            + (errors == 1 ? " error" : " errors"));
        }
    }

    private static LinkedHashMap<String, @Nullable Object> json(FlowFile file, Checked checked) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        Plan plan = checked.plan();
        json.put("file", file.file().toString());
        json.put("sound", checked.isSound());
        json.put("flow", plan == null ? null : plan.flow());
        json.put("hash", plan == null ? null : plan.hash());
        json.put("problems", ProblemText.json(checked.problems()));
        return json;
    }

    private static int count(Body body) {
        int count = 0;
        for (Step step : body.steps()) {
            count += 1
                    + switch (step) {
                        case Step.Leaf ignored -> 0;
                        case Step.OnDemand agent -> agent.tools().size();
                        case Step.Group group -> count(group.body());
                        case Step.ForEach each -> count(each.body());
                        case Step.Loop loop -> count(loop.body());
                        case Step.Call call -> count(call.called().body());
                    };
        }
        return count;
    }
}
