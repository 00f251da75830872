package dev.foldwork.cli.testing;

import dev.foldwork.cli.ProblemText;
import dev.foldwork.cli.Terminal;
import dev.foldwork.cli.Terminal.Style;
import dev.foldwork.flow.json.Json;
import dev.foldwork.flow.testcase.TestJudge.Mismatch;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tells of tests, each as soon as it is over. */
final class TestReport {

    private static final int LONGEST = 300;

    private final Terminal terminal;
    private final PrintWriter out;

    TestReport(Terminal terminal) {
        this.terminal = terminal;
        this.out = terminal.out();
    }

    void print(TestOutcome outcome, boolean updated) {
        switch (outcome) {
            case TestOutcome.Unsound unsound -> {
                out.println(terminal.styled(Style.BAD, "✗ ") + unsound.file());
                unsound.problems()
                        .forEach(problem -> out.println(
                                ProblemText.of(problem, terminal).indent(4).stripTrailing()));
            }
            case TestOutcome.Ran ran -> ran(ran, updated);
        }
        out.flush();
    }

    private void ran(TestOutcome.Ran ran, boolean updated) {
        String mark = ran.passed() ? terminal.styled(Style.GOOD, "✓ ") : terminal.styled(Style.BAD, "✗ ");
        out.println(mark + terminal.styled(Style.STRONG, ran.test().flow()) + "  "
                + ran.test().title() + "  " + terminal.styled(Style.QUIET, ran.millis() + " ms"));
        if (ran.passed()) {
            return;
        }
        out.println("    " + terminal.styled(Style.QUIET, ran.file().toString()));
        if (ran.late()) {
            out.println("    It took too long and was ended.");
        }
        ran.missing().forEach(path -> out.println("    " + path + ": nothing is recorded for this node"));
        ran.mismatches().forEach(this::mismatch);
        ran.unused()
                .forEach(path -> out.println("    "
                        + terminal.styled(Style.NOTE, path + ": what is recorded for this node was not asked for")));
        hint(ran, updated);
    }

    private void mismatch(Mismatch mismatch) {
        out.println("    " + mismatch.place());
        out.println("      expected " + shown(mismatch.expected()));
        out.println("      came     " + shown(mismatch.actual()));
    }

    private static String shown(@Nullable Object value) {
        String text = Json.write(value);
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }

    private void hint(TestOutcome.Ran ran, boolean updated) {
        if (updated) {
            out.println("    "
                    + terminal.styled(Style.LINK, "→ now expected as it came: look at the file before you keep it"));
        } else if (!ran.missing().isEmpty()) {
            out.println("    "
                    + terminal.styled(
                            Style.LINK,
                            "→ write the answer under spec.recorded, or save a new run: foldwork runs save RUN"));
        } else if (ran.run() != null && !ran.late()) {
            out.println("    "
                    + terminal.styled(Style.LINK, "→ when this is right now: foldwork test --update " + ran.file()));
        }
    }

    void summary(List<TestOutcome> outcomes) {
        long passed = outcomes.stream().filter(TestOutcome::passed).count();
        long failed = outcomes.size() - passed;
        out.println();
        out.println(passed + " passed, " + (failed == 0 ? "0 failed" : terminal.styled(Style.BAD, failed + " failed")));
    }

    /** Returns an outcome as a JSON value. */
    static Map<String, @Nullable Object> json(TestOutcome outcome) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("file", outcome.file().toString());
        json.put("passed", outcome.passed());
        switch (outcome) {
            case TestOutcome.Unsound unsound -> json.put("problems", ProblemText.json(unsound.problems()));
            case TestOutcome.Ran ran -> {
                json.put("flow", ran.test().flow());
                json.put("name", ran.test().name());
                json.put("title", ran.test().title());
                json.put("millis", ran.millis());
                json.put("late", ran.late());
                json.put(
                        "mismatches",
                        ran.mismatches().stream().map(Mismatch::toJson).toList());
                json.put("notRecorded", List.copyOf(ran.missing()));
                json.put("notUsed", List.copyOf(ran.unused()));
            }
        }
        return json;
    }
}
