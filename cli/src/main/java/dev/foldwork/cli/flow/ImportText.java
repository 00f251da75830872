package dev.foldwork.cli.flow;

import dev.foldwork.cli.ProblemText;
import dev.foldwork.cli.Terminal;
import dev.foldwork.cli.Terminal.Style;
import dev.foldwork.flow.importing.ImportFormat;
import dev.foldwork.flow.importing.ImportReport;
import dev.foldwork.flow.importing.ImportReport.Entry;
import dev.foldwork.flow.importing.ImportReport.Outcome;
import dev.foldwork.flow.importing.ImportedFlow;
import java.util.ArrayList;
import java.util.List;

/** Writes an import's report for a person: what needs a look first, what is fine in one line. */
record ImportText(Terminal terminal) {

    void print(ImportFormat format, ImportedFlow flow) {
        ImportReport report = flow.report();
        line(terminal.styled(Style.STRONG, flow.title())
                + terminal.styled(Style.QUIET, "  " + format.title() + " → ")
                + flow.file());
        line("  " + terminal.styled(Style.GOOD, "✓ " + report.count(Outcome.MAPPED) + " mapped") + "   "
                + terminal.styled(Style.NOTE, "≈ " + report.count(Outcome.APPROXIMATED) + " approximated") + "   "
                + terminal.styled(Style.BAD, "✗ " + report.count(Outcome.UNSUPPORTED) + " unsupported"));
        line("");
        entries(report, Outcome.UNSUPPORTED, terminal.styled(Style.BAD, "✗"));
        entries(report, Outcome.APPROXIMATED, terminal.styled(Style.NOTE, "≈"));
        mapped(report);
        needs(report);
        flow.problems().forEach(problem -> line(ProblemText.of(problem, terminal)));
        line(
                flow.isSound()
                        ? terminal.styled(Style.GOOD, "✓ ") + "the flow passes the check"
                        : terminal.styled(Style.BAD, "✗ ") + "the flow does not pass the check yet");
    }

    private void entries(ImportReport report, Outcome outcome, String sign) {
        for (Entry entry : report.entries()) {
            if (entry.outcome() == outcome) {
                String node = entry.node() == null ? "" : " → " + entry.node();
                line("  " + sign + " " + terminal.styled(Style.STRONG, entry.source()) + node
                        + terminal.styled(Style.QUIET, "  " + entry.kind()));
                entry.reasons().forEach(reason -> line("      " + reason));
            }
        }
    }

    private void mapped(ImportReport report) {
        List<String> names = report.entries().stream()
                .filter(entry -> entry.outcome() == Outcome.MAPPED)
                .map(Entry::source)
                .toList();
        if (!names.isEmpty()) {
            String shown = String.join(", ", names.subList(0, Math.min(12, names.size())));
            line("  " + terminal.styled(Style.GOOD, "✓") + " " + shown
                    + (names.size() > 12 ? " and " + (names.size() - 12) + " more" : ""));
        }
    }

    private void needs(ImportReport report) {
        var needs = new ArrayList<String>();
        report.connections().forEach((name, kind) -> needs.add("connection " + name + " (" + kind + ")"));
        report.secrets().forEach(name -> needs.add("secret " + name));
        report.flows().forEach(name -> needs.add("flow " + name));
        if (!needs.isEmpty()) {
            line("");
            needs.forEach(need -> line("  needs " + need));
        }
        line("");
    }

    private void line(String text) {
        terminal.out().println(text);
    }
}
