package dev.foldwork.cli.testing;

import dev.foldwork.cli.CliFailure;
import dev.foldwork.cli.ExitCode;
import dev.foldwork.cli.OutputOptions;
import dev.foldwork.cli.Terminal;
import dev.foldwork.cli.testing.TestFiles.Found;
import dev.foldwork.flow.Durations;
import dev.foldwork.flow.json.Json;
import dev.foldwork.flow.testcase.TestCase;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs the tests of flows. */
@Command(
        name = "test",
        mixinStandardHelpOptions = true,
        description =
                "Run the tests of flows: nothing outside is touched, nodes that would do so answer what was recorded.",
        footer = {
            "",
            "Tests stand in the folder 'tests' beside their flow, as NAME.test.yaml.",
            "Make one of a run:  foldwork runs save RUN",
            "Ends with 0 when all passed, 8 when one failed, 7 when one is not sound."
        })
public final class TestCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Parameters(
            arity = "0..*",
            paramLabel = "FILE",
            description = "Tests, flows, or folders that hold them (default: here and below).")
    private List<Path> files = new ArrayList<>();

    @Option(
            names = "--only",
            paramLabel = "NAME",
            description = "Only tests of this name, or of the flow of this name; may be repeated.")
    private List<String> only = new ArrayList<>();

    @Option(
            names = "--update",
            description = "Make what came the new expectation of tests that fail; 'that' and 'nodes' stay.")
    private boolean update;

    @Option(
            names = "--timeout",
            paramLabel = "DURATION",
            defaultValue = "60s",
            description = "End a test that takes longer (default: ${DEFAULT-VALUE}).")
    private String timeout = "60s";

    @Mixin
    private OutputOptions output = new OutputOptions();

    /** Writes to this terminal. */
    public TestCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws InterruptedException {
        Duration patience = Durations.parse(timeout)
                .filter(Duration::isPositive)
                .orElseThrow(() -> new CliFailure(
                        "DURATION_INVALID",
                        ExitCode.USAGE,
                        "--timeout: '" + timeout + "' is no duration",
                        Durations.FORM));
        var run = new TestRun(patience);
        var report = new TestReport(terminal);
        var outcomes = new ArrayList<TestOutcome>();
        for (Found each : found()) {
            TestOutcome outcome = run.of(each.file(), test -> isWanted(test, each.flow()));
            if (outcome != null) {
                boolean updated = update && TestUpdate.of(outcome);
                outcomes.add(outcome);
                if (!output.json()) {
                    report.print(outcome, updated);
                }
            }
        }
        if (outcomes.isEmpty()) {
            throw none("There is no test " + (only.isEmpty() ? "of this flow" : "named " + String.join(" or ", only)));
        }
        if (output.json()) {
            terminal.out()
                    .println(Json.write(outcomes.stream().map(TestReport::json).toList()));
        } else {
            report.summary(outcomes);
        }
        return code(outcomes);
    }

    private Set<Found> found() {
        var found = new LinkedHashSet<Found>();
        List<Path> given = files.isEmpty() ? List.of(Path.of("")) : files;
        given.forEach(each -> found.addAll(TestFiles.find(each)));
        if (found.isEmpty()) {
            throw none("There is no test of a flow here: " + String.join(", ", names(given)));
        }
        return found;
    }

    private static List<String> names(List<Path> paths) {
        return paths.stream()
                .map(path -> path.toString().isEmpty() ? "." : path.toString())
                .toList();
    }

    private static CliFailure none(String message) {
        return new CliFailure("TEST_UNKNOWN", ExitCode.NOT_FOUND, message, "make one of a run: foldwork runs save RUN");
    }

    private static int code(List<TestOutcome> outcomes) {
        if (outcomes.stream().anyMatch(TestOutcome.Unsound.class::isInstance)) {
            return ExitCode.DEFINITION_INVALID;
        }
        return outcomes.stream().allMatch(TestOutcome::passed) ? ExitCode.OK : ExitCode.RUN_UNSUCCESSFUL;
    }

    private boolean isWanted(TestCase test, @Nullable String flow) {
        boolean named = only.isEmpty() || only.contains(test.name()) || only.contains(test.flow());
        return named && (flow == null || flow.equals(test.flow()));
    }
}
