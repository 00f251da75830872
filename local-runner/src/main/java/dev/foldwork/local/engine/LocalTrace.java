package dev.foldwork.local.engine;

import dev.foldwork.flow.nodetype.NodeTypes;
import dev.foldwork.flow.plan.Plan;
import dev.foldwork.flow.run.RunEvent;
import dev.foldwork.flow.trace.RunTrace;
import dev.foldwork.flow.trace.SpanSink;
import dev.foldwork.flow.trace.TraceStart;
import dev.foldwork.flow.trace.run.RunSpans;
import dev.foldwork.local.journal.Journal;
import dev.foldwork.local.journal.JournalException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The trace of one run here.
 *
 * @param traceparent what everything in the run continues, null for a run that nobody traces
 * @param recordKept false for a run whose record is kept elsewhere, where its spans are made
 */
record LocalTrace(@Nullable String traceparent, SpanSink sink, boolean recordKept) {

    private static final int PAGE = 500;
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    static LocalTrace of(List<RunEvent> history, SpanSink sink, boolean recordKept) {
        return new LocalTrace(TraceStart.from(history.getFirst().data()).run(), sink, recordKept);
    }

    @Nullable
    String attempt(String path, int attempt) {
        return RunTrace.continued(traceparent, sink.isOn(), path, attempt);
    }

    /** The run's end is in the journal. */
    void ended(Journal journal, String run, Plan plan) {
        if (traceparent == null || !sink.isOn() || !recordKept) {
            return;
        }
        try {
            var spans = new RunSpans(run, plan, RunSpans.callers(NodeTypes.builtIn()));
            List<RunEvent> page = journal.events(run, 0, PAGE);
            while (!page.isEmpty()) {
                page.forEach(spans::add);
                page = journal.events(run, page.getLast().seq(), PAGE);
            }
            sink.accept(spans.spans(), PATIENCE);
        } catch (JournalException away) {
            // The run has ended all the same; its trace stays without it.
            return;
        }
    }
}
