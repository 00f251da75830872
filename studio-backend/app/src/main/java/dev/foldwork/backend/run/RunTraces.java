package dev.foldwork.backend.run;

import dev.foldwork.backend.flow.Definitions;
import dev.foldwork.flow.nodetype.NodeTypes;
import dev.foldwork.flow.run.RunEvent;
import dev.foldwork.flow.trace.SpanSink;
import dev.foldwork.flow.trace.run.RunSpans;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Makes the spans of runs out of their records once they have ended. Whichever backend wrote a run's end does it, on a
 * thread of its own; does nothing where no spans are recorded.
 */
@Component
class RunTraces implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(RunTraces.class);
    private static final int PAGE = 500;
    private static final int LOOKS = 50;
    private static final long LOOK_MILLIS = 20;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final EndedRuns ended;
    private final RunStore store;
    private final EventStore events;
    private final Definitions definitions;
    private final Predicate<String> callers;
    private final SpanSink spans;
    private volatile @org.jspecify.annotations.Nullable Thread thread;

    RunTraces(
            EndedRuns ended,
            RunStore store,
            EventStore events,
            Definitions definitions,
            NodeTypes types,
            SpanSink spans) {
        this.ended = ended;
        this.store = store;
        this.events = events;
        this.definitions = definitions;
        this.callers = RunSpans.callers(types);
        this.spans = spans;
    }

    @Override
    public void start() {
        if (spans.isOn()) {
            thread = Thread.ofVirtual().name("run traces").start(this::work);
        }
    }

    private void work() {
        while (true) {
            try {
                tell(ended.take());
            } catch (InterruptedException stopping) {
                return;
            } catch (RuntimeException failure) {
                LOG.warn("a run's spans cannot be made now: {}", failure.toString());
            }
        }
    }

    /** Waits for the transaction that writes the end; one that is rolled back leaves nothing to tell. */
    private void tell(UUID id) throws InterruptedException {
        for (int look = 0; look < LOOKS; look++) {
            StoredRun run = store.find(id).orElse(null);
            if (run != null && run.record().state().isFinal()) {
                tell(run);
                return;
            }
            Thread.sleep(LOOK_MILLIS);
        }
    }

    private void tell(StoredRun run) {
        if (run.traceparent() == null) {
            return;
        }
        var all = new RunSpans(
                run.id().toString(), definitions.plan(run.team(), run.record().hash()), callers);
        List<RunEvent> page = events.events(run.id(), 0, PAGE);
        while (!page.isEmpty()) {
            page.forEach(all::add);
            page = events.events(run.id(), page.getLast().seq(), PAGE);
        }
        spans.accept(all.spans(), PATIENCE);
    }

    @Override
    public void stop() {
        Thread working = thread;
        if (working != null) {
            working.interrupt();
            thread = null;
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }
}
