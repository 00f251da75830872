package dev.foldwork.cli.testing;

import dev.foldwork.cli.BoundedFile;
import dev.foldwork.cli.flow.FlowFile;
import dev.foldwork.flow.Problem;
import dev.foldwork.flow.check.Checked;
import dev.foldwork.flow.document.FlowReader;
import dev.foldwork.flow.nodetype.NodeTypes;
import dev.foldwork.flow.plan.Plan;
import dev.foldwork.flow.run.RunRecord;
import dev.foldwork.flow.run.RunRefused;
import dev.foldwork.flow.run.Runs.StartOptions;
import dev.foldwork.flow.testcase.TestCase;
import dev.foldwork.flow.testcase.TestCaseReader;
import dev.foldwork.flow.testcase.TestJudge;
import dev.foldwork.flow.testcase.TestJudge.Mismatch;
import dev.foldwork.local.LocalRunner;
import dev.foldwork.local.LocalSettings;
import dev.foldwork.local.MachineSecrets;
import dev.foldwork.local.journal.SqliteJournal;
import dev.foldwork.node.Connection;
import dev.foldwork.node.artifact.ArtifactFolder;
import dev.foldwork.node.builtin.BuiltInNodes;
import dev.foldwork.node.replay.Replay;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Runs tests, each on the local engine with a journal of its own that nobody keeps. */
final class TestRun {

    private final Duration patience;

    /** Ends runs that take longer than this. */
    TestRun(Duration patience) {
        this.patience = patience;
    }

    /** Runs the test in a file; null when it is not wanted. */
    @Nullable
    TestOutcome of(Path file, Predicate<TestCase> wanted) throws InterruptedException {
        var read = TestCaseReader.read(BoundedFile.read(file, FlowReader.MAX_BYTES), file.toString());
        TestCase test = read.test();
        if (test == null) {
            return new TestOutcome.Unsound(file, read.problems());
        }
        if (!wanted.test(test)) {
            return null;
        }
        Path flow = TestFiles.flow(file, test.flow());
        if (!Files.exists(flow)) {
            return unsound(file, "The test is of the flow '" + test.flow() + "', but there is no " + flow);
        }
        Checked checked = new FlowFile(flow, null).check();
        Plan plan = checked.plan();
        return plan == null ? new TestOutcome.Unsound(file, checked.problems()) : ran(file, test, plan);
    }

    private static TestOutcome unsound(Path file, String message) {
        return new TestOutcome.Unsound(
                file,
                List.of(new Problem(
                        "TEST_CASE_INVALID",
                        Problem.Severity.ERROR,
                        file.toString(),
                        0,
                        0,
                        null,
                        message,
                        "keep tests in the folder 'tests' beside their flow")));
    }

    private TestOutcome ran(Path file, TestCase test, Plan plan) throws InterruptedException {
        long begun = System.nanoTime();
        var replay =
                new Replay(NodeTypes.builtIn(), test.recorded(), test.folders().keySet());
        try (var place = TestPlace.make()) {
            Map<String, String> folders = place.folders(file, test, plan);
            SqliteJournal journal = SqliteJournal.open(place.root().resolve("journal.db"), notice -> {});
            try (journal;
                    var runner = new LocalRunner(journal, settings(place, test, plan, replay))) {
                return judged(file, test, plan, replay, runner, folders, begun);
            }
        }
    }

    private TestOutcome judged(
            Path file,
            TestCase test,
            Plan plan,
            Replay replay,
            LocalRunner runner,
            Map<String, String> folders,
            long begun)
            throws InterruptedException {
        RunRecord run = null;
        List<Mismatch> mismatches;
        var late = new AtomicBoolean();
        try {
            String id = runner.start(plan, test.inputs(), new StartOptions(folders, List.of(), null));
            follow(runner, id, late);
            run = runner.get(id).orElseThrow();
            mismatches = TestJudge.judge(test, run, runner.nodes(id));
        } catch (RunRefused refused) {
            mismatches = refused.problems().stream()
                    .map(problem -> new Mismatch("start", "a run", problem.message()))
                    .toList();
        }
        Set<String> unused = run == null ? Set.of() : replay.unused();
        long millis = (System.nanoTime() - begun) / 1_000_000;
        return new TestOutcome.Ran(file, test, run, mismatches, replay.missing(), unused, late.get(), millis);
    }

    private void follow(LocalRunner runner, String id, AtomicBoolean late) throws InterruptedException {
        Thread watchdog = Thread.ofVirtual().start(() -> {
            try {
                Thread.sleep(patience);
                late.set(true);
                runner.cancel(id);
            } catch (InterruptedException over) {
                Thread.currentThread().interrupt();
            }
        });
        try {
            runner.follow(id, 0, event -> true);
        } finally {
            watchdog.interrupt();
            watchdog.join();
        }
    }

    /** Secrets and connections are there, but worth nothing: whatever would use them is recorded. */
    private static LocalSettings settings(TestPlace place, TestCase test, Plan plan, Replay replay) {
        var secrets = new LinkedHashMap<String, String>();
        plan.access().secrets().forEach(name -> secrets.put(name, "no value of " + name + " in a test"));
        var connections = new LinkedHashMap<String, Connection>();
        plan.access()
                .connections()
                .forEach((name, kind) -> connections.put(name, new Connection(name, kind, Map.of())));
        return new LocalSettings(
                replay.of(BuiltInNodes.catalog()),
                clock(test),
                place.root().resolve("locks"),
                new ArtifactFolder(place.root().resolve("artifacts"), notice -> {}),
                new MachineSecrets(secrets, connections),
                notice -> {});
    }

    private static InstantSource clock(TestCase test) {
        InstantSource now = InstantSource.system();
        if (test.at() == null) {
            return now;
        }
        Duration since = Duration.between(now.instant(), test.at());
        return () -> now.instant().plus(since);
    }
}
