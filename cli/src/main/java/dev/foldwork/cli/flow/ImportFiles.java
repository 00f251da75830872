package dev.foldwork.cli.flow;

import dev.foldwork.cli.CliFailure;
import dev.foldwork.cli.ExitCode;
import dev.foldwork.cli.Terminal;
import dev.foldwork.cli.Terminal.Style;
import dev.foldwork.flow.importing.ImportResult;
import dev.foldwork.flow.importing.ImportedFlow;
import dev.foldwork.flow.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The files of an import. What is there already with another content is never overwritten. */
final class ImportFiles {

    private final Path folder;
    private final Map<Path, byte[]> files = new LinkedHashMap<>();

    ImportFiles(Path folder, ImportResult result) {
        this.folder = folder;
        for (ImportedFlow flow : result.flows()) {
            files.put(folder.resolve(flow.file()), flow.text().getBytes(StandardCharsets.UTF_8));
            if (flow.layout() != null) {
                String layout = Json.writePretty(flow.layout()) + "\n";
                files.put(folder.resolve(flow.layoutFile()), layout.getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    List<Path> paths() {
        return List.copyOf(files.keySet());
    }

    /** Writes all files, or none when one of them is in the way. */
    void write() throws IOException {
        for (Map.Entry<Path, byte[]> file : files.entrySet()) {
            if (Files.exists(file.getKey()) && !same(file.getKey(), file.getValue())) {
                throw new CliFailure(
                        "FILE_EXISTS",
                        ExitCode.CONFLICT,
                        file.getKey() + " is there already and differs",
                        "name another folder with --to, or remove it; nothing was written");
            }
        }
        Files.createDirectories(folder.toAbsolutePath());
        for (Map.Entry<Path, byte[]> file : files.entrySet()) {
            if (!Files.exists(file.getKey())) {
                Files.write(file.getKey(), file.getValue(), StandardOpenOption.CREATE_NEW);
            }
        }
    }

    private static boolean same(Path file, byte[] bytes) throws IOException {
        return Files.isRegularFile(file)
                && Files.size(file) == bytes.length
                && Arrays.equals(Files.readAllBytes(file), bytes);
    }

    void print(Terminal terminal, boolean planned) {
        for (Path path : paths()) {
            terminal.out().println(terminal.styled(Style.QUIET, planned ? "would write " : "wrote ") + path);
        }
    }
}
