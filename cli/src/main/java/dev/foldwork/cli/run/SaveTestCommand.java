package dev.foldwork.cli.run;

import dev.foldwork.cli.CliFailure;
import dev.foldwork.cli.ExitCode;
import dev.foldwork.cli.Terminal;
import dev.foldwork.cli.Terminal.Style;
import dev.foldwork.cli.flow.FlowFile;
import dev.foldwork.cli.run.RunsCommand.OnRun;
import dev.foldwork.flow.json.Json;
import dev.foldwork.flow.nodetype.NodeTypes;
import dev.foldwork.flow.run.RunRecord;
import dev.foldwork.flow.run.Runs;
import dev.foldwork.flow.testcase.SavedTest;
import dev.foldwork.flow.testcase.TestCase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Makes a test of a run. */
@Command(
        name = "save",
        mixinStandardHelpOptions = true,
        description = "Save a run as a test of its flow: what it was given, what came from outside, what came of it.")
final class SaveTestCommand extends OnRun {

    @Option(names = "--as", paramLabel = "NAME", description = "The test's name (default: run_ and the run's id).")
    private @Nullable String name;

    @Option(
            names = "--flow",
            paramLabel = "FILE",
            description =
                    "The flow beside which the test is kept (default: FLOW.flow.yaml here or in the folder FLOW).")
    private @Nullable Path flow;

    SaveTestCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    int with(Runs runs, String run) {
        RunRecord record = runs.get(run).orElseThrow();
        String chosen = name == null ? "run_" + run.replace("-", "_") : name;
        if (!TestCase.isName(chosen)) {
            throw new CliFailure(
                    "TEST_NAME_INVALID",
                    ExitCode.USAGE,
                    "'" + chosen + "' cannot name a test",
                    "use " + TestCase.NAME_FORM + ": --as empty_order");
        }
        Path file = flowFile(record.flow()).resolveSibling(TestCase.path(chosen));
        write(file, text(runs, record, chosen));
        if (output.json()) {
            terminal.out().println(Json.write(Map.of("file", file.toString(), "run", run)));
        } else {
            terminal.out().println(file);
            terminal.err().println("  " + terminal.styled(Style.LINK, "→ foldwork test " + file));
        }
        return ExitCode.OK;
    }

    private static String text(Runs runs, RunRecord record, String name) {
        try {
            return SavedTest.text(name, record, runs.nodes(record.id()), NodeTypes.builtIn());
        } catch (SavedTest.Unfit unfit) {
            throw new CliFailure(
                    "RUN_NO_TEST",
                    ExitCode.CONFLICT,
                    "Run " + record.id() + " cannot be a test: " + unfit.getMessage(),
                    "start the flow anew and save that run");
        }
    }

    private Path flowFile(String named) {
        Path given = flow;
        if (given == null) {
            String file = named + ".flow.yaml";
            given = Files.exists(Path.of(file)) ? Path.of(file) : Path.of(named, file);
        }
        if (!Files.exists(given)) {
            throw new CliFailure(
                    "FILE_UNKNOWN",
                    ExitCode.NOT_FOUND,
                    "The flow '" + named + "' is not here: " + given,
                    "name its file: --flow path/to/" + named + ".flow.yaml");
        }
        Path file = FlowFile.find(given).file();
        if (!String.valueOf(file.getFileName()).equals(named + ".flow.yaml")) {
            throw new CliFailure(
                    "RUN_NO_TEST",
                    ExitCode.USAGE,
                    "The run is of the flow '" + named + "', not of " + file,
                    "name the file " + named + ".flow.yaml");
        }
        return file;
    }

    private static void write(Path file, String text) {
        if (Files.exists(file)) {
            throw new CliFailure(
                    "FILE_EXISTS",
                    ExitCode.CONFLICT,
                    file + " is there already",
                    "give the test another name with --as");
        }
        try {
            Files.createDirectories(Objects.requireNonNull(file.getParent()));
            Files.writeString(file, text, StandardOpenOption.CREATE_NEW);
        } catch (IOException fault) {
            throw FlowFile.unwritable(file, fault);
        }
    }
}
