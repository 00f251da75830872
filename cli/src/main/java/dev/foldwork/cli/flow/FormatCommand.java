package dev.foldwork.cli.flow;

import dev.foldwork.cli.CliFailure;
import dev.foldwork.cli.ExitCode;
import dev.foldwork.cli.Terminal;
import dev.foldwork.flow.document.FlowFormat;
import dev.foldwork.flow.document.FlowReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes flows in their canonical form. */
@Command(
        name = "fmt",
        mixinStandardHelpOptions = true,
        description = "Write flows in their canonical form; comments stay, the meaning does.")
public final class FormatCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "Flow files, or folders of samples.")
    private List<Path> files = new ArrayList<>();

    @Option(names = "--check", description = "Change nothing; end with 1 when a file is not in canonical form.")
    private boolean check;

    /** Writes to this terminal. */
    public FormatCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        int different = 0;
        for (Path given : files) {
            FlowFile flow = FlowFile.find(given);
            Path file = flow.file();
            byte[] before = flow.bytes();
            var read = FlowReader.read(before, file.toString());
            if (read.document() == null) {
                throw FlowFile.invalid(file, read.problems());
            }
            String after = formatted(file, before);
            if (!after.equals(new String(before, java.nio.charset.StandardCharsets.UTF_8))) {
                different++;
                terminal.out().println((check ? "would change " : "changed ") + file);
                if (!check) {
                    replace(file, after);
                }
            }
        }
        return check && different > 0 ? ExitCode.FAILED : ExitCode.OK;
    }

    private static String formatted(Path file, byte[] before) {
        try {
            return FlowFormat.format(before);
        } catch (IllegalStateException loss) {
            throw new CliFailure(
                    "FORMAT_REFUSED", ExitCode.FAILED, file + " is left as it is: " + loss.getMessage(), "");
        }
    }

    private static void replace(Path file, String text) {
        Path half = file.resolveSibling(file.getFileName() + ".half");
        try {
            Files.writeString(half, text);
            Files.move(half, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException fault) {
            throw FlowFile.unwritable(file, fault);
        }
    }
}
