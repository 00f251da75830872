package dev.foldwork.cli.testing;

import dev.foldwork.flow.Problem;
import dev.foldwork.flow.run.RunRecord;
import dev.foldwork.flow.testcase.TestCase;
import dev.foldwork.flow.testcase.TestJudge.Mismatch;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What came of one test's file. */
sealed interface TestOutcome {

    /** Returns the test's file as the person named it. */
    Path file();

    /** Returns true when everything was as expected. */
    boolean passed();

    /**
     * The test ran.
     *
     * @param run null when it was refused; the mismatches say why
     * @param missing nodes that had no record
     * @param unused records that no node asked for
     * @param late true when it was ended since it took too long
     */
    record Ran(
            Path file,
            TestCase test,
            @Nullable RunRecord run,
            List<Mismatch> mismatches,
            Set<String> missing,
            Set<String> unused,
            boolean late,
            long millis)
            implements TestOutcome {

        @Override
        public boolean passed() {
            return mismatches.isEmpty() && missing.isEmpty() && !late;
        }
    }

    /** The test or its flow is not sound. */
    record Unsound(Path file, List<Problem> problems) implements TestOutcome {

        @Override
        public boolean passed() {
            return false;
        }
    }
}
