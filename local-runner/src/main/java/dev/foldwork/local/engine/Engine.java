package dev.foldwork.local.engine;

import dev.foldwork.flow.plan.Plan;
import dev.foldwork.flow.run.Question;
import dev.foldwork.flow.run.RunEvent;
import dev.foldwork.flow.run.RunRefused;
import dev.foldwork.flow.trace.SpanSink;
import dev.foldwork.local.journal.Journal;
import dev.foldwork.local.journal.StoredRun;
import dev.foldwork.node.NodeCatalog;
import dev.foldwork.node.Resources;
import dev.foldwork.node.step.StepRunner;
import dev.foldwork.node.step.Watchdog;
import dev.foldwork.node.step.WorkerSpans;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes executions of runs; holds what all of them share. Thread-safe. */
public final class Engine implements AutoCloseable {

    private final Journal journal;
    private final InstantSource clock;
    private final Watchdog watchdog = new Watchdog();
    private final Timers timers;
    private final StepRunner steps;
    private final SpanSink spans;
    private final boolean recordKept;

    /**
     * Runs the catalog's nodes and writes to this journal, which stays the caller's.
     *
     * @param spans who takes spans; stays the caller's
     * @param recordKept false when the runs' records are kept elsewhere: only what is executed here is told then
     */
    public Engine(Journal journal, NodeCatalog catalog, InstantSource clock, SpanSink spans, boolean recordKept) {
        this.journal = journal;
        this.clock = clock;
        this.timers = new Timers(clock);
        this.spans = spans;
        this.recordKept = recordKept;
        WorkerSpans told = recordKept ? WorkerSpans.NONE : new WorkerSpans(spans, "local", "runner");
        this.steps = new StepRunner(catalog, watchdog, told);
    }

    /**
     * Prepares a run.
     *
     * @param history its events so far, all of them
     */
    public RunExecution prepare(
            StoredRun run, Plan plan, List<RunEvent> history, Resources resources, SecretSource secrets) {
        var log = new EventLog(run.id(), journal, history.getLast().seq());
        var context = new RunContext(
                run.id(),
                log,
                new Memory(history),
                new OpenQuestions(log, clock),
                new PauseGate(),
                steps,
                resources,
                secrets,
                timers,
                clock,
                LocalTrace.of(history, spans, recordKept));
        return new RunExecution(context, journal, plan, run.inputs(), run.createdAt());
    }

    /** Returns true when an executor was at work when these events ended. */
    public static boolean wasExecuting(List<RunEvent> history) {
        return new Memory(history).wasExecuting();
    }

    /** Refuses an answer that does not fit its question, given as the record shows it. */
    public static void checkAnswer(String path, @Nullable Map<String, ?> question, @Nullable Object answer) {
        if (question != null) {
            OpenQuestions.check(path, Question.fromJson(question), answer);
        }
    }

    /** Returns the refusal of an answer to a node that does not ask. */
    public static RunRefused notAsked(String path) {
        return OpenQuestions.notOpen(path);
    }

    @Override
    public void close() {
        timers.close();
        watchdog.close();
    }
}
