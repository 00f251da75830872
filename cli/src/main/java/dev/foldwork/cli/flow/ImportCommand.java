package dev.foldwork.cli.flow;

import dev.foldwork.cli.CliFailure;
import dev.foldwork.cli.ExitCode;
import dev.foldwork.cli.OutputOptions;
import dev.foldwork.cli.ProblemText;
import dev.foldwork.cli.Terminal;
import dev.foldwork.flow.document.FlowReader;
import dev.foldwork.flow.importing.ImportException;
import dev.foldwork.flow.importing.ImportFormat;
import dev.foldwork.flow.importing.ImportResult;
import dev.foldwork.flow.importing.ImportedFlow;
import dev.foldwork.flow.importing.Importing;
import dev.foldwork.flow.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Turns a definition of another system into flows, with a report of what became of every node. */
@Command(
        name = "import",
        mixinStandardHelpOptions = true,
        description = {
            "Turn a workflow of Conductor, n8n or Serverless Workflow 1.0 into a flow, and report what became of each node.",
            "Nothing of it is executed; what cannot be carried over becomes a placeholder that fails the run."
        })
public final class ImportCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Parameters(paramLabel = "FILE", description = "The definition: JSON, or YAML.")
    private Path file = Path.of(".");

    @Option(
            names = "--format",
            defaultValue = "auto",
            paramLabel = "FORMAT",
            description = "conductor, n8n, serverless or auto (default: ${DEFAULT-VALUE}).")
    private Format format = Format.AUTO;

    @Option(names = "--to", paramLabel = "DIR", description = "The folder the flows are written to (default: here).")
    private Path to = Path.of("");

    @Option(names = "--dry-run", description = "Show the plan and write nothing.")
    private boolean dryRun;

    @Mixin
    private OutputOptions output = new OutputOptions();

    /** What a person may name. */
    enum Format {
        AUTO,
        CONDUCTOR,
        N8N,
        SERVERLESS
    }

    /** Writes to this terminal. */
    public ImportCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        ImportResult result = read();
        var files = new ImportFiles(to, result);
        if (!dryRun) {
            files.write();
        }
        if (output.json()) {
            terminal.out().println(Json.write(json(result, files)));
        } else {
            result.flows().forEach(flow -> new ImportText(terminal).print(result.format(), flow));
            files.print(terminal, dryRun);
        }
        return result.isSound() ? ExitCode.OK : ExitCode.DEFINITION_INVALID;
    }

    private ImportResult read() throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new CliFailure(
                    "FILE_UNKNOWN", ExitCode.NOT_FOUND, "There is no file " + file, "name a definition to be imported");
        }
        try {
            if (Files.size(file) > FlowReader.MAX_BYTES) {
                throw new ImportException(
                        "IMPORT_TOO_LARGE", file + " is larger than 16 MiB", "export workflows one by one");
            }
            ImportFormat wanted = format == Format.AUTO ? null : ImportFormat.valueOf(format.name());
            String name = Objects.requireNonNull(file.getFileName()).toString();
            return Importing.read(Files.readAllBytes(file), name, wanted);
        } catch (ImportException refused) {
            throw new CliFailure(
                    refused.code(),
                    ExitCode.DEFINITION_INVALID,
                    String.valueOf(refused.getMessage()),
                    refused.remedy() + "; nothing was written");
        }
    }

    private LinkedHashMap<String, @Nullable Object> json(ImportResult result, ImportFiles files) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("format", result.format().name().toLowerCase(Locale.ROOT));
        json.put("dryRun", dryRun);
        json.put("flows", result.flows().stream().map(ImportCommand::json).toList());
        json.put("files", files.paths().stream().map(Path::toString).toList());
        return json;
    }

    private static LinkedHashMap<String, @Nullable Object> json(ImportedFlow flow) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("name", flow.name());
        json.put("title", flow.title());
        json.put("sound", flow.isSound());
        json.put("report", flow.report().toJson());
        json.put("problems", ProblemText.json(List.copyOf(flow.problems())));
        json.put("document", flow.text());
        json.put("layout", flow.layout());
        return json;
    }
}
