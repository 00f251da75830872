package dev.foldwork.cli.flow;

import dev.foldwork.cli.ExitCode;
import dev.foldwork.cli.OutputOptions;
import dev.foldwork.cli.Terminal;
import dev.foldwork.cli.Terminal.Style;
import dev.foldwork.flow.document.FlowDiff;
import dev.foldwork.flow.document.FlowDiff.Change;
import dev.foldwork.flow.document.FlowReader;
import dev.foldwork.flow.json.Json;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Compares what two flows mean. */
@Command(
        name = "diff",
        mixinStandardHelpOptions = true,
        description = "Compare what two flows mean; ends with 1 when they differ.")
public final class DiffCommand implements Callable<Integer> {

    private static final int LONGEST = 100;

    private final Terminal terminal;

    @Parameters(index = "0", paramLabel = "BEFORE", description = "A flow file.")
    private Path before = Path.of(".");

    @Parameters(index = "1", paramLabel = "AFTER", description = "Another flow file.")
    private Path after = Path.of(".");

    @Mixin
    private OutputOptions output = new OutputOptions();

    /** Writes to this terminal. */
    public DiffCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        List<Change> changes = FlowDiff.between(document(before), document(after));
        if (output.json()) {
            terminal.out()
                    .println(Json.write(changes.stream().map(Change::toJson).toList()));
        } else {
            changes.forEach(change -> terminal.out().println(line(change)));
        }
        return changes.isEmpty() ? ExitCode.OK : ExitCode.FAILED;
    }

    private static Map<String, @Nullable Object> document(Path given) {
        FlowFile flow = FlowFile.find(given);
        Path file = flow.file();
        var read = FlowReader.read(flow.bytes(), file.toString());
        if (read.document() == null) {
            throw FlowFile.invalid(file, read.problems());
        }
        return read.document().value();
    }

    private String line(Change change) {
        return switch (change.kind()) {
            case ADDED -> terminal.styled(Style.GOOD, "+ " + change.path()) + "  " + shown(change.after());
            case REMOVED -> terminal.styled(Style.BAD, "- " + change.path()) + "  " + shown(change.before());
            case CHANGED ->
                terminal.styled(Style.NOTE, "~ " + change.path()) + "  " + shown(change.before()) + " → "
                        + shown(change.after());
        };
    }

    private static String shown(@Nullable Object value) {
        String text = Json.write(value);
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "…";
    }
}
