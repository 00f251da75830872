package dev.foldwork.cli;

import dev.foldwork.cli.Finding.Level;
import dev.foldwork.cli.Terminal.Style;
import dev.foldwork.cli.stack.StackFindings;
import dev.foldwork.flow.json.Json;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Looks at what Foldwork needs of this machine and says what is missing. */
@Command(
        name = "doctor",
        mixinStandardHelpOptions = true,
        description = "Look at what Foldwork needs of this machine, and say what is missing and what to do;"
                + " ends with 1 when no flow can run.")
final class DoctorCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Mixin
    private OutputOptions output = new OutputOptions();

    @Mixin
    private LocalData data = new LocalData();

    DoctorCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        List<Finding> findings = new ArrayList<>(new MachineFindings(data).all());
        if (findings.stream().noneMatch(finding -> finding.level() == Level.BAD)) {
            findings.addAll(StackFindings.of(data.folder()));
        }
        if (output.json()) {
            terminal.out()
                    .println(Json.write(findings.stream().map(Finding::toJson).toList()));
        } else {
            int width = findings.stream()
                    .mapToInt(finding -> finding.what().length())
                    .max()
                    .orElse(0);
            findings.forEach(finding -> print(finding, width));
        }
        return findings.stream().anyMatch(finding -> finding.level() == Level.BAD) ? ExitCode.FAILED : ExitCode.OK;
    }

    private void print(Finding finding, int width) {
        String sign = switch (finding.level()) {
            case GOOD -> terminal.styled(Style.GOOD, "✓");
            case NOTE -> terminal.styled(Style.NOTE, "!");
            case BAD -> terminal.styled(Style.BAD, "✗");
        };
        String gap = " ".repeat(width - finding.what().length() + 2);
        terminal.out().println(sign + " " + finding.what() + gap + terminal.styled(Style.QUIET, finding.detail()));
        if (!finding.remedy().isEmpty()) {
            terminal.out().println("  " + terminal.styled(Style.LINK, "→ " + finding.remedy()));
        }
    }
}
