package dev.foldwork.cli.flow;

import dev.foldwork.cli.CliFailure;
import dev.foldwork.cli.ExitCode;
import dev.foldwork.cli.Terminal;
import dev.foldwork.cli.cloud.RemoteRuns.FlowFiles;
import dev.foldwork.flow.bundle.Bundle;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Packs a flow with everything it needs. */
@Command(
        name = "pack",
        mixinStandardHelpOptions = true,
        description = "Pack a sound flow and the files beside it that it uses into one .flowpack.")
public final class PackCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Parameters(paramLabel = "FILE", description = "The flow, or the folder of a sample.")
    private Path file = Path.of(".");

    @Option(names = "--to", paramLabel = "FILE", description = "The bundle (default: NAME.flowpack here).")
    private @Nullable Path to;

    /** Writes to this terminal. */
    public PackCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        FlowFile flow = FlowFile.find(file);
        String name = flow.plan().flow();
        FlowFiles sources = flow.sources();
        var files = new LinkedHashMap<String, byte[]>();
        sources.texts()
                .forEach((path, text) -> files.put(
                        path.startsWith("./") ? path.substring(2) : path, text.getBytes(StandardCharsets.UTF_8)));
        Path target = to == null ? Path.of(name + ".flowpack") : to;
        if (Files.exists(target)) {
            throw new CliFailure(
                    "FILE_EXISTS", ExitCode.CONFLICT, target + " is there already", "name another with --to");
        }
        try {
            Files.write(target, new Bundle(sources.main(), files).toBytes(), StandardOpenOption.CREATE_NEW);
        } catch (IOException fault) {
            throw FlowFile.unwritable(target, fault);
        }
        terminal.out().println(target + "  " + files.size() + (files.size() == 1 ? " file" : " files"));
        return ExitCode.OK;
    }
}
