package dev.foldwork.cli.flow;

import dev.foldwork.cli.CliFailure;
import dev.foldwork.cli.ExitCode;
import dev.foldwork.cli.Terminal;
import dev.foldwork.conductor.export.ConductorExport;
import dev.foldwork.flow.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes a flow as definitions of another system. */
@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        description = "Write a sound flow, with those it calls, as Conductor's workflow definitions (JSON).")
public final class ExportCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Parameters(paramLabel = "FILE", description = "The flow, or the folder of a sample.")
    private Path file = Path.of(".");

    @Option(
            names = "--format",
            defaultValue = "conductor",
            paramLabel = "FORMAT",
            description = "conductor (default: ${DEFAULT-VALUE}).")
    private Format format = Format.CONDUCTOR;

    @Option(names = "--to", paramLabel = "FILE", description = "The file to be made (default: standard output).")
    private @Nullable Path to;

    /** What a flow can be written as. */
    enum Format {
        CONDUCTOR
    }

    /** Writes to this terminal. */
    public ExportCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        var plan = FlowFile.find(file).plan();
        String text = switch (format) {
            case CONDUCTOR -> Json.writePretty(ConductorExport.of(plan).toJson());
        };
        if (to == null) {
            terminal.out().println(text);
            return ExitCode.OK;
        }
        if (Files.exists(to)) {
            throw new CliFailure("FILE_EXISTS", ExitCode.CONFLICT, to + " is there already", "name another with --to");
        }
        Files.writeString(to, text + "\n");
        terminal.out().println(to);
        return ExitCode.OK;
    }
}
